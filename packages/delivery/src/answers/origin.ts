import {validUntil, type ContentDocument, type Unit} from '@jakamy/content-sdk'

/** Where an answer came from. It travels in headers: the bytes of a text stay the same at every look. */
export interface Origin {
  asOf: string
  problems: readonly {type: string}[]
}

/**
 * A document as it travels. Where it came from stands in headers, and what is wrong with other
 * documents is for logs.
 */
export function bodyOf({
  asOf: _asOf,
  source: _source,
  problems: _problems,
  ...body
}: ContentDocument) {
  return body
}

/** The headers that say where an answer came from, how long it may be shown, and in which languages it is. */
export function originHeaders(
  {asOf, problems}: Origin,
  documents: readonly ContentDocument[],
  locale: string,
): Record<string, string> {
  const shown = documents.flatMap((document) =>
    unitsOf(document).flatMap(([, unit]) => ('value' in unit ? [unit.locale] : [])),
  )
  const languages = new Set(shown.length > 0 ? shown : [locale])
  const until = validUntil(documents)
  const isFallback = problems.some(({type}) => type === 'source')
  return {
    'content-language': [...languages].join(', '),
    'content-as-of': asOf,
    ...(until === undefined ? {} : {'content-valid-until': until}),
    ...(isFallback ? {'content-fallback': 'source'} : {}),
  }
}

/** The units of any document by name. */
export function unitsOf(document: ContentDocument): [string, Unit<unknown>][] {
  return Object.entries<Unit<unknown>>(document.units)
}

/** What is withdrawn of a document: its units, what readers are told, and whether nothing is left. */
export function withdrawnOf(document: ContentDocument) {
  const present = unitsOf(document).filter(([, unit]) => unit.status !== 'absent')
  const taken = present.flatMap(([name, unit]) =>
    unit.status === 'withheld' && unit.reason === 'withdrawn' ? [{name, unit}] : [],
  )
  return {
    units: taken.map(({name}) => name),
    messages: [...new Set(taken.flatMap(({unit}) => unit.messages ?? []))],
    whole: taken.length > 0 && present.every(([, unit]) => unit.status === 'withheld'),
  }
}
