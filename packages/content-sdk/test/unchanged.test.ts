import {
  createContent,
  memorySource,
  type ContentOptions,
  type MemoryDocument,
  type Problem,
  type Source,
} from '@jakamy/content-sdk'
import {expect, it} from 'vitest'

import {overlay, secondClinic, sharedDocuments, sharedId} from './secondClinic.ts'
import {changed} from './seed.ts'

const begin = Date.parse('2026-02-02T12:00:00Z')
const hour = 3_600_000
const day = 24 * hour

/** A world that changes: what is stored, and what time it is. */
interface World {
  documents: readonly MemoryDocument[]
  time: number
  /** Milliseconds since the source has looked. */
  age?: number
}

/** A source that gives objects of its own at every read, as one that asks over a network does. */
function sourceOf(world: World): Source {
  return {
    name: 'world',
    drafts: false,
    read: async (query) => {
      const snapshot = await memorySource(world.documents).read(query)
      const asOf = new Date(world.time - (world.age ?? 0)).toISOString()
      return JSON.parse(JSON.stringify({...snapshot, asOf}))
    },
  }
}

type Options = Omit<ContentOptions, 'source' | 'locale' | 'review'>

const clientOf = (world: World, options: Options = {}, source = sourceOf(world)) =>
  createContent({
    source,
    locale: 'en',
    freshFor: 0,
    now: () => new Date(world.time),
    ...options,
  })

/** A client and how many signatures it has looked at: one for every time a page is judged. */
function watched(world: World, options: Options = {}, source = sourceOf(world)) {
  let judged = 0
  const signatures = () => {
    judged += 1
    return true
  }
  return {content: clientOf(world, {signatures, ...options}, source), judged: () => judged}
}

const documents = sharedDocuments()
const withoutLocal = sharedDocuments([])
const otherLocal = sharedDocuments([overlay({hide: ['relatedProcedures']})])

it('a page is not judged again while the source says the same, and tells when it was last seen', async () => {
  const world = {documents, time: begin}
  const {content, judged} = watched(world)
  const first = await content.get('procedure', sharedId)
  const calls = judged()
  expect(calls).toBeGreaterThan(0)
  world.time += hour
  const second = await content.get('procedure', sharedId)
  expect(judged()).toBe(calls)
  expect(second).toEqual({...first, asOf: new Date(begin + hour).toISOString()})
  expect(Object.isFrozen(second)).toBe(true)
  expect(first.asOf).toBe(new Date(begin).toISOString())
  world.documents = changed(documents, sharedId, (document) => (document._rev = 'other'))
  await content.get('procedure', sharedId)
  expect(judged()).toBeGreaterThan(calls)
})

it('a page is judged again when a day, or the moment of a notice, has passed', async () => {
  const world: World = {documents, time: begin}
  const {content, judged} = watched(world)
  await content.get('procedure', sharedId)
  const calls = judged()
  world.time += day
  await content.get('procedure', sharedId)
  expect(judged()).toBe(2 * calls)
  world.documents = [...documents, notice({effectiveFrom: new Date(world.time + 1).toISOString()})]
  expect((await content.get('procedure', sharedId)).units.why.status).toBe('ok')
  world.time += 1
  expect((await content.get('procedure', sharedId)).units.why).toMatchObject({reason: 'withdrawn'})
})

it('a page is judged again when the source has not looked for too long, and when it has', async () => {
  const world: World = {documents, time: begin, age: hour + 1}
  const {content} = watched(world, {maxAge: hour})
  const status = async () => (await content.get('procedure', sharedId)).units.why.status
  expect(await status()).toBe('withheld')
  world.age = 0
  expect(await status()).toBe('ok')
  world.age = hour + 1
  expect(await status()).toBe('withheld')
})

it('what a source changes in its own objects is seen', async () => {
  const [state] = [JSON.parse(JSON.stringify(await memorySource(documents).read(questionFor())))]
  const source: Source = {name: 'own', drafts: false, read: async () => ({...state})}
  const content = clientOf({documents, time: begin}, {}, source)
  const {units} = await content.get('procedure', sharedId)
  expect(units.why.status).toBe('ok')
  state.documents = state.documents.map((document: MemoryDocument) => ({
    ...document,
    approvals: [],
  }))
  expect((await content.get('procedure', sharedId)).units.why.status).toBe('withheld')
  // Within one and the same object too: only what is frozen because a reader has it stays as it is.
  state.documents[0].title = 'not in any language'
  await expect(content.get('procedure', sharedId)).rejects.toMatchObject({code: 'INVALID_DOCUMENT'})
})

it('what cannot be read is never the same as before', async () => {
  const world = {documents, time: begin}
  let broken = false
  const plain = sourceOf(world)
  const source: Source = {
    ...plain,
    read: async (query) => {
      const snapshot = await plain.read(query)
      const computed = (): never => {
        throw new Error('computed')
      }
      for (const document of broken ? snapshot.documents : [])
        Object.defineProperty(document, 'title', {get: computed, enumerable: true})
      return snapshot
    },
  }
  const content = clientOf(world, {}, source)
  await content.get('procedure', sharedId)
  broken = true
  await expect(content.get('procedure', sharedId)).rejects.toMatchObject({code: 'INVALID_DOCUMENT'})
})

it(
  'a client that keeps what it judged says at any time what a new one says',
  {timeout: 60_000},
  async () => {
    const random = randomFrom(20_261_128)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
    const world: World = {documents, time: begin}
    const told: Problem[] = []
    const onProblem = (problem: Problem) => told.push(problem)
    const settings: Options[] = [
      {},
      {clinic: secondClinic},
      {clinic: 'clinic-other', maxAge: hour},
      {validation: 'report', clinic: secondClinic},
    ]
    const lasting = settings.map((options) => watched(world, {...options, onProblem}))
    const changes: (() => void)[] = [
      () => (world.time += 1),
      () => (world.time += hour),
      () => (world.time += day),
      () => (world.time += 400 * day),
      () => (world.time = begin),
      () => (world.age = pick([0, hour - 1, hour + 1])),
      () => (world.documents = documents),
      () => (world.documents = withoutLocal),
      () => (world.documents = otherLocal),
      () => (world.documents = edited(sharedId, (one) => (one.why = undefined))),
      () =>
        (world.documents = edited(
          'risk-restenosis',
          (one) => (one.category = pick(['x', 'other'])),
        )),
      () => (world.documents = [...others(), notice({effectiveFrom: later(pick([-1, 1, hour]))})]),
      () => (world.documents = [...others(), notice({liftedOn: later(pick([-1, 1, hour]))})]),
      () => (world.documents = others()),
    ]
    const later = (by: number) => new Date(world.time + by).toISOString()
    const others = () => world.documents.filter(({_type}) => _type !== 'withdrawal')
    const edited = (id: string, change: (document: MemoryDocument) => void) =>
      changed(world.documents, id, change)
    const judged = {lasting: 0, fresh: 0}
    for (let step = 0; step < 150; step += 1) {
      // Half of the time nothing happens, as in life.
      if (random() < 0.5) pick(changes)()
      const index = Math.floor(random() * settings.length)
      const before = lasting[index]!.judged()
      told.length = 0
      const kept = await answerOf(lasting[index]!.content)
      const keptProblems = [...told]
      told.length = 0
      const judge = watched(world, {...settings[index], onProblem})
      expect([kept, keptProblems]).toEqual([await answerOf(judge.content), told])
      judged.fresh += judge.judged()
      judged.lasting += lasting[index]!.judged() - before
    }
    // It did keep some, and did not keep all: otherwise nothing was compared.
    expect(judged.lasting).toBeGreaterThan(0)
    expect(judged.lasting).toBeLessThan(judged.fresh * 0.9)
  },
)

/** What a client says of a page and of the list it stands in, or the error. */
async function answerOf(content: ReturnType<typeof clientOf>): Promise<unknown> {
  return Promise.all([
    content.get('procedure', sharedId).catch((error: unknown) => error),
    content.list('procedure', {limit: 2}),
  ])
}

function notice(fields: {effectiveFrom?: string; liftedOn?: string}): MemoryDocument {
  const text = (words: string) => [{_key: 'en', language: 'en', value: `[EN TEST] ${words}`}]
  const document = {_type: 'reference', _ref: sharedId, _weak: true}
  return {
    _id: 'withdrawal-test',
    _type: 'withdrawal',
    title: text('notice'),
    publicMessage: text('message'),
    severity: 'safety',
    targets: [{_key: 't', _type: 'withdrawalTarget', document}],
    effectiveFrom: '2026-02-01T00:00:00Z',
    ...fields,
  }
}

const questionFor = () => ({
  type: 'procedure',
  match: {by: 'id' as const, id: sharedId},
  includes: [],
})

/** Numbers from 0 to 1, the same ones for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}
