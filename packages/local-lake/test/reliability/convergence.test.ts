import type {SanityClient} from '@sanity/client'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {startTestLake, type TestLake} from '../lakeForTest.ts'
import {type CuttingProxy, startCuttingProxy} from './cuttingProxy.ts'
import {seededRandom, sizeOf} from './random.ts'

const LISTENERS = sizeOf('LAKE_CONVERGING', 12)
const WRITES = sizeOf('LAKE_CONVERGING_WRITES', 200)
const SEED = sizeOf('LAKE_SEED', 20261123)
const DOCUMENTS = 5

let lake: TestLake
let proxy: CuttingProxy
beforeAll(async () => {
  lake = await startTestLake()
  proxy = await startCuttingProxy(lake.port)
})
afterAll(async () => {
  await proxy.close()
  await lake.remove()
})

/** A document that counts its changes. */
interface Counted {
  _id: string
  n: number
}

/** What a listener knows of the documents, and what it must have missed. */
class Copy {
  readonly counts = new Map<string, number>()
  missed = 0

  /** Takes what a query found: never older than what the events before it told. */
  start(documents: readonly Counted[]): void {
    for (const {_id, n} of documents) this.counts.set(_id, Math.max(n, this.counts.get(_id) ?? 0))
  }

  /** Takes one change. One that is known already changes nothing; one out of turn tells of a gap. */
  take({_id, n}: Counted): void {
    const known = this.counts.get(_id) ?? 0
    if (n > known + 1) this.missed += 1
    if (n > known) this.counts.set(_id, n)
  }
}

const QUERY = '*[_type == "counted"]{_id, n}'

/** Listens through `client`, as an application does: it asks anew only when it is told to. */
function follow(client: SanityClient) {
  const copy = new Copy()
  const heard: Counted[] = []
  const told = {open: 0, welcome: 0, welcomeback: 0, reset: 0, reconnect: 0}
  /** Changes that arrive while the documents are being asked for. */
  let held: Counted[] | undefined
  const ready = Promise.withResolvers<void>()
  const begin = (): void => {
    const mine: Counted[] = []
    held = mine
    const ask = (): Promise<void> =>
      client.fetch<Counted[]>(QUERY, {}, {perspective: 'raw'}).then(
        (documents) => {
          if (held !== mine) return
          copy.start(documents)
          for (const change of mine) copy.take(change)
          held = undefined
          ready.resolve()
        },
        // The connection was cut.
        () => (held === mine ? ask() : undefined),
      )
    void ask()
  }
  const subscription = client
    .listen<Counted>(
      '*[_type == "counted"]',
      {},
      {
        enableResume: true,
        includeResult: true,
        events: ['welcome', 'welcomeback', 'reset', 'reconnect', 'mutation'],
      },
    )
    .subscribe((event) => {
      if (event.type === 'mutation') {
        const {result} = event
        if (!result) return
        heard.push(result)
        if (held) held.push(result)
        else copy.take(result)
        return
      }
      told[event.type] += 1
      if (event.type === 'welcome' || event.type === 'reset') begin()
    })
  return {copy, heard, told, ready: ready.promise, stop: () => subscription.unsubscribe()}
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test(
  'row 26: listeners that are cut off at random end up with what the lake has',
  {
    timeout: WRITES * 1_000 + 120_000,
  },
  async () => {
    process.stdout.write(`convergence: ${LISTENERS} listeners, LAKE_SEED=${SEED}\n`)
    const random = seededRandom(SEED)
    const writer = lake.client()
    for (let id = 0; id < DOCUMENTS; id += 1) {
      await writer.create({_id: `counted-${id}`, _type: 'counted', n: 0})
    }
    const followers = Array.from({length: LISTENERS}, () =>
      follow(lake.client({apiHost: proxy.address})),
    )
    await Promise.all(followers.map(({ready}) => ready))
    const counts = new Map(Array.from({length: DOCUMENTS}, (_, id) => [`counted-${id}`, 0]))
    let cuts = 0
    for (let write = 0; write < WRITES; write += 1) {
      const id = `counted-${random.below(DOCUMENTS)}`
      counts.set(id, (counts.get(id) ?? 0) + 1)
      await writer.patch(id).inc({n: 1}).commit({visibility: 'async'})
      if (random.below(8) === 0) {
        proxy.cut(random.below(1_000))
        cuts += 1
      }
      await wait(random.below(20))
    }
    const behind = () =>
      followers.filter(({copy}) => [...counts].some(([id, n]) => copy.counts.get(id) !== n))
    for (let turn = 0; turn < 600 && behind().length > 0; turn += 1) await wait(50)
    const total = (name: 'reconnect' | 'welcomeback' | 'reset'): number =>
      followers.reduce((sum, {told}) => sum + told[name], 0)
    process.stdout.write(
      `convergence: ${cuts} cuts, ${total('reconnect')} reconnects, ${total('welcomeback')} resumed, ${total('reset')} reset\n`,
    )
    for (const {stop} of followers) stop()
    expect(behind()).toHaveLength(0)
    expect(followers.map(({copy}) => copy.missed)).toEqual(followers.map(() => 0))
    expect(total('welcomeback')).toBeGreaterThan(0)

    // The same reading sees a change that never came.
    const whole = followers.toSorted((a, b) => b.heard.length - a.heard.length)[0]?.heard ?? []
    const [first] = whole
    const replay = (changes: readonly Counted[]): Copy => {
      const copy = new Copy()
      copy.start(changes.slice(0, 1))
      for (const {_id} of changes) if (!copy.counts.has(_id)) copy.counts.set(_id, 0)
      for (const change of changes) copy.take(change)
      return copy
    }
    expect(replay(whole).missed).toBe(0)
    const one = whole.findIndex(({_id}) => _id === first?._id)
    const later = whole.findIndex(({_id}, index) => index > one && _id === first?._id)
    expect(replay(whole.toSpliced(later, 1)).missed).toBe(1)
  },
)
