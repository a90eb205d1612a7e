import type {SanityClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

/** In every document that an anonymous reader must not see any of. */
const CANARY = 'CANARY-TEST-TEXT'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  const client = lake.client()
  await client.releases.create({releaseId: 'rsecret', metadata: {title: CANARY}})
  await client
    .transaction()
    .create({_id: 'public', _type: 'page', title: '[FR TEST] public', to: {_ref: 'target'}})
    .create({_id: 'target', _type: 'page', title: '[FR TEST] cible'})
    .create({_id: 'drafts.public', _type: 'page', title: CANARY})
    .create({_id: 'drafts.only', _type: 'page', title: CANARY})
    .create({_id: 'versions.rsecret.public', _type: 'page', title: CANARY})
    .create({_id: 'private.note', _type: 'page', title: CANARY})
    .create({_id: 'pointer', _type: 'page', to: {_ref: 'drafts.only', _weak: true}})
    .commit()
})
afterAll(() => lake.remove())

describe('an anonymous reader', () => {
  test('row 31: is not told which hidden ids exist', async () => {
    const ids = 'drafts.only,drafts.never,private.note,never'
    const answer = await lake.request(`/v1/data/doc/production/${ids}`)
    expect(await answer.json()).toEqual({
      documents: [],
      omitted: [
        {id: 'drafts.only', reason: 'permission'},
        {id: 'drafts.never', reason: 'permission'},
        {id: 'private.note', reason: 'permission'},
        {id: 'never', reason: 'existence'},
      ],
    })
  })

  test('row 28: hears nothing of hidden documents', async () => {
    const heard: string[] = []
    const listen = (client: SanityClient) => {
      const welcome = Promise.withResolvers<void>()
      const last = Promise.withResolvers<void>()
      const options = {
        events: ['welcome' as const, 'mutation' as const],
        includePreviousRevision: true,
        includeAllVersions: true,
        effectFormat: 'mendoza' as const,
      }
      const subscription = client.listen('*', {}, options).subscribe((event) => {
        if (event.type === 'welcome') welcome.resolve()
        heard.push(JSON.stringify(event))
        if (event.type === 'mutation' && event.documentId === 'heard-last') last.resolve()
      })
      return {welcome: welcome.promise, last: last.promise, stop: () => subscription.unsubscribe()}
    }
    const change = async () => {
      const client = lake.client()
      await client.patch('drafts.only').set({other: CANARY}).commit()
      await client.patch('drafts.only').unset(['other']).commit()
      await client
        .transaction()
        .patch('public', {set: {n: 1}})
        .patch('drafts.public', {set: {n: 1}})
        .commit()
      await client.createOrReplace({_id: 'heard-last', _type: 'page'})
    }
    const anonymous = listen(lake.anonymous())
    await anonymous.welcome
    await change()
    await anonymous.last
    anonymous.stop()
    expect(heard.join('\n')).toContain('"documentId":"public"')
    expect(heard.join('\n')).toContain('"transactionTotalEvents":1')
    expect(heard.join('\n')).not.toContain(CANARY)
    expect(heard.join('\n')).not.toContain('drafts.')

    heard.length = 0
    const admin = listen(lake.client())
    await admin.welcome
    await change()
    await admin.last
    admin.stop()
    expect(heard.join('\n')).toContain(CANARY)
  })

  test('rows 13 and 23: writes nothing', async () => {
    const client = lake.anonymous()
    await expect(client.create({_type: 'page'})).rejects.toMatchObject({statusCode: 401})
    await expect(client.delete('public')).rejects.toMatchObject({statusCode: 401})
    const patch = client.patch({query: '*[_id in path("drafts.**")]'}).set({a: 1}).commit()
    await expect(patch).rejects.toMatchObject({statusCode: 401})
    const action = client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.only',
      publishedId: 'only',
    })
    await expect(action).rejects.toMatchObject({statusCode: 401})
    await expect(client.datasets.create('mine')).rejects.toMatchObject({statusCode: 401})
    await expect(client.users.getById('me')).rejects.toMatchObject({statusCode: 401})
    const other = lake.anonymous({dataset: 'not-there'})
    await expect(other.fetch('*')).rejects.toMatchObject({statusCode: 404})
  })
})
