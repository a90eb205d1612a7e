import type {LocaleId} from '@jakamy/content-sdk'

import {words, type Words} from '../words/index.ts'
import {pathTo} from './pathTo.ts'
import {valueOf} from './valueOf.ts'
import type {SiteDocument, View} from './view.ts'
import {views} from './views.ts'

/** What every page has around it, and where its links may lead. */
export interface Frame {
  view: View
  locale: LocaleId
  words: Words
  clinic: SiteDocument<'clinic'> | undefined
  /** The clinic’s name, in the language it is there in. */
  name: {text: string; locale: string; dir: 'ltr' | 'rtl'} | undefined
  procedures: SiteDocument<'procedure'>[]
  guides: SiteDocument<'insuranceGuide'>[]
  /** The main menu. */
  menu: {text: string; path: string}[]
  /** The path of a document that has a page, in the language of this one or in another. */
  linkTo: (documentId: string, locale?: LocaleId) => string | undefined
}

/**
 * Reads what every page has around it.
 * @throws ContentError when the content cannot be read
 */
export async function readFrame(view: View, locale: LocaleId): Promise<Frame> {
  const [clinic, procedures, guides] = await Promise.all([
    view.find('clinic', {id: views().settings.clinic}, locale),
    view.list('procedure', locale),
    view.guides(locale),
  ])
  const identity = clinic && valueOf(clinic.units.identity)
  const text = identity?.value.name
  const own = words[locale]
  const [guide] = guides
  return {
    view,
    locale,
    words: own,
    clinic,
    name: text ? {text, locale: identity.locale, dir: identity.dir} : undefined,
    procedures,
    guides,
    menu: [
      {text: own.procedures, path: `${pathTo.home(view, locale)}#procedures`},
      ...(guide ? [{text: own.insurance, path: pathTo.guide(view, locale, guide)}] : []),
      {text: own.contact, path: pathTo.contact(view, locale)},
      ...(view.search ? [{text: own.search.title, path: pathTo.search(view, locale)}] : []),
    ],
    linkTo: (documentId, other = locale) => {
      const isMeant = ({id}: {id: string}) => id === documentId
      const procedure = procedures.find(isMeant)
      const page = guides.find(isMeant)
      if (procedure) return pathTo.procedure(view, other, procedure)
      return page && pathTo.guide(view, other, page)
    },
  }
}
