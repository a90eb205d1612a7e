import type {EventBytes} from './backlogs.ts'
import {isPublicId} from './documentIds.ts'
import {eventBytes} from './eventBytes.ts'
import {changeTags} from './query/syncTags.ts'
import type {Change} from './staging.ts'

/** Gets the tags of one change, as they are sent. */
export type LiveDeliver = (event: EventBytes) => void

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
  const eventOf = (changes: readonly Change[]): EventBytes | undefined => {
    if (changes.length === 0) return undefined
    const documents = changes.flatMap(({before, after}) => [before, after])
    const tags = changeTags(documents.filter((one) => one !== null))
    return eventBytes('message', {tags}, position())
  }

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
      if (readers.size === 0) return
      const all = eventOf(changes)
      const published = eventOf(changes.filter(({id}) => isPublicId(id)))
      for (const {includeDrafts, deliver} of readers) {
        const event = includeDrafts ? all : published
        if (event) deliver(event)
      }
    },
    close() {
      for (const {onClose} of readers) onClose()
      readers.clear()
    },
  }
}
