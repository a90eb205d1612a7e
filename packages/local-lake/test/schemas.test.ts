import {afterAll, beforeAll, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

const url = '/projects/testproj/datasets/production/schemas'
const schema = [{name: 'page', type: 'document', fields: [{name: 'title'}]}]
const put = (schemas: unknown) => lake.client().request({method: 'PUT', url, body: {schemas}})

test('a schema is deployed, replaced, listed and deleted', async () => {
  const client = lake.client()
  const workspace = {name: 'my space', title: '[FR TEST]'}
  await put([{workspace, version: '2025-05-01', schema: []}])
  await put([{workspace, version: '2025-05-01', schema}])
  await put([{workspace, version: '2025-05-01', schema, tag: 'next'}])
  const ids = ['_.schemas.my_space', '_.schemas.my_space.tag.next']
  const listed = await client.request<{_id: string; schema: string}[]>({url})
  expect(listed.map(({_id}) => _id).toSorted()).toEqual(ids)
  const [one] = await client.request<{schema: string}[]>({url: `${url}/${ids[0]}`})
  expect(JSON.parse(one?.schema ?? '')).toEqual(schema)

  const remove = () => client.request({method: 'DELETE', url: `${url}/${ids[0]}`})
  expect(await remove()).toEqual({deleted: true})
  expect(await remove()).toEqual({deleted: false})
  expect(await client.request({url: `${url}/${ids[0]}`})).toEqual([])
})

test.each([
  ['nothing', undefined],
  ['an empty list', []],
  ['a schema of no workspace', [{schema}]],
  ['a tag with a dot', [{workspace: {name: 'default'}, schema, tag: 'a.b'}]],
])('%s is refused', async (_, schemas) => {
  await expect(put(schemas)).rejects.toMatchObject({statusCode: 400})
})

test('only those who manage deploy, and strangers read none', async () => {
  const asked = lake.anonymous().request({url})
  await expect(asked).rejects.toMatchObject({statusCode: 401})
  const body = JSON.stringify({schemas: [{workspace: {name: 'default'}, schema}]})
  const headers = {'content-type': 'application/json'}
  const sent = await lake.request(`/v2025-03-01${url}`, {method: 'PUT', headers, body})
  expect(sent.status).toBe(401)
})
