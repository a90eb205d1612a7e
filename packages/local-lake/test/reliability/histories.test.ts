import {afterAll, beforeAll, expect, test} from 'vitest'

import {startTestLake, type TestLake} from '../lakeForTest.ts'
import {type Random, seededRandom, sizeOf} from './random.ts'

const HISTORIES = sizeOf('LAKE_HISTORIES', 300)
const SEED = sizeOf('LAKE_SEED', 20261123)
const CLIENTS = 4
/** Histories that go on at the same time, each in documents of its own. */
const AT_ONCE = 4
const STEPS = 5
const KINDS = ['inc', 'guarded', 'pair'] as const

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

/** What one client asked for and was told. */
interface Step {
  kind: (typeof KINDS)[number]
  by: number
  transactionId: string
  status: number
  /** The revision a guarded patch insisted on. */
  wanted?: string | undefined
}

async function takeStep(random: Random, history: number, transactionId: string): Promise<Step> {
  const client = lake.client()
  const [a, b] = [`a-${history}`, `b-${history}`]
  const kind = random.pick(KINDS)
  const by = 1 + random.below(9)
  const seen = kind === 'guarded' ? await client.getDocument(a) : undefined
  const request = client.transaction().transactionId(transactionId)
  request.patch(a, (patch) => {
    const counted = patch.inc({sum: by}).insert('after', 'log[-1]', [transactionId])
    return seen ? counted.ifRevisionId(seen._rev) : counted
  })
  if (kind === 'pair') request.patch(b, {inc: {sum: by}})
  const status = await request.commit({visibility: 'async'}).then(
    () => 200,
    (error: unknown) =>
      error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0,
  )
  return {kind, by, transactionId, status, wanted: seen?._rev}
}

/** What no serial order explains; the log inside the document is the order that was claimed. */
function unexplained(steps: readonly Step[], a: unknown, b: unknown, order: string[]): string[] {
  const done = steps.filter(({status}) => status === 200)
  const byId = new Map(steps.map((step) => [step.transactionId, step]))
  const sum = (some: readonly Step[]) => some.reduce((total, {by}) => total + by, 0)
  const stale = order.slice(1).filter((id, index) => {
    const step = byId.get(id)
    return step?.kind === 'guarded' && step.wanted !== order[index]
  })
  const needless = steps.filter(({status, wanted}) => status === 409 && wanted === order.at(-1))
  return [
    ...(a === sum(done) ? [] : ['the sum of a']),
    ...(b === sum(done.filter(({kind}) => kind === 'pair')) ? [] : ['the sum of b']),
    ...(order.length === done.length + 1 ? [] : ['the number of transactions']),
    ...done.filter(({transactionId}) => !order.includes(transactionId)).map(() => 'a lost step'),
    ...stale.map(() => 'a stale revision that was accepted'),
    ...needless.map(() => 'a 409 without a conflict'),
    ...steps.filter(({status}) => status !== 200 && status !== 409).map(() => 'an error'),
  ]
}

test(
  'rows 10 and 11: concurrent histories are those of some serial order',
  async () => {
    process.stdout.write(`histories: ${HISTORIES}, LAKE_SEED=${SEED}\n`)
    const random = seededRandom(SEED)
    let conflicts = 0
    const goThrough = async (history: number): Promise<void> => {
      const [a, b] = [`a-${history}`, `b-${history}`]
      const first = `h${history}-first`
      const created = lake.client().transaction().transactionId(first)
      created.create({_id: a, _type: 'count', sum: 0, log: [first]})
      await created.create({_id: b, _type: 'count', sum: 0}).commit({visibility: 'async'})
      const work = async (client: number): Promise<Step[]> => {
        const steps: Step[] = []
        for (let n = 0; n < STEPS; n += 1) {
          steps.push(await takeStep(random, history, `h${history}-${client}-${n}`))
        }
        return steps
      }
      const all = await Promise.all(Array.from({length: CLIENTS}, (_, client) => work(client)))
      const steps = all.flat()
      const [left, right] = await lake.client().getDocuments([a, b])
      const order: string[] = left?.log
      expect(unexplained(steps, left?.sum, right?.sum, order)).toEqual([])
      conflicts += steps.filter(({status}) => status === 409).length
      // The same check sees a transaction that was acknowledged and lost.
      const fewer = order.slice(0, -1)
      expect(unexplained(steps, left?.sum, right?.sum, fewer)).not.toEqual([])
    }
    for (let first = 0; first < HISTORIES; first += AT_ONCE) {
      const some = Array.from({length: Math.min(AT_ONCE, HISTORIES - first)}, (_, n) => first + n)
      await Promise.all(some.map(goThrough))
    }
    process.stdout.write(`histories: ${conflicts} conflicts\n`)
    expect(conflicts).toBeGreaterThan(0)
  },
  HISTORIES * 2_000 + 60_000,
)
