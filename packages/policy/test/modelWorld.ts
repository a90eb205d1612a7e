/** What each text says in each language: `texts.title.en`. */
export type Texts = Record<
  'title' | 'summary' | 'risk' | 'stay' | 'part',
  Record<string, string | undefined>
>

/** A stamp as the model keeps it: the words themselves, instead of hashes. Days are numbers. */
export interface Stamp {
  words: Record<string, string>
  source: Record<string, string>
  on: number
  due: number
  waived: string[]
}

/** A withdrawal of the included part or of the leaflet, from a day until before another. */
export interface Notice {
  part: boolean
  locale?: string | undefined
  unit?: string | undefined
  from: number
  until?: number
}

/** All that the model knows. */
export interface World {
  texts: Texts
  /** Whether the included part is published. */
  hasPart: boolean
  /** By language. */
  stamps: Record<string, Stamp>
  notices: Notice[]
  today: number
}
