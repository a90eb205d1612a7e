import type {Settings} from './settings.ts'

/** The documents that elements show. */
export type ShownType = 'procedure' | 'insuranceGuide' | 'clinic'

/** Which document is meant, and how it is to be shown. */
export interface Asked {
  type: ShownType
  /** Its slug; of a clinic its id. */
  key: string
  /** Level of the title's heading. */
  headingLevel: number
}

/** What may be shown: the html channel's article, that it was withdrawn, or that there is none. */
export type Answer =
  | {status: 'ok'; html: string}
  | {status: 'withdrawn'; messages: readonly string[]; locale: string}
  | {status: 'missing'}

/** What is known about a document: nothing yet, the newest answer, or that asking failed. */
export interface Told {
  /** Why the last attempt failed, if it did. */
  error?: unknown
  /** Absent while nothing is known, and again once it has become too old. */
  answer?: Answer
  /** When it was last known to be true, ISO 8601. */
  confirmed?: string
}

/**
 * Follows a document and tells what may be shown of it.
 * @returns ends it
 */
export type Follow = (
  settings: Settings,
  asked: Asked,
  listener: (told: Told) => void,
) => () => void

let follow: Follow | undefined

/** Sets how this script reads; once, before its elements are defined. */
export function readBy(way: Follow): void {
  follow = shared(way)
}

/** Follows a document the way this script reads. */
export const followed: Follow = (...asked) => {
  if (!follow) throw new Error('No way to read was set.')
  return follow(...asked)
}

interface Shared {
  told: Told | undefined
  listeners: Set<(told: Told) => void>
  end: () => void
}

/** Elements that follow the same document share what they are told. */
function shared(way: Follow): Follow {
  const known = new Map<string, Shared>()
  return (settings, asked, listener) => {
    const name = nameOf(settings, asked)
    const one = known.get(name) ?? {told: undefined, listeners: new Set(), end: () => {}}
    one.listeners.add(listener)
    if (!known.has(name)) {
      known.set(name, one)
      one.end = way(settings, asked, (told) => {
        one.told = told
        for (const each of one.listeners) each(told)
      })
    } else if (one.told) listener(one.told)
    return () => {
      one.listeners.delete(listener)
      if (one.listeners.size > 0 || known.get(name) !== one) return
      known.delete(name)
      one.end()
    }
  }
}

/** One text for the same settings, in whatever order they were given. */
export function nameOf(settings: Settings, asked?: Asked): string {
  return JSON.stringify([...Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)), asked])
}
