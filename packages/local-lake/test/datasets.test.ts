import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// What the `sanity datasets` command does beside making and removing datasets: copies and aliases.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

describe('a copy', () => {
  async function copy(target: string, options: object = {}): Promise<string> {
    const started = await lake.client().request<{jobId: string}>({
      url: '/datasets/production/copy',
      method: 'PUT',
      body: {targetDataset: target, ...options},
    })
    expect(started).toMatchObject({
      datasetName: 'production',
      message: `Starting copying dataset production to ${target}...`,
    })
    // The command listens without a token.
    return (await lake.request(`/v2025-09-16/jobs/${started.jobId}/listen`)).text()
  }

  test('has the documents, their history and their assets; the original is left alone', async () => {
    const client = lake.client({perspective: 'raw'})
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const image = await client.assets.upload('image', png)
    await client.create({_id: 'a', _type: 't', n: 1})
    await client.patch('a').set({n: 2}).commit()
    await client.releases.create({releaseId: 'r1', metadata: {title: '[TEST]'}})
    const version = {_id: 'versions.r1.a', _type: 't', n: 3}
    await client.createVersion({publishedId: 'a', releaseId: 'r1', document: version})
    const original = await client.fetch<object[]>('*')

    const events = await copy('whole')
    expect(events).toContain('"state":"completed"')
    expect(events).toContain('event: done')
    const whole = lake.client({dataset: 'whole', perspective: 'raw'})
    const withoutImage = '*[_type != "sanity.imageAsset"]'
    expect(await whole.fetch(withoutImage)).toEqual(await client.fetch(withoutImage))
    const history = await lake
      .client()
      .request<string>({url: '/data/history/whole/transactions/a', json: false})
    expect(history.trim().split('\n')).toHaveLength(2)
    await client.delete(image._id)
    const copied = await whole.fetch<{url: string}>('*[_type == "sanity.imageAsset"][0]')
    expect(copied.url).toContain('/testproj/whole/')
    const served = await lake.request(new URL(copied.url).pathname)
    expect(Buffer.from(await served.arrayBuffer())).toEqual(png)
    expect(await client.fetch<object[]>('*')).toEqual(
      original.filter((one) => !JSON.stringify(one).includes('sanity.imageAsset')),
    )

    await copy('short', {skipHistory: true, skipContentReleases: true})
    const short = lake.client({dataset: 'short', perspective: 'raw'})
    expect(await short.fetch('*{_id, n}')).toEqual([{_id: 'a', n: 2}])
    await copy('open', {skipContentReleases: true})
    const open = lake.client({dataset: 'open', perspective: 'raw'})
    expect(await open.fetch('*{_id, n}')).toEqual([{_id: 'a', n: 2}])

    const url = '/projects/testproj/datasets/copy'
    const jobs = await client.request<object[]>({url, query: {limit: '2'}})
    expect(jobs).toMatchObject([
      {targetDataset: 'open', sourceDataset: 'production', state: 'completed', withHistory: true},
      {targetDataset: 'short', withHistory: false},
    ])
    expect(await client.request({url, query: {limit: '2', offset: '2'}})).toHaveLength(1)
  })

  test('is as private as its original', async () => {
    const client = lake.client()
    await client.datasets.edit('production', {aclMode: 'private'})
    await copy('secret')
    const reader = lake.anonymous({dataset: 'secret'})
    await expect(reader.fetch('*')).rejects.toMatchObject({statusCode: 401})
    await client.datasets.edit('production', {aclMode: 'public'})
  })

  test('is made once when it is asked for twice at the same time', async () => {
    const body = {targetDataset: 'once'}
    const put = () => lake.client().request({url: '/datasets/production/copy', method: 'PUT', body})
    const outcomes = await Promise.allSettled([put(), put()])
    expect(outcomes.map(({status}) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(refused?.reason).toMatchObject({statusCode: 409})
  })

  test('is refused where it can not be made', async () => {
    const request = (targetDataset: unknown, dataset = 'production', client = lake.client()) =>
      client.request({url: `/datasets/${dataset}/copy`, method: 'PUT', body: {targetDataset}})
    await expect(request('production')).rejects.toMatchObject({statusCode: 409})
    await expect(request('Bad Name')).rejects.toMatchObject({statusCode: 400})
    await expect(request('../other')).rejects.toMatchObject({statusCode: 400})
    await expect(request(1)).rejects.toMatchObject({statusCode: 400})
    await expect(request('more', 'nowhere')).rejects.toMatchObject({statusCode: 404})
    await expect(request('more', 'production', lake.anonymous())).rejects.toMatchObject({
      statusCode: 401,
    })
    expect((await lake.request('/v1/jobs/none/listen')).status).toBe(404)
  })
})

test('aliases: made, linked, read through, unlinked, removed', async () => {
  const client = lake.client()
  const ask = (method: string, url: string, body?: object) =>
    client.request<unknown>({method, url, ...(body ? {body} : {})})
  await client.datasets.create('first')
  await client.datasets.create('second')
  await lake.client({dataset: 'second'}).create({_id: 'here', _type: 't'})
  const names = {aliasName: 'live', datasetName: 'first'}
  expect(await ask('PUT', '/aliases/live', {datasetName: 'first'})).toEqual(names)
  const reader = lake.anonymous({dataset: '~live'})
  expect(await reader.fetch('*._id')).toEqual([])
  expect(await reader.fetch('*._id')).toEqual([])
  await ask('PATCH', '/aliases/live', {datasetName: 'second'})
  expect(await reader.fetch('*._id')).toEqual(['here'])
  expect(await ask('GET', '/aliases')).toEqual([{name: 'live', datasetName: 'second'}])
  await expect(ask('PUT', '/aliases/live')).rejects.toMatchObject({statusCode: 409})
  await expect(ask('PATCH', '/aliases/live', {datasetName: 'no'})).rejects.toMatchObject({
    statusCode: 404,
  })
  await ask('PATCH', '/aliases/live/unlink', {})
  await expect(reader.fetch('*._id')).rejects.toMatchObject({statusCode: 404})
  await expect(lake.client({dataset: '~live'}).fetch('1')).rejects.toMatchObject({statusCode: 404})
  await ask('DELETE', '/aliases/live')
  expect(await ask('GET', '/aliases')).toEqual([])
})

test('a dataset that is not there is 404 for everyone, whatever is asked of it, and stays so', async () => {
  const client = lake.client({dataset: 'typo'})
  const missing = {
    statusCode: 404,
    message: expect.stringContaining('Dataset "typo" not found for project ID "testproj"'),
  }
  await expect(client.fetch('*')).rejects.toMatchObject(missing)
  await expect(client.getDocument('a')).rejects.toMatchObject(missing)
  await expect(client.create({_type: 'a'})).rejects.toMatchObject(missing)
  await expect(client.assets.upload('file', Buffer.from('a'))).rejects.toMatchObject(missing)
  await expect(client.releases.create({releaseId: 'r'})).rejects.toMatchObject(missing)
  await expect(lake.anonymous({dataset: 'typo'}).fetch('*')).rejects.toMatchObject(missing)
  expect((await client.datasets.list()).map(({name}) => name)).not.toContain('typo')
})
