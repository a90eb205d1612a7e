import type {Problem} from './problem.ts'

/** What a stored field must be equal to. Field names come from a definition, never from a reader. */
export interface Condition {
  /** Name of a field of the document. */
  field: string
  /** How the field holds it: itself, as the id of a reference, or among several of either. */
  as: 'value' | 'reference' | 'values' | 'references'
  equals: string | number | boolean
}

/** A part of a long answer: documents in the order of their ids. */
export interface Slice {
  /** How many to leave out. */
  offset: number
  /** Most documents to return. */
  limit: number
  /** Only documents whose id comes after this one. */
  after?: string
}

/** Which documents a client asks a source for. */
export interface Query {
  /** Document type. */
  type: string
  /**
   * Documents of the type: the one with an id; those with a slug in any language (nearly always one,
   * at most {@link mostWithOneSlug}); all that meet every condition; or those that have one of `ids`
   * or refer to `id`.
   */
  match:
    | {by: 'id'; id: string}
    | {by: 'slug'; slug: string}
    | ({by: 'all'; where?: readonly Condition[]} & Slice)
    | ({by: 'related'; id: string; ids: readonly string[]} & Slice)
  /** Paths of the references whose documents belong to the answer, e.g. `devices[]->states[].media->`. */
  includes: readonly string[]
  /** Paths of the pictures in the answer, e.g. `devices[]->states[].media->image`, for their placeholders. */
  images?: readonly string[]
}

/** Most documents that one slug finds: two languages may use the same one for two documents. */
export const mostWithOneSlug = 10

/** What a source answers: documents as they are stored, not yet trusted. */
export interface Snapshot {
  /** The documents that match. */
  documents: readonly unknown[]
  /** The documents they include, and those that these include. */
  references: readonly unknown[]
  /** Withdrawal notices; never from a cache. */
  withdrawals: readonly unknown[]
  /** When the source looked, ISO 8601. */
  asOf: string
  /** How many documents match in all, for `all` and `related`; absent when the source cannot tell. */
  total?: number
  /** Tiny stand-ins for pictures by the id of the file (`data:image/…`), shown until they are there. */
  placeholders?: Readonly<Record<string, string>>
  /** Name of the source that answered, when it is another one than was asked. */
  source?: string
  /** What readers of a log should know about the answer, e.g. that a source is down. */
  problems?: readonly Problem[]
}

/** Where content comes from. One snapshot answers one query, so that a page never mixes two states. */
export interface Source {
  /** For messages and results, e.g. `sanity:jakamy/production`. Never holds a token. */
  readonly name: string
  /** Whether it serves drafts; only a preview may use such a source. */
  readonly drafts: boolean
  /**
   * Reads one snapshot. Its objects are the client’s from then on: a source that goes on changing them
   * gives a copy.
   * @throws ContentError `SOURCE_UNREACHABLE`, `SOURCE_REFUSED`, `SOURCE_BROKEN` or `ABORTED`
   */
  read: (query: Query, signal?: AbortSignal) => Promise<Snapshot>
  /**
   * Tells when an answer may have changed, also after a time in which changes could have been missed.
   * A source without it is asked again and again by whoever subscribes.
   * @param types the document types that matter
   * @returns ends it
   */
  watch?: (types: readonly string[], onChange: () => void) => () => void
  /** The address of a stored picture, of this width in pixels where the source can resize. */
  imageUrl?: (image: StoredImage, width?: number) => string | undefined
}

/** A picture as documents hold it. */
export interface StoredImage {
  asset?: {_ref: string} | undefined
  crop?: {top: number; bottom: number; left: number; right: number} | undefined
  hotspot?: {x: number; y: number; width: number; height: number} | undefined
}
