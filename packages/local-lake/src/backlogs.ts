/** An event as it goes over the wire, in pieces that other events may share. */
export type EventBytes = readonly Uint8Array[]

/** What waits for one reader. */
export interface Backlog {
  /** Adds an event; a reader for whom too much waits is let go. */
  push(event: EventBytes): void
  /**
   * The next bytes, at most `limit` of them; `undefined` when nothing waits. They count as waiting
   * until the next ones are taken.
   */
  take(limit: number): Uint8Array | undefined
  /** Forgets what waits, and adds nothing more. */
  close(): void
}

/** What waits for all readers. */
export interface Backlogs {
  /** @param letGo called once when the reader has to go, with the reason; what waited is gone. */
  open(letGo: (reason: string) => void): Backlog
  /** Bytes that wait: what waits for several counts once. */
  readonly bytes: number
}

/** How much may wait, in bytes. */
export interface BacklogLimits {
  /** For one reader; a single event may be larger. */
  each?: number
  /** For all of them together. */
  total?: number
}

const MAX_EACH = 16_000_000
const MAX_TOTAL = 64_000_000

/** What remains of `total` when readers had to go, so that it is not looked for them all the time. */
const RELIEF = 0.75

/** Bytes that an event takes in a list beside its pieces. */
const ENTRY = 16

/**
 * Keeps what waits for readers within bounds: the readers for whom most waits are let go first. Pieces
 * that several wait for are kept, and counted, once.
 */
export function createBacklogs(limits: BacklogLimits = {}): Backlogs {
  const {each = MAX_EACH, total = MAX_TOTAL} = limits
  const open = new Set<{size: () => number; letGo: (reason: string) => void}>()
  /** How many wait for a piece. */
  const waiting = new Map<Uint8Array, number>()
  let bytes = 0

  const keep = (piece: Uint8Array): void => {
    const count = waiting.get(piece) ?? 0
    if (count === 0) bytes += piece.byteLength
    waiting.set(piece, count + 1)
  }
  const release = (piece: Uint8Array): void => {
    const count = waiting.get(piece) ?? 1
    if (count > 1) return void waiting.set(piece, count - 1)
    waiting.delete(piece)
    bytes -= piece.byteLength
  }
  const keepEvent = (event: EventBytes): void => {
    for (const piece of event) keep(piece)
    bytes += ENTRY
  }
  const forget = (event: EventBytes): void => {
    for (const piece of event) release(piece)
    bytes -= ENTRY
  }
  const relieve = (): void => {
    const largest = [...open].toSorted((a, b) => b.size() - a.size())
    for (const one of largest) {
      if (bytes <= total * RELIEF) return
      one.letGo(`All readers together had more than ${total} bytes waiting, this one ${one.size()}`)
    }
  }

  return {
    get bytes() {
      return bytes
    },
    open(letGo) {
      let events: EventBytes[] = []
      /** Where the next bytes are: the event, the piece of it, the byte of that. */
      let [next, index, offset] = [0, 0, 0]
      /** All that waits, and the part of it that was handed out last. */
      let [size, taken] = [0, 0]

      const forgetTaken = (): void => {
        bytes -= taken
        size -= taken
        taken = 0
      }
      const close = (): void => {
        if (!open.delete(self)) return
        forgetTaken()
        for (const event of events.slice(next)) forget(event)
        events = []
        size = 0
      }
      const self = {
        size: () => size,
        letGo(reason: string) {
          close()
          letGo(reason)
        },
      }
      open.add(self)

      return {
        close,
        push(event) {
          if (!open.has(self)) return
          const others = events.length > next
          events.push(event)
          keepEvent(event)
          size += sizeOf(event)
          if (others && size > each) self.letGo(`${size} bytes were waiting for it`)
          else if (bytes > total) relieve()
        },
        take(limit) {
          forgetTaken()
          const parts: Uint8Array[] = []
          let room = limit
          for (let event = events[next]; event && room > 0; event = events[next]) {
            const piece = event[index]
            if (piece) {
              const part = piece.subarray(offset, offset + room)
              parts.push(offset === 0 && part.length === piece.length ? piece : part)
              room -= part.length
              offset += part.length
              if (offset < piece.length) break
              ;[index, offset] = [index + 1, 0]
            } else {
              forget(event)
              size -= sizeOf(event)
              events[next] = []
              ;[next, index] = [next + 1, 0]
            }
          }
          if (next > 1_000 && next * 2 > events.length) [events, next] = [events.slice(next), 0]
          if (parts.length === 0) return undefined
          taken = limit - room
          bytes += taken
          size += taken
          const [only] = parts
          // A part of a piece would keep all of it; a copy keeps what it is.
          if (parts.length === 1 && only?.length === only?.buffer.byteLength) return only
          return Buffer.concat(parts)
        },
      }
    },
  }
}

function sizeOf(event: EventBytes): number {
  return event.reduce((sum, piece) => sum + piece.byteLength, ENTRY)
}
