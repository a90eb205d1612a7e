import type {Query, Source} from '../source.ts'

/** A document in a memory source: anything with an id and a type. */
export interface MemoryDocument {
  _id: string
  _type: string
  [field: string]: unknown
}

/**
 * A source over documents at hand, for tests and for content that is part of a program.
 * @param documents published documents, with everything they include and all withdrawals
 */
export function memorySource(documents: readonly MemoryDocument[]): Source {
  // A copy: answers are frozen, and what the caller does with its own objects must not reach readers.
  const byId = new Map(structuredClone(documents).map((document) => [document._id, document]))
  const sorted = [...byId.values()].sort((a, b) => (a._id < b._id ? -1 : 1))
  return {
    name: 'memory',
    drafts: false,
    read: async ({type, match}) => {
      const found = sorted.filter((document) => document._type === type && matches(document, match))
      const page =
        match.by === 'all'
          ? found.slice(match.offset, match.offset + match.limit)
          : found.slice(0, 1)
      return {
        documents: page,
        references: included(page, byId),
        withdrawals: sorted.filter((document) => document._type === 'withdrawal'),
        asOf: new Date().toISOString(),
      }
    },
  }
}

function matches(document: MemoryDocument, match: Query['match']): boolean {
  if (match.by === 'all') return true
  if (match.by === 'id') return document._id === match.id
  return Array.isArray(document.slug) && document.slug.some((slug) => slug?.value === match.slug)
}

/** Everything that the documents point to, however deep. */
function included(documents: readonly MemoryDocument[], byId: ReadonlyMap<string, MemoryDocument>) {
  const found = new Map<string, MemoryDocument>()
  const follow = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const target =
      '_ref' in value && typeof value._ref === 'string' ? byId.get(value._ref) : undefined
    if (target && !found.has(target._id)) {
      found.set(target._id, target)
      follow(target)
    }
    for (const child of Object.values(value)) follow(child)
  }
  follow(documents)
  return [...found.values()]
}
