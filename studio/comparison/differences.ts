import {diffWordsWithSpace} from 'diff'

import type {Passage} from './passages.ts'

/** A stretch of a text that both versions have, or only one of them. */
export interface Piece {
  text: string
  kind: 'same' | 'added' | 'removed'
}

/** One passage in two versions, word by word. */
export interface Difference {
  id: string
  place: string
  pieces: Piece[]
  isChanged: boolean
}

/**
 * Compares two versions of a unit word by word. Passages stand in the order of the later version; one
 * that it has no more stands at the end.
 * @param locale the language of the words, whose rules tell where one ends
 */
export function differencesOf(
  before: readonly Passage[],
  after: readonly Passage[],
  locale: string,
): Difference[] {
  const earlier = new Map(before.map((passage) => [passage.id, passage]))
  const later = new Set(after.map(({id}) => id))
  return [
    ...after.map(({id, place, text}) => compare(id, place, earlier.get(id)?.text, text, locale)),
    ...before
      .filter(({id}) => !later.has(id))
      .map(({id, place, text}) => compare(id, place, text, undefined, locale)),
  ]
}

function compare(
  id: string,
  place: string,
  before: string | undefined,
  after: string | undefined,
  locale: string,
): Difference {
  return {id, place, pieces: piecesOf(before, after, locale), isChanged: before !== after}
}

function piecesOf(before = '', after = '', locale: string): Piece[] {
  if (before === after) return [{text: after, kind: 'same'}]
  const intlSegmenter = new Intl.Segmenter(locale, {granularity: 'word'})
  return diffWordsWithSpace(before, after, {intlSegmenter}).map(({value, added, removed}) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
