import type {ReviewSummary} from '@jakamy/policy'
import type {DocumentType, UnitName, UnitValue} from '@jakamy/schemas'

import type {Draft} from '../../createPreview.ts'
import type {Renderable} from '../../outline/outline.ts'
import {isShown, type AnyUnit} from '../../outline/pageNotices.ts'
import {richTextOf} from '../../richText.ts'

/** A thing of schema.org: its type and its properties. */
export type Thing = {'@type': string} & {readonly [property: string]: unknown}

/** The units of a document that are shown in the language asked for. */
export interface Shown<N extends DocumentType = DocumentType> {
  locale: string
  units: {[U in UnitName<N>]?: Draft<UnitValue<N, U>>}
  /** Its reviews, when all of them are in date. */
  reviews: readonly ReviewSummary[]
}

/** What of a document may be told in the language that was asked for, and nothing of its fallbacks. */
export function shownIn(document: Renderable): Shown {
  const units = Object.entries<AnyUnit>(document.units).filter(
    ([, unit]) => unit.status === 'ok' && unit.locale === document.locale,
  )
  const reviews = units.flatMap(([, unit]) =>
    'review' in unit && unit.review ? [unit.review] : [],
  )
  const isInDate = reviews.every(({state}) => state !== 'overdue')
  return {
    locale: document.locale,
    // The gate has given each unit the type of its definition; the type of the document is open here.
    units: Object.fromEntries(
      units.map(([name, unit]) => [name, isShown(unit) ? unit.value : undefined]),
    ) as Shown['units'],
    reviews: isInDate ? reviews : [],
  }
}

/** A thing without the properties that say nothing. */
export function thing(type: string, properties: Readonly<Record<string, unknown>>): Thing {
  return {
    '@type': type,
    ...Object.fromEntries(Object.entries(properties).filter(([, value]) => says(value))),
  }
}

function says(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null
}

/** A rich text as plain words, a line a paragraph. */
export function plainText(value: unknown): string {
  return richTextOf(value)
    .map(({children}) => children.map(({text}) => text).join(''))
    .join('\n')
}
