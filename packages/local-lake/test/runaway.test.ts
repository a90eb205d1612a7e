import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

/** Documents that the hostile queries go through; the figures of the goal R15 are for this many. */
const DOCUMENTS = 2_000

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  const client = lake.client()
  for (let batch = 0; batch < DOCUMENTS / 500; batch += 1) {
    const transaction = client.transaction()
    for (let n = 0; n < 500; n += 1) {
      const words = `${'a'.repeat(40)} [FR TEST] ${n}`
      const list = Array.from({length: 20}, (_, item) => `${n}-${item}`)
      const next = {_type: 'reference', _ref: `d${batch}-${(n + 1) % 500}`, _weak: true}
      const refs = Array.from({length: 4}, (_, item) => ({...next, _key: String(item)}))
      const date = '2024-01-01T00:00:00Z'
      transaction.create({_id: `d${batch}-${n}`, _type: 'heavy', n, words, list, date, next, refs})
    }
    await transaction.commit()
  }
  const list = Array.from({length: 20_000}, (_, n) => n)
  const text = 'a'.repeat(100_000)
  await client.create({_id: 'long', _type: 'long', list, text, pattern: '*a*a*a*a*a*a*b'})
  await client.create({_id: 'small', _type: 'small', title: '[FR TEST] petit'})
})
afterAll(() => lake.remove())

const HOSTILE = {
  'three levels of in': '*[_id in *[_id in *[_id in *[defined(n)]._id]._id]._id]',
  'a join of everything with everything': '*{"all": count(*[n > ^.n && words == ^.words])}',
  'a computed pattern': '*[_id == "long"]{"x": text match "*a*a" + "*a*a" + "*a*b"}',
  'a pattern of a document': '*[_id == "long"]{"x": text match pattern}',
  'wildcards in every word': `*[words match "${'*a*a*b '.repeat(200)}"]`,
  'a list within itself': '*[_id == "long"]{"x": list[@ in ^.list]}',
  'lists that double': `*[0]{"a": [1]}${'{"a": [...a, ...a]}'.repeat(60)}`,
  'lists that grow sixfold': `*[0]{"a": [1]}${'{"a": [...a, ...a, ...a, ...a, ...a, ...a]}'.repeat(40)}`,
  'objects that double': `*[0]{"a": 1}${'{"a": @, "b": @}'.repeat(60)}`,
  'a list looked up for every item of a list':
    '*[_id == "long"].list[@ in *[_id == "long"][0].list]',
  'a long list for every document': '*[array::intersects(list, *[_id == "long"][0].list)]',
  'joins in joins': '*{"a": *[_type == ^._type]{"b": *[n == ^.n]{"c": *[n == ^.n]}}}',
  'texts that double': `*[0]{"a": words}${'{"a": a + a}'.repeat(40)}`,
  'a list joined with a text': '*[_id == "long"]{"x": array::join(list, text)}',
  'references in circles': `*[_type == "heavy"]${'.refs[]->'.repeat(9)}{_id}`,
  'references counted in an order': '*|order(count(*[references(^._id)]) desc, count(*) asc)[0..9]',
  'an order in an order': '*|order(count(*|order(count(*) desc)) desc)[0]',
  'dates compared with all others': '*[count(*[dateTime(date) > dateTime(^.date)]) > 1]',
  'sums of all for each': '*{"s": math::sum(*[n > ^.n].n), "m": math::max(*.n)}',
  'texts of all for each': '*{"x": pt::text(*.refs), "y": array::unique(*[].list[])}',
  'many negations': `*[${'!'.repeat(1_400)}true]`,
  'a long sum': `1${'+1'.repeat(1_999)}`,
  'a long list': `[${'1,'.repeat(4_900)}1]`,
  'a long chain of attributes': `a${'.a'.repeat(4_900)}`,
  'deep brackets': `${'('.repeat(200)}*${')'.repeat(200)}`,
}

/** A query of someone who wishes no good: its status and the milliseconds until the answer. */
async function hostile(query: string) {
  const started = performance.now()
  const answer = await lake.request('/v2025-03-01/data/query/production?perspective=raw', {
    method: 'POST',
    headers: {'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}`},
    body: JSON.stringify({query}),
  })
  await answer.arrayBuffer()
  return {status: answer.status, ms: performance.now() - started}
}

/** Runs `during` while another client asks; the 99th percentile of its answer times. */
async function othersDuring(during: () => Promise<unknown>): Promise<number> {
  const client = lake.client()
  const times: number[] = []
  let running = true
  const others = (async () => {
    while (running) {
      const started = performance.now()
      await client.fetch('*[_id == "small"][0].title')
      times.push(performance.now() - started)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  await during()
  running = false
  await others
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? 0
}

/**
 * Milliseconds. The goals are 2,500 and 200 on a quiet machine (`LAKE_QUIET=1`); other test files run
 * beside this one. A query that held others up would do so for the whole of its budget of 2 s.
 */
const LONGEST_ANSWER = process.env.LAKE_QUIET ? 2_500 : 10_000
const LONGEST_WAIT = process.env.LAKE_QUIET ? 200 : 1_500

/** A mutation with a hostile query: its status and the milliseconds until the answer. */
async function mutate(mutations: readonly object[]) {
  const started = performance.now()
  const answer = await lake.request('/v2025-03-01/data/mutate/production', {
    method: 'POST',
    headers: {'content-type': 'application/json', authorization: `Bearer ${ADMIN_TOKEN}`},
    body: JSON.stringify({mutations}),
  })
  return {status: answer.status, text: await answer.text(), ms: performance.now() - started}
}

/** A query that is answered by a worker, which has to read the documents for it. */
const EXPENSIVE = '*[_type in ["heavy", "late"] && words match "a" + "*"]'

/** One by one where times are to be measured (`LAKE_QUIET=1`); otherwise as many as there are workers. */
const AT_ONCE = process.env.LAKE_QUIET ? 1 : 2
const names = Object.keys(HOSTILE) as (keyof typeof HOSTILE)[]
const groups = names.flatMap((_, n) => (n % AT_ONCE === 0 ? [names.slice(n, n + AT_ONCE)] : []))

describe('row 17: a query that runs away', () => {
  test.each(groups.map((group) => [group.join('; '), group] as const))('%s', async (_, group) => {
    // Other words each time: a worker that has the documents is there before the time is taken.
    await lake.client().fetch(`count(${EXPENSIVE}[words != $not])`, {not: group.join()})
    let answers: Awaited<ReturnType<typeof hostile>>[] = []
    const p99 = await othersDuring(async () => {
      answers = await Promise.all(group.map((name) => hostile(HOSTILE[name])))
    })
    for (const {status, ms} of answers) {
      expect([200, 400, 408]).toContain(status)
      expect(ms).toBeLessThan(LONGEST_ANSWER)
    }
    expect(p99).toBeLessThan(LONGEST_WAIT)
  })

  test('more at once than there are workers', async () => {
    const many = names.filter((_name, n) => process.env.LAKE_QUIET || n % 4 === 0)
    let answers: {status: number}[] = []
    const p99 = await othersDuring(async () => {
      answers = await Promise.all(many.map((name) => hostile(HOSTILE[name])))
    })
    for (const {status} of answers) expect([200, 400, 408]).toContain(status)
    expect(p99).toBeLessThan(LONGEST_WAIT)
    expect(await lake.client().fetch(`count(${EXPENSIVE})`)).toBe(DOCUMENTS)
  })

  test.each(['joins in joins', 'lists that double', 'a computed pattern', 'a long sum'] as const)(
    'in a mutation: %s',
    async (name) => {
      let answer = {status: 0, text: '', ms: 0}
      const mutations = [{patch: {query: HOSTILE[name], set: {touched: true}}}]
      const p99 = await othersDuring(async () => (answer = await mutate(mutations)))
      expect([200, 400, 408]).toContain(answer.status)
      expect(answer.ms).toBeLessThan(LONGEST_ANSWER)
      expect(p99).toBeLessThan(LONGEST_WAIT)
    },
  )

  test('in a mutation, where it finds something in the end, changes that and nothing else', async () => {
    await lake.client().datasets.create('selected')
    const client = lake.client({dataset: 'selected'})
    await client.create({_id: 'one', _type: 'page', words: 'aab', pattern: '*a*b'})
    await client.create({_id: 'two', _type: 'page', words: 'aac', pattern: '*a*b'})
    // A pattern out of a document is never evaluated where others wait.
    const query = '*[_type == "page" && words match pattern]'
    await client.patch({query}).set({found: true}).commit()
    expect(await client.fetch('*[found == true]._id')).toEqual(['one'])
    const after = client.transaction().create({_id: 'three', _type: 'page'})
    const late = after.patch({query}, {set: {found: false}}).commit()
    await expect(late).rejects.toMatchObject({statusCode: 408})
    expect(await client.getDocument('three')).toBeUndefined()
  })

  test('as a filter that fails for a document ends the listening, not the writing', async () => {
    // Texts of this length can not be put together.
    const filter = `*[_type == "longer" && array::join(list, "${'x'.repeat(10_000)}") == ""]`
    const query = encodeURIComponent(filter)
    const stream = await lake.request(`/v2025-03-01/data/listen/production?query=${query}`)
    const client = lake.client()
    const list = Array.from({length: 60_000}, () => 1)
    await Promise.all([
      client.create({_id: 'long-er', _type: 'longer', list, heard: true}),
      client.patch('small').set({heard: true}).commit(),
    ])
    expect(await stream.text()).toContain('event: channelError')
    expect(await client.fetch('*[heard]._id')).toEqual(['long-er', 'small'])
  })

  test('as a filter to listen to is refused', async () => {
    const long = `*[n in [${'1,'.repeat(800)}1]]`
    const nested = '*[count(list[@ in *[0].list]) > 0]'
    const words = `*[words match [${'"z*",'.repeat(200)} "a"]]`
    const {'a pattern of a document': pattern, 'lists that double': lists} = HOSTILE
    for (const filter of [pattern, lists, long, nested, words]) {
      const query = encodeURIComponent(filter)
      const stream = await lake.request(`/v2025-03-01/data/listen/production?query=${query}`)
      const text = await stream.text()
      expect(text).toContain('event: channelError')
      expect(text).toContain('too expensive')
    }
  })
})

describe('a query that is answered in a worker', () => {
  test('sees every acknowledged change', async () => {
    const client = lake.client()
    const count = () => client.fetch<number>(`count(${EXPENSIVE})`)
    expect(await count()).toBe(DOCUMENTS)
    await client.create({_id: 'late', _type: 'late', words: 'a'})
    expect(await count()).toBe(DOCUMENTS + 1)
    await client.patch('late').set({words: 'b'}).commit()
    expect(await count()).toBe(DOCUMENTS)
    await client.delete('late')
    expect(await count()).toBe(DOCUMENTS)
  })

  test('sees the dataset of today when one of that name was removed', async () => {
    const client = lake.client({dataset: 'second'})
    await client.datasets.create('second')
    const ids = () => client.fetch<string[]>('*[count(list[@ in ^.list]) > 0]._id')
    await client.create({_id: 'before', _type: 'page', list: [1]})
    expect(await ids()).toEqual(['before'])
    await client.datasets.delete('second')
    await client.datasets.create('second')
    await client.create({_id: 'after', _type: 'page', list: [1]})
    expect(await ids()).toEqual(['after'])
  })

  test('sees what the asker may see, through the perspective', async () => {
    const client = lake.client({dataset: 'layers'})
    await client.datasets.create('layers')
    for (const _id of ['a', 'drafts.a', 'drafts.b', 'private.c', 'versions.r1.a']) {
      await client.create({_id, _type: 'page', list: [1]})
    }
    const query = '*[count(list[@ in ^.list]) > 0]._id'
    const anonymous = lake.anonymous({dataset: 'layers'})
    for (const perspective of ['raw', 'drafts', 'published', ['r1']] as const) {
      const layers = typeof perspective === 'string' ? perspective : [...perspective]
      expect(await anonymous.fetch(query, {}, {perspective: layers})).toEqual(['a'])
    }
    expect(await client.fetch(query, {}, {perspective: 'raw'})).toHaveLength(5)
    expect(await client.fetch(query, {}, {perspective: 'drafts'})).toEqual(['a', 'b', 'private.c'])
  })
})
