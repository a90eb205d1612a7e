// A clinic with everything there is to see, for checks of every page. All that the clinic has not given is
// visibly fake.
import type {SanityClient} from '@sanity/client'

import {approveIn, translate} from './approvals.ts'
import {askQuestions} from './enquiryForm.ts'

export const procedure = 'procedure-coronary-stent'
export const guide = 'insuranceGuide-jakamy'
const clinic = 'clinic-jakamy'
const form = 'form-information-request'

/** The insurers of {@link publishAll}, by how many days ago somebody last checked. */
export const checkedDaysAgo = {recent: 10, ageing: 120, lapsed: 200} as const

/** Approves the clinic’s pages in English and, translated by marking them, in French, and adds insurers and questions. */
export async function publishAll(lake: SanityClient): Promise<void> {
  await translate(lake, procedure, 'stent-coronaire-test')
  await translate(lake, guide, 'assurance-test')
  for (const id of [procedure, guide]) {
    for (const locale of ['en', 'fr']) await approveIn(lake, id, locale)
  }
  await askQuestions(lake, form, 'nobody')
  for (const [name, days] of Object.entries(checkedDaysAgo)) await addAcceptance(lake, name, days)
}

async function addAcceptance(lake: SanityClient, name: string, days: number): Promise<void> {
  const insurer = `insurer-test-${name}`
  const acceptance = `insuranceAcceptance-test-${name}`
  const words = (text: string) =>
    ['en', 'fr'].map((language) => ({
      _key: language,
      _type: 'internationalizedArrayTextValue',
      language,
      value: `[${language.toUpperCase()} TEST] ${text}`,
    }))
  await lake.create({
    _id: insurer,
    _type: 'insurer',
    name: `[TEST] Insurer, checked ${days} days ago`,
    country: 'AA',
    status: 'active',
  })
  await lake.create({
    _id: acceptance,
    _type: 'insuranceAcceptance',
    clinic: {_type: 'reference', _ref: clinic},
    insurer: {_type: 'reference', _ref: insurer},
    status: 'accepted',
    payment: 'directBilling',
    note: words('note'),
    verifiedOn: new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10),
  })
  for (const locale of ['en', 'fr']) await approveIn(lake, acceptance, locale)
}

/** Every page of the site in one language, by a name for files and messages. */
export function sitePages(
  locale: 'en' | 'fr',
): Readonly<Record<string, {path: string; status?: number}>> {
  const slugs = {
    en: {procedure: 'coronary-stent', guide: 'insurance'},
    fr: {procedure: 'stent-coronaire-test', guide: 'assurance-test'},
  }[locale]
  return {
    home: {path: `/${locale}/`},
    procedure: {path: `/${locale}/procedures/${slugs.procedure}`},
    insurance: {path: `/${locale}/${slugs.guide}`},
    contact: {path: `/${locale}/contact`},
    enquiry: {path: `/${locale}/enquiries/${form}`},
    search: {path: `/${locale}/search`},
    'search-found': {path: `/${locale}/search?q=stent`},
    'search-nothing': {path: `/${locale}/search?q=zzz`},
    'not-found': {path: `/${locale}/there-is-no-such-page`, status: 404},
    leaflet: {path: `/${locale}/procedures/${slugs.procedure}/print`},
    'leaflet-large': {path: `/${locale}/procedures/${slugs.procedure}/print?format=largePrint`},
  }
}
