import type {JsonObject} from './document.ts'
import {isPublicId} from './documentIds.ts'
import {changeTags} from './query/syncTags.ts'
import type {Change} from './staging.ts'

/** Gets the tags of one change with the position of the event. */
export type LiveDeliver = (id: string, data: JsonObject) => void

/** Those who wait for "something changed" (`client.live.events()`). */
export interface LiveHub {
  /** The position of the newest event, to be sent with the welcome. */
  readonly position: string
  /** Starts delivering; returns a function that stops it. */
  add(includeDrafts: boolean, deliver: LiveDeliver, onClose: () => void): () => void
  publish(changes: readonly Change[]): void
  /** True when nothing newer than `position` has happened in this process. */
  isCurrent(position: string): boolean
  close(): void
}

/** Makes the hub of a dataset; positions are good for the life of the process. */
export function createLiveHub(): LiveHub {
  const readers = new Set<{includeDrafts: boolean; deliver: LiveDeliver; onClose: () => void}>()
  const run = Date.now().toString(36)
  let count = 0
  const position = (): string => `${run}-${count}`

  return {
    get position() {
      return position()
    },
    isCurrent: (given) => given === position(),
    add(includeDrafts, deliver, onClose) {
      const reader = {includeDrafts, deliver, onClose}
      readers.add(reader)
      return () => void readers.delete(reader)
    },
    publish(changes) {
      count += 1
      const published = changes.filter(({id}) => isPublicId(id))
      for (const {includeDrafts, deliver} of readers) {
        const visible = includeDrafts ? changes : published
        if (visible.length === 0) continue
        const documents = visible.flatMap(({before, after}) => [before, after])
        deliver(position(), {tags: changeTags(documents.filter((one) => one !== null))})
      }
    },
    close() {
      for (const {onClose} of readers) onClose()
      readers.clear()
    },
  }
}
