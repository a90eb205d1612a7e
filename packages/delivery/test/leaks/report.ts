import type {Canaries, Canary} from './canaries.ts'

/** What one reader got hold of, and what must not be in it. */
export interface Seen {
  /** The way it was read, e.g. `lake query *`. */
  reader: string
  perspective?: string
  /** Who asked. */
  identity: string
  /** Forbidden states. */
  forbidden: readonly string[]
  /** Headers and bodies, log lines, files: every byte. */
  bytes: readonly (Uint8Array | string)[]
  /** They are pieces of texts: the beginning of a canary says nothing about which it is. */
  pieces?: boolean
}

/** Looks through what readers got, and remembers what it found. */
export interface Report {
  look: (seen: Seen) => void
  /** Where forbidden canaries were found: one line each. */
  leaks: () => string[]
  /** All canaries that were found, by the identity or reader that found them. */
  foundBy: (name: string) => ReadonlySet<Canary>
  /** Ways to read × perspectives × identities × forbidden states that were looked at. */
  combinations: () => number
  bytes: () => number
  answers: () => number
}

/** An empty report. */
export function createReport({find}: Canaries): Report {
  const leaks = new Set<string>()
  const found = new Map<string, Set<Canary>>()
  const combinations = new Set<string>()
  let bytes = 0
  let answers = 0
  return {
    look: ({reader, perspective = '', identity, forbidden, bytes: parts, pieces = false}) => {
      answers += 1
      for (const state of forbidden) combinations.add([reader, perspective, identity, state].join())
      for (const part of parts) {
        bytes += part.length
        for (const canary of find(part)) {
          for (const name of [identity, reader]) {
            const known = found.get(name) ?? new Set()
            found.set(name, known.add(canary))
          }
          if (forbidden.includes(canary.state) || (canary.state === 'cut' && !pieces))
            leaks.add(
              `${canary.state}: ${canary.place}, in ${reader} ${perspective} for ${identity}`,
            )
        }
      }
    },
    leaks: () => [...leaks],
    foundBy: (name) => found.get(name) ?? new Set(),
    combinations: () => combinations.size,
    bytes: () => bytes,
    answers: () => answers,
  }
}

/** Does some work for each item, several at once. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>) {
  const left = [...items]
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next)
  }
  await Promise.all(Array.from({length: 8}, worker))
}
