/** Which documents a client asks a source for. */
export interface Query {
  /** Document type. */
  type: string
  /** One document by id or by slug in any language, or all of the type. */
  match:
    | {by: 'id'; id: string}
    | {by: 'slug'; slug: string}
    | {by: 'all'; offset: number; limit: number}
  /** Paths of the references whose documents belong to the answer, e.g. `devices[]->states[].media->`. */
  includes: readonly string[]
}

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
}

/** Where content comes from. One snapshot answers one query, so that a page never mixes two states. */
export interface Source {
  /** For messages and results, e.g. `sanity:jakamy/production`. Never holds a token. */
  readonly name: string
  /** Whether it serves drafts; only a preview may use such a source. */
  readonly drafts: boolean
  /**
   * Reads one snapshot.
   * @throws ContentError `SOURCE_UNREACHABLE`, `SOURCE_REFUSED`, `SOURCE_BROKEN` or `ABORTED`
   */
  read: (query: Query, signal?: AbortSignal) => Promise<Snapshot>
}
