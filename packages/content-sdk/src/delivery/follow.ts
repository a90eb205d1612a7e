import {longestWait} from '../wait.ts'
import type {Delivered, Understood} from './answer.ts'

/** What is known about a text that is followed. */
export interface Told {
  /** What to show. Absent: nothing may be shown, as nothing is known or it has become too old. */
  answer?: Delivered
  /** When the delivery last confirmed the answer, ISO 8601. */
  confirmed?: string
  /** Why the last question failed, if it did. */
  error?: unknown
}

/** How a text is followed. */
export interface FollowOptions {
  /** Level of the title's heading, 1 to 6. Default 1. */
  headingLevel?: number
  /** Milliseconds between two questions. Default 60,000. */
  every?: number
  /** Ends it. */
  signal?: AbortSignal
}

/** Milliseconds until a question that failed is asked again. */
const patience = 5_000

/** Asks again and again, and tells what changes; see `DeliveryReader.follow`. */
export function follow(
  ask: (known: Understood | undefined, signal: AbortSignal) => Promise<Understood>,
  listener: (told: Told) => void,
  {every = 60_000, signal}: Omit<FollowOptions, 'headingLevel'>,
): () => void {
  const ended = new AbortController()
  let kept: Understood | undefined
  let error: unknown
  let told = ''
  let isAsking = false
  let next: ReturnType<typeof setTimeout> | undefined
  let expiry: ReturnType<typeof setTimeout> | undefined

  /** Tells what may be shown now, when it is something else than before. */
  function tell(): void {
    // Words become too old; that there are none stays true until the delivery says otherwise.
    const words = kept?.answer.status === 'ok' ? kept : undefined
    const left = words?.left() ?? 0
    if (words && left <= 0) kept = undefined
    clearTimeout(expiry)
    if (left > 0) expiry = setTimeout(tell, left)
    const answer = kept && {answer: kept.answer, confirmed: new Date(kept.given).toISOString()}
    const name = JSON.stringify([answer?.answer, error === undefined || answer?.confirmed])
    if (name === told) return
    told = name
    listener({...answer, ...(error === undefined ? {} : {error})})
  }

  async function look(): Promise<void> {
    // What has become too old while the device slept goes first.
    if (told) tell()
    if (isAsking) return
    isAsking = true
    clearTimeout(next)
    try {
      kept = await ask(kept, ended.signal)
      error = undefined
    } catch (failure) {
      error = failure
    }
    isAsking = false
    if (ended.signal.aborted) return
    next = setTimeout(look, Math.min(every, error === undefined ? longestWait : patience))
    tell()
  }

  // Where there is no page, there is nothing to wake up.
  const page: EventTarget | undefined = Reflect.get(globalThis, 'document')
  const end = () => {
    ended.abort()
    clearTimeout(next)
    clearTimeout(expiry)
    signal?.removeEventListener('abort', end)
    page?.removeEventListener('visibilitychange', look)
  }
  if (signal?.aborted) return () => {}
  signal?.addEventListener('abort', end)
  page?.addEventListener('visibilitychange', look)
  void look()
  return end
}
