import type {DocumentType} from '@jakamy/schemas'

import {checkOptions} from './checkOptions.ts'
import type {Key, ReadOptions} from './options.ts'
import type {Source} from './source.ts'
import {tell} from './tell.ts'
import {longestWait, wait} from './wait.ts'

/** How a subscription goes. */
export interface SubscribeOptions extends Omit<ReadOptions, 'timeout'> {
  /** Told of every failure; the subscription goes on and tries again. */
  onError?: (error: unknown) => void
  /**
   * Milliseconds after which the source is asked anyway: approvals end and withdrawals begin without
   * a change. Default 60,000, and 5,000 for a source that cannot tell of changes.
   */
  every?: number
}

/** Least and most milliseconds before a failed read is tried again. */
const patience = {least: 250, most: 10_000}

/**
 * Makes the subscription of a client. One read is under way at a time; what changes meanwhile is
 * read once, afterwards, and `next` is given the newest only.
 * @param seek reads the document, past everything that is kept
 */
export function createSubscribe<D>(
  source: Source,
  typesOf: (type: DocumentType) => readonly string[],
  seek: (
    type: DocumentType,
    key: Key,
    options: ReadOptions,
    signal: AbortSignal,
  ) => Promise<D | undefined>,
) {
  return (
    type: DocumentType,
    key: Key,
    next: (document: D | undefined) => void | Promise<void>,
    given?: SubscribeOptions,
  ): (() => void) => {
    checkOptions(given)
    const {onError, every, signal, ...options} = given ?? {}
    const ended = new AbortController()
    const state = {wanted: true, busy: false, failures: 0, given: ''}

    async function pump(): Promise<void> {
      if (state.busy) return
      state.busy = true
      while (state.wanted && !ended.signal.aborted) {
        state.wanted = false
        try {
          await deliver()
          state.failures = 0
        } catch (error) {
          if (ended.signal.aborted) break
          // Whatever becomes of it, the subscription goes on: a withdrawal has to arrive.
          tell(onError, error)
          // Whoever was told of a failure is told when it is over, too.
          state.given = ''
          state.wanted = true
          await wait(Math.min(patience.most, patience.least * 2 ** state.failures), ended.signal)
          state.failures += 1
        }
      }
      state.busy = false
    }

    async function deliver(): Promise<void> {
      const document = await seek(type, key, options, ended.signal)
      const told = fingerprint(document)
      if (told === state.given || ended.signal.aborted) return
      await next(document)
      state.given = told
    }

    const ask = () => {
      state.wanted = true
      void pump()
    }
    const stopWatching = source.watch?.(typesOf(type), ask)
    const pause = every ?? (source.watch ? 60_000 : 5_000)
    const timer = setInterval(ask, Math.min(longestWait, pause))
    const end = () => {
      if (ended.signal.aborted) return
      ended.abort()
      clearInterval(timer)
      stopWatching?.()
      signal?.removeEventListener('abort', end)
    }
    if (signal?.aborted) end()
    else {
      signal?.addEventListener('abort', end, {once: true})
      void pump()
    }
    return end
  }
}

/** Tells two answers apart by what they say, not by when they were given. */
function fingerprint(document: unknown): string {
  return JSON.stringify([document], (name, value: unknown) =>
    name === 'asOf' || name === 'problems' ? undefined : value,
  )
}
