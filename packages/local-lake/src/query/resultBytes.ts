import type {LakeDocument} from '../document.ts'
import type {DocumentView} from '../documentSet.ts'

/** Most bytes of documents that are kept. */
const MAX_BYTES = 16_000_000

/** JSON of documents that were answered lately, the oldest first; documents are never changed. */
const kept = new Map<LakeDocument, Uint8Array>()
let keptBytes = 0

/**
 * The JSON of a result, in pieces. A document that stands in it as it is stored is spelled out
 * once and sent as it is from then on: after an index, spelling is most of what a query takes.
 */
export function resultBytes(result: unknown, view: DocumentView): Uint8Array[] {
  const document = storedDocument(result, view)
  if (document) return [bytesOf(document)]
  if (!Array.isArray(result) || !storedDocument(result[0], view)) return [spell(result)]
  const pieces = result.flatMap((item: unknown, index) => {
    const stored = storedDocument(item, view)
    return [index === 0 ? OPEN : COMMA, stored ? bytesOf(stored) : spell(item)]
  })
  return [...pieces, CLOSE]
}

const OPEN = Buffer.from('[')
const COMMA = Buffer.from(',')
const CLOSE = Buffer.from(']')

function spell(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value ?? null))
}

/** A value that is one of the documents of a view, untouched. */
function storedDocument(value: unknown, view: DocumentView): LakeDocument | undefined {
  if (typeof value !== 'object' || value === null || !('_id' in value)) return undefined
  const {_id: id} = value
  const stored = typeof id === 'string' ? view.peek(id) : undefined
  return stored === value ? stored : undefined
}

function bytesOf(document: LakeDocument): Uint8Array {
  const known = kept.get(document)
  if (known) return known
  const bytes = spell(document)
  if (bytes.length > MAX_BYTES / 10) return bytes
  kept.set(document, bytes)
  keptBytes += bytes.length
  for (const [oldest, {length}] of kept) {
    if (keptBytes <= MAX_BYTES) break
    kept.delete(oldest)
    keptBytes -= length
  }
  return bytes
}
