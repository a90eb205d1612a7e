import {setTimeout as wait} from 'node:timers/promises'

import {nameOfError} from '../log.ts'
import type {EnquiryEvent} from './enquiry.ts'
import type {Queue} from './queue/openQueue.ts'
import type {Routes} from './relays/readRoutes.ts'
import {RelayError} from './relays/relay.ts'

/** How long to wait before a delivery is tried again, in milliseconds: twice as long every time. */
export interface Patience {
  first: number
  most: number
}

/** Brings enquiries from the queue to their handlers. */
export interface Deliverer {
  /** Delivers one that waits, now or when its turn comes. */
  deliver: (id: string) => void
  /**
   * Starts no other delivery and waits for those that run.
   * @param patience milliseconds after which they are cut off; they stay in the queue
   * @returns whether all of them ended by themselves
   */
  close: (patience: number) => Promise<boolean>
}

/** How many deliveries run at a time: one handler that does not answer must not stop the others. */
const atOnce = 8

/** How often is looked for what is past its time, in milliseconds. */
const sweepEvery = 60_000

/** Starts with everything that waits. */
export function createDeliverer(
  queue: Queue,
  routes: Routes,
  {first, most}: Patience,
  tell: (event: Omit<EnquiryEvent, 'time'>) => void,
): Deliverer {
  const timers = new Map<string, NodeJS.Timeout>()
  const ready: string[] = []
  const running = new Map<string, Promise<void>>()
  const attempts = new Map<string, number>()
  const cutOff = new AbortController()
  let closed = false

  const later = (id: string, ms: number) =>
    timers.set(
      id,
      setTimeout(() => {
        timers.delete(id)
        deliver(id)
      }, ms),
    )

  function deliver(id: string): void {
    if (closed || running.has(id) || ready.includes(id)) return
    ready.push(id)
    work()
  }

  function work(): void {
    while (!closed && running.size < atOnce) {
      const id = ready.shift()
      if (id === undefined) return
      const run = attempt(id).finally(() => {
        running.delete(id)
        work()
      })
      running.set(id, run)
    }
  }

  async function attempt(id: string): Promise<void> {
    const number = (attempts.get(id) ?? 0) + 1
    attempts.set(id, number)
    let route: string | undefined
    try {
      const enquiry = await readOne(id)
      if (!enquiry) return
      ;({route} = enquiry)
      const relay = routes.get(route)
      if (!relay) throw new RelayError('no such route')
      await relay.send(enquiry, cutOff.signal)
      // A crash before the next line sends it again, with the same id.
      await queue.delivered(id)
      attempts.delete(id)
      tell({event: 'delivered', id, route, attempt: number})
    } catch (error) {
      const code = error instanceof RelayError ? error.code : nameOfError(error)
      tell({
        event: 'failed',
        id,
        ...(route === undefined ? {} : {route}),
        attempt: number,
        error: code,
      })
      if (!closed) later(id, Math.min(most, first * 2 ** (number - 1)) * (0.5 + Math.random() / 2))
    }
  }

  /** What cannot be read is told and left for a later start, with another secret perhaps. */
  async function readOne(id: string) {
    try {
      return await queue.read(id)
    } catch (error) {
      tell({event: 'unreadable', id, error: nameOfError(error)})
      return undefined
    }
  }

  const sweep = async () => {
    try {
      for (const id of await queue.sweep(Date.now())) {
        clearTimeout(timers.get(id))
        timers.delete(id)
        tell({event: 'expired', id})
      }
    } catch (error) {
      tell({event: 'failed', id: '', error: nameOfError(error)})
    }
  }
  const sweeping = setInterval(() => void sweep(), sweepEvery)
  sweeping.unref()
  void sweep().then(() => {
    for (const id of queue.waiting()) deliver(id)
  })

  return {
    deliver,
    close: async (patience) => {
      closed = true
      clearInterval(sweeping)
      for (const timer of timers.values()) clearTimeout(timer)
      const ended = Promise.allSettled(running.values()).then(() => true)
      const all = await Promise.race([ended, wait(patience, false, {ref: false})])
      cutOff.abort()
      for (const relay of routes.values()) relay.close?.()
      return all
    },
  }
}
