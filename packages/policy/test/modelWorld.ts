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
  version: Version
  /** The day on which this major and minor version was approved first. */
  since: number
}

/** Major, minor and patch. */
export type Version = readonly [number, number, number]

/** Whom a text is shown to, as far as that is known. */
export interface Audience {
  clinic?: string
  channel?: string
}

/** A withdrawal of the included part or of the leaflet, from a day until before another. */
export interface Notice {
  part: boolean
  locale?: string | undefined
  unit?: string | undefined
  clinic?: string | undefined
  channel?: string | undefined
  /** The last major version it is about. */
  upTo?: number | undefined
  /** The languages in which a warning can be read; absent: it hides. */
  warns?: readonly string[] | undefined
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
