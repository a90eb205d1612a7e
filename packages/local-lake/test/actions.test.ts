import {afterAll, beforeAll, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

test('takes a document from draft to published and back', async () => {
  const client = lake.client()
  const ids = {publishedId: 'a1', draftId: 'drafts.a1'}
  await client.action({
    actionType: 'sanity.action.document.create',
    publishedId: 'a1',
    attributes: {_id: 'drafts.a1', _type: 'page', title: '[FR TEST] un'},
    ifExists: 'fail',
  })
  expect(await client.getDocument('a1')).toBeUndefined()
  await client.action({actionType: 'sanity.action.document.publish', ...ids})
  expect(await client.getDocument('a1')).toMatchObject({title: '[FR TEST] un'})
  expect(await client.getDocument('drafts.a1')).toBeUndefined()

  // Two edits in one request: the first makes the draft, the second finds it.
  const edit = (title: string) =>
    ({actionType: 'sanity.action.document.edit', ...ids, patch: {set: {title}}}) as const
  await client.action([edit('[FR TEST] deux'), edit('[FR TEST] trois')])
  expect(await client.getDocument('drafts.a1')).toMatchObject({title: '[FR TEST] trois'})
  expect(await client.getDocument('a1')).toMatchObject({title: '[FR TEST] un'})

  await client.action({
    actionType: 'sanity.action.document.version.discard',
    versionId: ids.draftId,
  })
  expect(await client.getDocument('drafts.a1')).toBeUndefined()
  await client.action({actionType: 'sanity.action.document.unpublish', ...ids})
  expect(await client.getDocument('a1')).toBeUndefined()
  expect(await client.getDocument('drafts.a1')).toMatchObject({title: '[FR TEST] un'})
})

test('a dry run writes nothing', async () => {
  const client = lake.client()
  await client.action(
    {actionType: 'sanity.action.release.create', releaseId: 'rdry', metadata: {title: 'x'}},
    {dryRun: true},
  )
  expect(await client.getDocument('_.releases.rdry')).toBeUndefined()
})

test('no actions change nothing; objects in lists get keys, and a repeated request is known by its words', async () => {
  const client = lake.client()
  expect(await client.action([])).toMatchObject({transactionId: expect.any(String)})
  const create = {
    actionType: 'sanity.action.document.create',
    publishedId: 'keyed',
    attributes: {_id: 'drafts.keyed', _type: 'page', list: [{a: 1}, {_key: 'mine'}]},
    ifExists: 'fail',
  } as const
  const once = () => client.action(create, {transactionId: 'keyed-once'})
  expect(await once()).toEqual(await once())
  expect(await client.getDocument('drafts.keyed')).toMatchObject({
    list: [{_key: expect.any(String), a: 1}, {_key: 'mine'}],
  })
})

test('an action that fails undoes the ones before it', async () => {
  const client = lake.client()
  const create = {
    actionType: 'sanity.action.document.create',
    publishedId: 'undone',
    attributes: {_id: 'drafts.undone', _type: 'page'},
    ifExists: 'fail',
  } as const
  const publish = {
    actionType: 'sanity.action.document.publish',
    publishedId: 'missing',
    draftId: 'drafts.missing',
  } as const
  await expect(client.action([create, publish])).rejects.toMatchObject({
    statusCode: 409,
    details: {type: 'actionError', items: [{index: 1, error: {type: 'documentNotFoundError'}}]},
  })
  expect(await client.getDocument('drafts.undone')).toBeUndefined()
})

test('row 50: publishes a scheduled release when its time comes', async () => {
  const client = lake.client()
  await client.releases.create({releaseId: 'rdue'})
  await client.create({_id: 'versions.rdue.due', _type: 'page', title: '[FR TEST] prévu'})
  const published = new Promise<void>((resolve) => {
    const subscription = client.listen('*[_id == "due"]').subscribe(() => {
      subscription.unsubscribe()
      resolve()
    })
  })
  const publishAt = new Date(Date.now() + 300).toISOString()
  await client.releases.schedule({releaseId: 'rdue', publishAt})
  expect(await client.getDocument('due')).toBeUndefined()
  await published
  expect(await client.getDocument('due')).toMatchObject({title: '[FR TEST] prévu'})
  expect(await client.releases.get({releaseId: 'rdue'})).toMatchObject({state: 'published'})
})

test('takes a release through its life', async () => {
  const client = lake.client()
  const perspective = ['rone', 'drafts']
  await client.createOrReplace({_id: 'r-page', _type: 'rpage', title: '[FR TEST] avant'})
  await client.createOrReplace({_id: 'r-gone', _type: 'rpage', title: '[FR TEST] parti'})
  await client.releases.create({releaseId: 'rone', metadata: {title: '[FR TEST] lot'}})
  await client.createVersion({
    publishedId: 'r-page',
    releaseId: 'rone',
    document: {_type: 'rpage', title: '[FR TEST] apres'},
  })
  await client.unpublishVersion({publishedId: 'r-gone', releaseId: 'rone'})
  const titles = '*[_type == "rpage"]{_id, title}'
  expect(await client.fetch(titles, {}, {perspective})).toEqual([
    {_id: 'r-page', title: '[FR TEST] apres'},
  ])
  expect(await client.fetch(titles)).toHaveLength(2)

  await client.releases.archive({releaseId: 'rone'})
  expect(await client.getDocument('versions.rone.r-page')).toBeUndefined()
  await client.releases.unarchive({releaseId: 'rone'})
  expect(await client.getDocument('versions.rone.r-page')).toMatchObject({
    title: '[FR TEST] apres',
  })

  await client.releases.schedule({releaseId: 'rone', publishAt: '2099-01-01T00:00:00Z'})
  const refused = client.createVersion({
    publishedId: 'other',
    releaseId: 'rone',
    document: {_type: 'rpage'},
  })
  await expect(refused).rejects.toMatchObject({statusCode: 409})
  await client.releases.unschedule({releaseId: 'rone'})
  await client.releases.publish({releaseId: 'rone'})
  expect(await client.fetch(titles)).toEqual([{_id: 'r-page', title: '[FR TEST] apres'}])
  expect(await client.getDocument('versions.rone.r-page')).toBeUndefined()
  expect(await client.releases.get({releaseId: 'rone'})).toMatchObject({state: 'published'})
  await client.releases.delete({releaseId: 'rone'})
  expect(await client.releases.get({releaseId: 'rone'})).toBeUndefined()
})

test('a draft belongs to its document', async () => {
  const client = lake.client()
  await client.create({_id: 'owner', _type: 'page'})
  await client.create({_id: 'drafts.stranger', _type: 'page'})
  const type = (name: string) => `sanity.action.document.${name}`
  for (const draftId of ['drafts.stranger', 'owner']) {
    const ids = {publishedId: 'owner', draftId}
    const attributes = {_id: 'drafts.stranger', _type: 'page'}
    for (const action of [
      {actionType: type('create'), publishedId: 'owner', attributes},
      {actionType: type('edit'), ...ids, patch: {set: {n: 1}}},
      {actionType: type('publish'), ...ids},
      {actionType: type('unpublish'), ...ids},
    ]) {
      const asked = client.request({
        url: '/data/actions/production',
        method: 'POST',
        body: {actions: [action]},
      })
      await expect(asked).rejects.toMatchObject({
        statusCode: 400,
        details: {items: [{error: {type: 'validationError'}, index: 0}]},
      })
    }
  }
  expect(await client.getDocument('drafts.stranger')).toMatchObject({_type: 'page'})
})
