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
  /** It was asked for since it was last passed over. */
  used: boolean
}

/**
 * Makes an empty cache. When it is full the oldest entry goes, unless it was asked for meanwhile.
 * @param limit characters of JSON that are kept.
 */
export function createDocumentCache(limit: number): DocumentCache {
  const entries = new Map<string, Entry>()
  let size = 0

  const forget = (id: string): void => {
    size -= entries.get(id)?.size ?? 0
    entries.delete(id)
  }
  const makeRoom = (): void => {
    for (const [id, entry] of entries) {
      if (size <= limit) return
      forget(id)
      if (!entry.used) continue
      entries.set(id, {...entry, used: false})
      size += entry.size
    }
  }

  return {
    get(id) {
      const found = entries.get(id)
      if (found) found.used = true
      return found?.document
    },
    put(id, document, characters) {
      forget(id)
      const entry = {document, size: characters + ENTRY_SIZE, used: false}
      entries.set(id, entry)
      size += entry.size
      makeRoom()
    },
    forget,
    clear() {
      entries.clear()
      size = 0
    },
  }
}
