import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {expect, test} from 'vitest'

import {verifyStore} from '../../src/store/verifyStore.ts'
import {type LakeProcess, startProcess} from './lakeProcess.ts'
import {seededRandom, sizeOf} from './random.ts'

/** Seconds of mixed load, and seconds until the lake is killed and started again. */
const SECONDS = sizeOf('LAKE_SOAK', 8)
const LIFE = sizeOf('LAKE_SOAK_LIFE', Math.max(4, Math.min(60, Math.floor(SECONDS / 3))))
const SEED = sizeOf('LAKE_SEED', 20261127)

const PAIRS = 40
const WRITERS = 4
const LISTENERS = 5

/** Bytes that the last life may take beyond the first one: the documents stay as many as they were. */
const GROWTH = 100_000_000

interface Side {
  _id: string
  pair: number
  n: number
}

/** Asked again and again: what an index answers, what goes through all, what a worker does. */
const QUESTIONS = [
  '*[_id == "left-1"][0]',
  '*[_type == "pair"] | order(n desc)[0...10]{_id, n}',
  'count(*[_type == "pair" && text match "FR*"])',
  '*[_type == "pair" && n > 0][0...5]{..., "other": *[pair == ^.pair && _id != ^._id][0].n}',
  '*[_type == "pair" && text match "F" + "*"]._id',
]

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What is known of one pair: the last number that was acknowledged, and the last that was tried. */
interface Known {
  acknowledged: number
  tried: number
}

/**
 * What is wrong with what a reader sees: pairs that are no pairs, older than what was acknowledged
 * before it asked, or never written.
 */
function wrongSides(
  sides: readonly Side[],
  since: readonly Known[],
  known: readonly Known[] = since,
): string[] {
  const byId = new Map(sides.map((side) => [side._id, side]))
  return since.flatMap(({acknowledged}, pair) => {
    const [left, right] = [byId.get(`left-${pair}`)?.n ?? 0, byId.get(`right-${pair}`)?.n ?? 0]
    return [
      ...(left === right ? [] : [`pair ${pair} is ${left} and ${right}`]),
      ...(left >= acknowledged ? [] : [`pair ${pair} lost ${acknowledged}, has ${left}`]),
      ...(left <= (known[pair]?.tried ?? 0) ? [] : [`pair ${pair} has ${left}, not written`]),
    ]
  })
}

/** One run of the lake, from its start until it is killed. */
class Life {
  readonly problems: string[] = []
  writes = 0
  heard = 0
  asked = 0
  private readonly lake: LakeProcess
  private readonly known: Known[]
  private ending = false

  constructor(lake: LakeProcess, known: Known[]) {
    this.lake = lake
    this.known = known
  }

  /** Works for some time, then kills the lake. */
  async run(milliseconds: number, seed: number): Promise<void> {
    const {client} = this.lake
    const found = await client.fetch<Side[]>('*[_type == "pair"]')
    this.problems.push(...wrongSides(found, this.known))
    const listeners = Array.from({length: LISTENERS}, () => this.listen())
    const work = [
      ...Array.from({length: WRITERS}, (_, writer) => this.write(writer, seed + writer)),
      this.ask(seed),
      this.look(),
    ]
    await wait(milliseconds)
    this.ending = true
    await this.lake.kill()
    await Promise.all(work)
    for (const listener of listeners) listener.unsubscribe()
  }

  /** Repeats something until the lake is killed; what it refuses before is a problem. */
  private async repeat(step: () => Promise<void>): Promise<void> {
    while (!this.ending) {
      try {
        await step()
      } catch (error) {
        if (!this.ending) this.problems.push(error instanceof Error ? error.message : 'unknown')
        await wait(10)
      }
    }
  }

  /** Writes pairs that no other writer writes. */
  private write(writer: number, seed: number): Promise<void> {
    const random = seededRandom(seed)
    return this.repeat(async () => {
      const pair = writer + WRITERS * random.below(PAIRS / WRITERS)
      const known = this.known[pair]
      if (!known) throw new Error(`There is no pair ${pair}`)
      known.tried = Math.max(known.tried, known.acknowledged) + 1
      const n = known.tried
      const text = '[FR TEST] '.repeat(1 + random.below(200))
      const request = this.lake.client.transaction()
      for (const side of ['left', 'right']) {
        request.createOrReplace({_id: `${side}-${pair}`, _type: 'pair', pair, n, text})
      }
      await request.commit({visibility: 'async'})
      known.acknowledged = n
      this.writes += 1
    })
  }

  private ask(seed: number): Promise<void> {
    const random = seededRandom(seed)
    return this.repeat(async () => {
      const [first = '', ...rest] = QUESTIONS
      await this.lake.client.fetch(random.pick([first, ...rest]), {}, {perspective: 'raw'})
      this.asked += 1
    })
  }

  private look(): Promise<void> {
    return this.repeat(async () => {
      const since = this.known.map((one) => ({...one}))
      const found = await this.lake.client.fetch<Side[]>('*[_type == "pair"]')
      this.problems.push(...wrongSides(found, since, this.known))
      await wait(200)
    })
  }

  /** Hears of every write of a pair, in its order. */
  private listen() {
    const last = new Map<string, number>()
    return this.lake.client.listen<Side>('*[_type == "pair"]').subscribe({
      next: ({result}) => {
        if (!result) return
        const {_id, n} = result
        const before = last.get(_id)
        if (before !== undefined && n <= before) this.problems.push(`${_id}: ${n} after ${before}`)
        last.set(_id, n)
        this.heard += 1
      },
      error: () => undefined,
    })
  }

  async memory(): Promise<number> {
    const status = await readFile(`/proc/${this.lake.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1_024
  }
}

test(
  'all rows at once: mixed load with kills loses nothing, mixes nothing up and does not grow',
  {timeout: SECONDS * 4_000 + 120_000},
  async () => {
    process.stdout.write(`soak: ${SECONDS} s, a kill every ${LIFE} s, LAKE_SEED=${SEED}\n`)
    const folder = await mkdtemp(join(tmpdir(), 'lake-soak-'))
    const store = join(folder, 'store')
    const known = Array.from({length: PAIRS}, () => ({acknowledged: 0, tried: 0}))
    const memory: number[] = []
    const problems: string[] = []
    const done = {writes: 0, heard: 0, asked: 0}
    const until = performance.now() + SECONDS * 1_000
    try {
      for (let seed = SEED; performance.now() < until; seed += WRITERS) {
        const life = new Life(await startProcess(store), known)
        const running = life.run(LIFE * 1_000, seed)
        await wait(LIFE * 900)
        memory.push(await life.memory())
        await running
        problems.push(...life.problems)
        done.writes += life.writes
        done.heard += life.heard
        done.asked += life.asked
      }
      const sizes = memory.map((bytes) => (bytes / 1e6).toFixed(0)).join(' ')
      process.stdout.write(
        `soak: ${done.writes} transactions, ${done.heard} events, ${done.asked} queries, MB of each life: ${sizes}\n`,
      )
      expect((await verifyStore(store)).problems).toEqual([])
    } finally {
      await rm(folder, {recursive: true, force: true})
    }
    expect(problems).toEqual([])
    expect(Math.min(done.writes, done.heard, done.asked)).toBeGreaterThan(0)
    expect((memory.at(-1) ?? 0) - (memory[0] ?? 0)).toBeLessThan(GROWTH)
  },
)

test('the checks of the soak see a lost, a half and an invented transaction', () => {
  const sides = ['left', 'right'].map((side) => ({_id: `${side}-0`, pair: 0, n: 3}))
  const [left = {_id: '', pair: 0, n: 0}] = sides
  expect(wrongSides(sides, [{acknowledged: 3, tried: 4}])).toEqual([])
  expect(wrongSides(sides, [{acknowledged: 4, tried: 4}])).toEqual(['pair 0 lost 4, has 3'])
  expect(wrongSides([left], [{acknowledged: 3, tried: 4}])).toEqual(['pair 0 is 3 and 0'])
  expect(wrongSides(sides, [{acknowledged: 2, tried: 2}])).toEqual(['pair 0 has 3, not written'])
})
