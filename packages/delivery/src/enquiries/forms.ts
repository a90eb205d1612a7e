import {createContent, type Query, type Source} from '@jakamy/content-sdk'
import {formOf, type EnquiryForm} from '@jakamy/content-sdk/enquiry'

import {defaultRoute} from './relays/readRoutes.ts'

/** A form with what its readers need not know. */
export interface ServedForm {
  form: EnquiryForm
  /** Key of the route that its enquiries take. */
  route: string
  /** How many days its enquiries may be kept; absent when the form does not say. */
  retentionDays?: number
}

/**
 * Reads a form as readers have it, and where its enquiries go: both from one look at the source.
 * @returns `undefined` when there is no such form, or it may not be shown
 * @throws ContentError of the source
 */
export async function readForm(
  source: Source,
  id: string,
  locale: string,
  signal?: AbortSignal,
): Promise<ServedForm | undefined> {
  const query: Query = {type: 'enquiryForm', match: {by: 'id', id}, includes: []}
  const snapshot = await source.read(query, signal)
  const content = createContent({
    source: {name: source.name, drafts: source.drafts, read: async () => snapshot},
    locale,
  })
  const document = await content.find('enquiryForm', {id})
  const form = document && formOf(document)
  if (!form) return undefined
  // The document is valid, or the client would not have released it.
  const {deliverTo, retentionDays} = Object(snapshot.documents[0])
  return {
    form,
    route: typeof deliverTo === 'string' ? deliverTo : defaultRoute,
    ...(typeof retentionDays === 'number' ? {retentionDays} : {}),
  }
}
