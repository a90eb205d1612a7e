import {ContentError} from '../errors.ts'
import {isRecord} from '../isRecord.ts'
import {placeholdersOf} from '../placeholders.ts'
import {referencesIn, select} from '../select.ts'
import type {Source} from '../source.ts'

/** A document in a memory source: anything with an id and a type. */
export interface MemoryDocument {
  _id: string
  _type: string
  [field: string]: unknown
}

/**
 * A source over documents at hand, for tests and for content that is part of a program.
 * @param documents published documents, with everything they include and all withdrawals
 * @throws ContentError `INVALID_OPTIONS` when they are no list of documents
 */
export function memorySource(documents: readonly MemoryDocument[]): Source {
  if (!isList(documents)) {
    throw new ContentError('INVALID_OPTIONS', 'A memory source needs a list of documents.', {
      option: 'documents',
    })
  }
  // A copy: answers are frozen, and what the caller does with its own objects must not reach readers.
  const byId = new Map(documents.map((document) => [document._id, copyOf(document)]))
  const sorted = [...byId.values()].sort((a, b) => (a._id < b._id ? -1 : 1))
  return {
    name: 'memory',
    drafts: false,
    read: async (query) => {
      const found = select(sorted, query)
      const references = included(found.documents, byId)
      const isFile = ({_type}: MemoryDocument) => _type === 'sanity.imageAsset'
      const files = references.filter(isFile)
      return {
        ...found,
        references: references.filter((document) => !isFile(document)),
        placeholders: placeholdersOf(
          files.map(({_id, metadata}) => ({_id, lqip: isRecord(metadata) ? metadata.lqip : ''})),
        ),
        withdrawals: sorted.filter((document) => document._type === 'withdrawal'),
        asOf: new Date().toISOString(),
      }
    },
  }
}

function isList(documents: unknown): boolean {
  return Array.isArray(documents) && documents.every(isRecord)
}

/** What cannot be copied is no plain data: it stays as it is, and the client names and refuses it. */
function copyOf(document: MemoryDocument): MemoryDocument {
  try {
    return structuredClone(document)
  } catch {
    return document
  }
}

/** Everything that the documents point to, however deep. */
function included(documents: readonly MemoryDocument[], byId: ReadonlyMap<string, MemoryDocument>) {
  const found = new Map<string, MemoryDocument>()
  let open: readonly MemoryDocument[] = documents
  while (open.length > 0) {
    const targets = open.flatMap((document) =>
      [...referencesIn(document)].flatMap((id) => byId.get(id) ?? []),
    )
    open = targets.filter(({_id}) => !found.has(_id))
    for (const document of open) found.set(document._id, document)
  }
  return [...found.values()]
}
