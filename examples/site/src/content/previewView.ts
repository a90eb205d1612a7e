import {createPreview, listAll} from '@jakamy/content-sdk'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'

import type {Settings} from './settings.ts'
import type {View} from './view.ts'

/** What editors see: drafts, nothing gated, everything marked. `undefined` without a token. */
export function previewView({
  projectId,
  dataset,
  apiHost,
  previewToken: token,
  clinic,
}: Settings): View | undefined {
  if (token === undefined) return undefined
  const perspective = 'drafts'
  const host = apiHost === undefined ? {} : {apiHost}
  const source = sanitySource({projectId, dataset, perspective, token, ...host})
  const preview = createPreview({source, locale: 'en', clinic})
  return {
    name: 'preview',
    prefix: '/preview',
    find: (type, key, locale) => preview.find(type, key, {locale}),
    guides: async (locale) =>
      (await listAll(preview, 'insuranceGuide', {locale, where: {clinic}})).documents,
    acceptances: async (locale) =>
      (await listAll(preview, 'insuranceAcceptance', {locale, where: {clinic}})).documents,
    list: async (type, locale) => (await listAll(preview, type, {locale})).documents,
  }
}
