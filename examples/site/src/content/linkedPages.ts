import type {LocaleId} from '@jakamy/content-sdk'

import {pathTo} from './pathTo.ts'
import {valueOf} from './valueOf.ts'
import type {PageDocument, View} from './view.ts'

/** A page with the words that its link shows. */
export interface LinkedPage {
  title: string
  summary: string | undefined
  path: string
  /** The language of title and summary. */
  locale: string
  dir: 'ltr' | 'rtl'
}

/** The pages of documents; one whose title is not shown has no link. */
export function linkedPages(
  documents: readonly PageDocument[],
  view: View,
  locale: LocaleId,
): LinkedPage[] {
  return documents.flatMap((document) => {
    const {units} = document
    const unit = 'overview' in units ? valueOf(units.overview) : valueOf(units.insurance)
    const {title, summary}: {title?: string; summary?: string} = unit?.value ?? {}
    if (!unit || !title) return []
    const path = pathTo[document.type === 'procedure' ? 'procedure' : 'guide'](
      view,
      locale,
      document,
    )
    return [{title, summary, path, locale: unit.locale, dir: unit.dir}]
  })
}
