import type {MutationEvent} from '@sanity/client'
import {applyPatch} from 'mendoza'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

/** Listens until `count` mutations have come; `ready` resolves when the listener is welcomed. */
function collect(query: string, count: number, options: object = {}, client = lake.client()) {
  const events: MutationEvent[] = []
  const ready = Promise.withResolvers<void>()
  const all = Promise.withResolvers<MutationEvent[]>()
  const subscription = client
    .listen(query, {}, {events: ['welcome', 'mutation'], ...options})
    .subscribe({
      next(event) {
        if (event.type === 'welcome') ready.resolve()
        if (event.type !== 'mutation') return
        events.push(event)
        if (events.length === count) {
          subscription.unsubscribe()
          all.resolve(events)
        }
      },
      error(error: unknown) {
        ready.reject(error)
        all.reject(error)
      },
    })
  return {ready: ready.promise, events: all.promise, stop: () => subscription.unsubscribe()}
}

test('tells what a listener sees of a transaction, and chains the revisions', async () => {
  const client = lake.client()
  const listener = collect('*[_type == "heard"]', 4, {
    includePreviousRevision: true,
    effectFormat: 'mendoza',
  })
  await listener.ready
  await client
    .transaction()
    .create({_id: 'h1', _type: 'heard', n: 1})
    .create({_id: 'other', _type: 'unheard'})
    .create({_id: 'h2', _type: 'heard'})
    .commit()
  await client.patch('h1').set({n: 2}).commit()
  await client.delete('h1')
  const [first, second, third, last] = await listener.events
  expect(first).toMatchObject({
    documentId: 'h1',
    transition: 'appear',
    transactionTotalEvents: 2,
    transactionCurrentEvent: 1,
    previous: null,
    result: {n: 1},
    mutations: [{create: {_id: 'h1'}}],
  })
  expect(second).toMatchObject({documentId: 'h2', transactionCurrentEvent: 2})
  expect(third).toMatchObject({
    transition: 'update',
    previousRev: first?.resultRev,
    previous: {n: 1},
    result: {n: 2},
    mutations: [{patch: {id: 'h1', set: {n: 2}}}],
  })
  expect(last).toMatchObject({transition: 'disappear', previousRev: third?.resultRev})
  expect(last?.resultRev).toBe(last?.transactionId)
  // The effects do with the published decoder what the result says; the Studio takes `_rev` off.
  const [older, newer] = [first?.result, third?.result].map((document) => {
    const {_rev: _, ...content} = document ?? {}
    return content
  })
  expect(applyPatch(older, third?.effects?.apply ?? [])).toEqual(newer)
  expect(applyPatch(newer, third?.effects?.revert ?? [])).toEqual(older)
  expect(last).not.toHaveProperty('result')
})

test('a document that stops matching disappears', async () => {
  const client = lake.client()
  await client.create({_id: 'm1', _type: 'matching', on: true})
  const listener = collect('*[_type == "matching" && on]', 1)
  await listener.ready
  await client.patch('m1').set({on: false}).commit()
  expect(await listener.events).toMatchObject([{documentId: 'm1', transition: 'disappear'}])
})

test('row 29: a query that can not be read ends the stream with a channel error', async () => {
  const listener = collect('*[_type == ', 1)
  listener.ready.catch(() => undefined)
  await expect(listener.events).rejects.toMatchObject({name: 'ChannelError'})
})

test('row 26: a listener that comes back gets what it missed', async () => {
  const client = lake.client()
  const {transactionId} = await client.mutate([{create: {_id: 'b1', _type: 'back'}}], {
    returnDocuments: false,
  })
  await client.create({_id: 'b2', _type: 'back'})
  await client.create({_id: 'b3', _type: 'away'})
  const query = encodeURIComponent('*[_type == "back"]')
  const path = `/v2025-03-01/data/listen/production?query=${query}&enableResume=true`
  const authorization = 'Bearer test-admin-token'
  const known = await lake.readUntil(
    path,
    {authorization, 'last-event-id': `${transactionId}#b1`},
    'b2',
  )
  expect(known).toContain('event: welcomeback')
  expect(known).not.toContain('"documentId":"b1"')
  const unknown = await lake.readUntil(
    path,
    {authorization, 'last-event-id': 'nothing#b1'},
    'reset',
  )
  expect(unknown).not.toContain('event: welcome')
})

test('live events name the tags of the answers that are stale', async () => {
  const client = lake.client()
  const {syncTags} = await client.fetch('*[_type == "live"]', {}, {filterResponse: false})
  expect(syncTags).toHaveLength(1)
  const message = Promise.withResolvers<readonly string[]>()
  const welcome = Promise.withResolvers<void>()
  const subscription = client.live.events().subscribe((event) => {
    if (event.type === 'welcome') welcome.resolve()
    if (event.type === 'message') message.resolve(event.tags)
  })
  await welcome.promise
  await client.create({_type: 'live'})
  expect(await message.promise).toEqual(expect.arrayContaining([...(syncTags ?? [])]))
  subscription.unsubscribe()
})
