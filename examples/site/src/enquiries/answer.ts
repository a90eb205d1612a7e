import {checkAnswers, formOf, type AnswerError, type EnquiryForm} from '@jakamy/content-sdk/enquiry'

import type {Frame} from '../content/frame.ts'
import {siteForms} from './formsOf.ts'
import {readFields} from './readFields.ts'
import type {EnquiryService, Outcome} from './service.ts'

/** Why a form cannot be filled in now. */
export type Closed = 'notReady' | 'noHandler' | 'down' | 'preview'

/** What the page of a form shows. */
export interface EnquiryPage {
  form: EnquiryForm
  /** HTTP status. */
  status: number
  /** Goes with the form; absent when it is `closed` or sent. */
  key?: string
  closed?: Closed
  /** What became of what was sent. */
  outcome?: Outcome['status'] | 'alreadySent' | 'elsewhere' | 'unreadable'
  /** What was sent, for the form to hold it again. */
  values: Readonly<Record<string, string>>
  errors: readonly AnswerError[]
}

/** What came in. */
export interface Incoming {
  request: Request
  /** Whether a page of this site sent it. */
  isOwn: boolean
  client: string
}

/**
 * Shows a form, or takes what was sent with it.
 * @returns `undefined` when this site has no such form
 */
export async function answer(
  frame: Frame,
  id: string,
  service: EnquiryService,
  {request, isOwn, client}: Incoming,
): Promise<EnquiryPage | undefined> {
  const {view, locale} = frame
  if (!siteForms(frame).some((form) => form.id === id)) return undefined
  const document = await view.find('enquiryForm', {id}, locale)
  const form = document && formOf(document)
  if (!form) return undefined
  const page = {form, status: 200, values: {}, errors: []}
  if (form.questions.length === 0) return {...page, closed: 'notReady'}
  if (view.name === 'preview') return {...page, closed: 'preview'}

  const opened = async (shown: EnquiryPage): Promise<EnquiryPage> => {
    const answered = await service.open(id, form.locale)
    if (answered.status === 'open') return {...shown, key: answered.key}
    const status = answered.status === 'down' ? 503 : shown.status
    return {...shown, status, closed: answered.status}
  }
  if (request.method !== 'POST') return opened(page)
  if (!isOwn) return opened({...page, status: 403, outcome: 'elsewhere'})
  const sent = await readFields(request)
  if (sent === 'tooLong') return opened({...page, status: 413, outcome: sent})
  if (sent === 'unreadable') return opened({...page, status: 400, outcome: sent})
  const {answers: values, key} = sent
  const checked = checkAnswers(form, values)
  if (checked.status === 'wrong') {
    return {...page, status: 422, key, values, errors: checked.errors, outcome: 'wrong'}
  }
  const outcome = await service.send(id, {...sent, locale: form.locale}, client)
  switch (outcome.status) {
    case 'sent':
      return {...page, outcome: 'sent'}
    case 'wrong':
      return {...page, status: 422, key, values, errors: outcome.errors, outcome: 'wrong'}
    case 'stale': {
      const isOld = outcome.reason === 'key'
      const told = isOld ? 'stale' : 'alreadySent'
      return opened({...page, status: isOld ? 403 : 409, values, outcome: told})
    }
    case 'tooMany':
      return {...page, status: 429, key, values, outcome: 'tooMany'}
    case 'tooLong':
      return {...page, status: 413, key, values, outcome: 'tooLong'}
    case 'failed':
      return {...page, status: 503, key, values, outcome: 'failed'}
  }
}
