import type {SanityClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

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

const QUERIES = [
  '*',
  '*[_id in path("drafts.**")]',
  '*[_id match "drafts*"]',
  '*[_type == "page"]{..., "to": to->}',
  '*[_id == "drafts.only"][0]',
  '*[_id in ["drafts.only", "private.note", "versions.rsecret.public"]]',
  '*[_id == "pointer"][0].to->title',
  '{"all": *, "drafts": *[string::startsWith(_id, "drafts.")]}',
  '*[_type == "system.release"]',
  'releases::all()',
  '*[sanity::versionOf("public")]',
  '*[sanity::partOfRelease("rsecret")]',
  `*[title match "${CANARY}"]`,
  '*[[@] match text::query("CANARY*")]',
  '*[references("drafts.only")]{"x": to->title}',
  '*[_id == "pointer"][0]{"n": documents::get(to).title}',
]
const PERSPECTIVES = ['raw', 'published', 'drafts', 'previewDrafts', ['rsecret', 'drafts']] as const

/** Everything that a reader can get hold of, as one text. */
async function everythingFor(client: SanityClient, headers: Record<string, string>) {
  const found: string[] = []
  for (const query of QUERIES) {
    for (const perspective of PERSPECTIVES) {
      const options = {
        perspective: typeof perspective === 'string' ? perspective : [...perspective],
      }
      found.push(JSON.stringify(await client.fetch(query, {}, options)))
    }
  }
  const paths = [
    '/v1/data/query/production?query=*',
    '/v2025-03-01/data/doc/production/public,drafts.public,drafts.only,private.note',
    '/v2025-03-01/data/doc/production/public?includeAllVersions=true',
    '/v2025-03-01/data/export/production',
    '/v2025-03-01/data/history/production/documents/drafts.only?lastRevision=true',
    '/v2025-03-01/data/history/production/transactions/drafts.only,public',
    '/v2025-03-01/data/history/production/events/documents/public',
    '/v2025-03-01/data/references/production/documents/drafts.only/to',
  ]
  for (const path of paths) found.push(await (await lake.request(path, {headers})).text())
  return found.join('\n')
}

describe('an anonymous reader', () => {
  test('rows 18, 21 and 31: finds nothing of drafts, versions and private documents', async () => {
    const seen = await everythingFor(lake.anonymous(), {})
    expect(seen).toContain('[FR TEST] public')
    expect(seen).toContain('[FR TEST] cible')
    expect(seen).not.toContain(CANARY)
    // The same search by someone who may see them finds them, so it is not blind.
    const headers = {authorization: `Bearer ${ADMIN_TOKEN}`}
    expect(await everythingFor(lake.client(), headers)).toContain(CANARY)
  })

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
