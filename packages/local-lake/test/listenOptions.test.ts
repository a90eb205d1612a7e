import type {ListenEvent, ListenOptions, MutationEvent} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// Every option of `listen` and of `live.events`, one by one.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

type Listened = ListenEvent<Record<string, unknown>>

/** What a listener is told of one patch of a document, `{n: 1}` before and `{n: 2}` after it. */
async function eventOf(id: string, options: ListenOptions = {}): Promise<MutationEvent> {
  const client = lake.client()
  await client.create({_id: id, _type: 'heard', n: 1})
  const {promise, resolve, reject} = Promise.withResolvers<MutationEvent>()
  const events: ListenOptions['events'] = ['welcome', 'mutation']
  const subscription = client.listen('*[_id == $id]', {id}, {...options, events}).subscribe({
    next(event: Listened) {
      if (event.type === 'welcome') void client.patch(id).set({n: 2}).commit()
      if (event.type === 'mutation') resolve(event)
    },
    error: reject,
  })
  const event = await promise
  subscription.unsubscribe()
  return event
}

describe('what is listened to', () => {
  test.each([
    '*[_type == $type] | order(n desc)',
    '*[_type == $type] | order(n) [5...10] {n}',
    '*[_type == $type][3]',
    '*[_type == $type][0].missing',
    '*[_type == $type]{"list": [n]}.list[]',
  ])('is what a query selects, whatever it makes of it: %s', async (query) => {
    const client = lake.client()
    const heard: string[] = []
    const {promise, resolve, reject} = Promise.withResolvers<void>()
    const events: ListenOptions['events'] = ['welcome', 'mutation']
    const subscription = client.listen(query, {type: 'chosen'}, {events}).subscribe({
      next(event: Listened) {
        if (event.type === 'mutation') heard.push(event.documentId)
        if (event.type === 'mutation') resolve()
        if (event.type !== 'welcome') return
        const transaction = client.transaction().createOrReplace({_id: 'aside', _type: 'other'})
        void transaction.createOrReplace({_id: 'heard', _type: 'chosen', n: 1}).commit()
      },
      error: reject,
    })
    await promise
    subscription.unsubscribe()
    expect(heard).toEqual(['heard'])
  })
})

describe('options of listen', () => {
  test('none', async () => {
    expect(await eventOf('none')).toEqual({
      type: 'mutation',
      documentId: 'none',
      eventId: expect.stringMatching(/^\w+#none$/),
      transactionId: expect.any(String),
      identity: 'p-token-admin',
      mutations: [{patch: {id: 'none', set: {n: 2}}}],
      previousRev: expect.any(String),
      resultRev: expect.any(String),
      result: expect.objectContaining({_id: 'none', n: 2}),
      timestamp: expect.stringMatching(/Z$/),
      transition: 'update',
      transactionCurrentEvent: 1,
      transactionTotalEvents: 1,
      visibility: 'transaction',
    })
  })

  test('includeResult', async () => {
    expect(await eventOf('result', {includeResult: false})).not.toHaveProperty('result')
  })

  test('includeMutations', async () => {
    expect(await eventOf('mutations', {includeMutations: false})).toMatchObject({mutations: []})
  })

  test('includePreviousRevision', async () => {
    const event = await eventOf('previous', {includePreviousRevision: true})
    expect(event).toMatchObject({previous: {_id: 'previous', n: 1}, result: {n: 2}})
  })

  test('effectFormat', async () => {
    const {effects} = await eventOf('effects', {effectFormat: 'mendoza'})
    expect(effects).toEqual({apply: expect.any(Array), revert: expect.any(Array)})
    expect(await eventOf('no-effects')).not.toHaveProperty('effects')
  })

  test.each(['query', 'transaction'] as const)('visibility %s', async (visibility) => {
    expect(await eventOf(`visible-${visibility}`, {visibility})).toMatchObject({visibility})
  })

  test('tag', async () => {
    expect(await eventOf('tagged', {tag: 'a.tag'})).toMatchObject({documentId: 'tagged'})
  })

  test('includeAllVersions', async () => {
    const client = lake.client()
    const seen = {all: new Set<string>(), some: new Set<string>()}
    const done = Promise.withResolvers<void>()
    const welcomes: Promise<void>[] = []
    const subscriptions = (['all', 'some'] as const).map((name) => {
      const welcome = Promise.withResolvers<void>()
      welcomes.push(welcome.promise)
      const includeAllVersions = name === 'all'
      return client
        .listen('*[_type == "layered"]', {}, {events: ['welcome', 'mutation'], includeAllVersions})
        .subscribe((event) => {
          if (event.type === 'welcome') welcome.resolve()
          if (event.type !== 'mutation') return
          seen[name].add(event.documentId)
          if (seen.all.has('last') && seen.some.has('last')) done.resolve()
        })
    })
    await Promise.all(welcomes)
    for (const _id of ['drafts.l', 'versions.r.l', 'last']) {
      await client.create({_id, _type: 'layered'})
    }
    await done.promise
    for (const subscription of subscriptions) subscription.unsubscribe()
    expect([...seen.all]).toEqual(['drafts.l', 'versions.r.l', 'last'])
    expect([...seen.some]).toEqual(['drafts.l', 'last'])
  })

  test('events: only what is asked for is told', async () => {
    const types: string[] = []
    const done = Promise.withResolvers<void>()
    const subscription = lake
      .client()
      .listen('*[_type == "asked"]', {}, {events: ['welcome']})
      .subscribe((event) => types.push(event.type))
    const witness = lake
      .client()
      .listen('*[_type == "asked"]', {}, {events: ['welcome', 'mutation']})
      .subscribe((event) => {
        if (event.type === 'welcome') void lake.client().create({_type: 'asked'})
        else done.resolve()
      })
    await done.promise
    subscription.unsubscribe()
    witness.unsubscribe()
    expect(types).toEqual(['welcome'])
  })
})

describe('live events', () => {
  const path = '/v2025-03-01/data/live/events/production'
  const authorization = 'Bearer test-admin-token'
  const idIn = (text: string): string => /id: (\S+)/.exec(text)?.[1] ?? ''

  test('start over where something was missed, and go on where nothing was', async () => {
    const welcome = await lake.readUntil(path, {}, 'welcome')
    expect(welcome).toMatch(/event: welcome\nid: \S+\ndata: \{\}/)
    const position = idIn(welcome)
    const same = await lake.readUntil(path, {'last-event-id': position}, 'welcome')
    expect(idIn(same)).toBe(position)
    await lake.client().create({_type: 'missed'})
    const later = await lake.readUntil(path, {'last-event-id': position}, 'event: ')
    expect(later).toContain('event: restart')
    expect(idIn(later)).not.toBe(position)
    expect(await lake.readUntil(path, {'last-event-id': 'of-another-run'}, 'event: ')).toContain(
      'restart',
    )
  })

  test.each(['includeDrafts', 'includeAllDocuments'])(
    '%s is for those who may read',
    async (name) => {
      const anonymous = await lake.request(`${path}?${name}=true`)
      expect(anonymous.status).toBe(401)
      const open = lake.readUntil(`${path}?${name}=true`, {authorization}, 'event: message')
      const published = lake.readUntil(path, {}, 'event: message')
      await Promise.all([
        lake.readUntil(`${path}?${name}=true`, {authorization}, 'welcome'),
        lake.readUntil(path, {}, 'welcome'),
      ])
      await lake.client().create({_id: 'drafts.', _type: 'hidden'})
      expect(await open).toMatch(/data: \{"tags":\["s1:/)
      await lake.client().create({_type: 'shown'})
      const text = await published
      expect(text.match(/event: message/g)).toHaveLength(1)
    },
  )
})
