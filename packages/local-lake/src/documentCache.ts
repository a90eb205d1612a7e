import type {LakeDocument} from './document.ts'

/** Documents that were read lately, as many as fit; also which ids nothing was found at. */
export interface DocumentCache {
  /** `null` where there is known to be none, `undefined` where that is not known. */
  get(id: string): LakeDocument | null | undefined
  /** @param size characters of its JSON. */
  put(id: string, document: LakeDocument | null, size: number): void
  forget(id: string): void
  clear(): void
}

/** What an entry takes besides its document. */
const ENTRY_SIZE = 200

interface Entry {
  document: LakeDocument | null
  size: number
}

/**
 * Makes an empty cache. It has two halves: what is asked for moves into the younger one, and when
 * that is full the older one is forgotten.
 * @param limit characters of JSON that are kept.
 */
export function createDocumentCache(limit: number): DocumentCache {
  let young = new Map<string, Entry>()
  let old = new Map<string, Entry>()
  let size = 0

  const keep = (id: string, entry: Entry): void => {
    if (size + entry.size > limit / 2) {
      old = young
      young = new Map()
      size = 0
    }
    if (entry.size > limit / 2) return
    young.set(id, entry)
    size += entry.size
  }
  const forget = (id: string): void => {
    size -= young.get(id)?.size ?? 0
    young.delete(id)
    old.delete(id)
  }

  return {
    get(id) {
      const found = young.get(id)
      if (found) return found.document
      const older = old.get(id)
      if (!older) return undefined
      old.delete(id)
      keep(id, older)
      return older.document
    },
    put(id, document, characters) {
      forget(id)
      keep(id, {document, size: characters + ENTRY_SIZE})
    },
    forget,
    clear() {
      young = new Map()
      old = new Map()
      size = 0
    },
  }
}
