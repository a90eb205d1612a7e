import {gzipSync} from 'node:zlib'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {idsIn} from '../src/query/answerQuery.ts'
import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

// What the mutate endpoint takes and tells, as its reference documents and the public client relies on.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

const authorization = `Bearer ${ADMIN_TOKEN}`

describe('mutate', () => {
  test('createOrReplace with another type makes another document', async () => {
    const client = lake.client()
    const first = await client.create({_id: 'turned', _type: 'audit'})
    await new Promise((resolve) => setTimeout(resolve, 5))
    const same = await client.createOrReplace({_id: 'turned', _type: 'audit', n: 1})
    expect(same._createdAt).toBe(first._createdAt)
    const turned = await client.createOrReplace({_id: 'turned', _type: 'other'})
    expect(turned._createdAt).not.toBe(first._createdAt)
    await client.create({_id: 'pointing', _type: 'audit', to: {_ref: 'turned'}})
    await expect(client.createOrReplace({_id: 'turned', _type: 'audit'})).rejects.toMatchObject({
      statusCode: 409,
      details: {items: [{error: {referencingIDs: ['pointing']}}]},
    })
    const weak = {_ref: 'turned', _weak: true}
    await client.patch('pointing').set({to: weak}).commit()
    await client.createOrReplace({_id: 'turned', _type: 'audit'})
  })

  test('references into other datasets and resources are not looked for here', async () => {
    const client = lake.client()
    const asset = {_type: 'globalDocumentReference', _ref: 'media-library:mlTEST:asset'}
    const other = {_type: 'crossDatasetReference', _dataset: 'other', _projectId: 'p', _ref: 'x'}
    await client.create({_id: 'abroad', _type: 'audit', asset, other})
    const here = client.create({_type: 'audit', asset: {_ref: 'nowhere'}})
    await expect(here).rejects.toMatchObject({statusCode: 409})
  })

  test('results: ids, documents, operations, and none of them', async () => {
    const client = lake.client()
    const mutations = [{createIfNotExists: {_id: 'shape', _type: 'audit'}}]
    const post = async (query: string) => {
      const answer = await lake.request(`/v2025-02-19/data/mutate/production?${query}`, {
        method: 'POST',
        headers: {authorization, 'content-type': 'application/json'},
        body: JSON.stringify({mutations}),
      })
      return answer.json()
    }
    expect(await post('')).toEqual({
      transactionId: expect.any(String),
      results: [{operation: 'create'}],
    })
    expect(await post('returnIds=true')).toMatchObject({
      results: [{id: 'shape', operation: 'none'}],
    })
    expect(await post('returnDocuments=true&visibility=async')).toMatchObject({
      results: [{id: 'shape', document: {_id: 'shape'}}],
    })
    expect(await client.delete('nowhere')).toMatchObject({results: [{operation: 'none'}]})
  })

  test('deleted documents are returned as they were, as the client says', async () => {
    const client = lake.client()
    const ids = ['last-1', 'last-2']
    for (const _id of ids) await client.create({_id, _type: 'last', n: 1})
    const [first = ''] = ids
    const whole = {returnDocuments: true, returnFirst: true} as const
    expect(await client.delete(first, whole)).toMatchObject({_id: first, n: 1})
    const all = {returnDocuments: true, returnFirst: false} as const
    const query = '*[_type == "last"]'
    expect(await client.delete({query}, all)).toMatchObject([{_id: 'last-2', n: 1}])
    expect(await client.delete(first, all)).toEqual([null])
  })

  test('paths of every kind', async () => {
    const client = lake.client()
    const list = [
      {_key: 'a]"', n: 1},
      {_key: 'b', n: 2},
      {_key: 'c', n: 3, inner: [{m: [1, 2, 3]}]},
    ]
    await client.create({_id: 'paths', _type: 'audit', list, 'it.s': 1, open: {deep: {deep: 1}}})
    const patch = client
      .patch('paths')
      .set({'list[_key=="a]\\""].n': 10, 'list[1:2].n': 20, "['it.s']": 2, 'open..deep': 5})
      .setIfMissing({'open.made.here': true, 'list[-1].n': 9})
      .unset(['list[-1].inner[0].m[0:2]'])
    const patched = await patch.commit()
    expect(patched).toMatchObject({'it.s': 2, open: {deep: 5, made: {here: true}}})
    expect(patched.list).toMatchObject([{n: 10}, {n: 20}, {n: 3, inner: [{m: [3]}]}])
    const insert = async (at: 'before' | 'after' | 'replace', path: string) => {
      const changed = client.patch('paths').insert(at, path, [{_key: `${at}${path.length}`}])
      const {list: items} = await changed.commit<{list: {_key: string}[]}>()
      return items.map(({_key}) => _key)
    }
    // Here -1 is behind the last item: so does `splice` of the client count.
    expect(await insert('replace', 'list[-3:]')).toEqual(['a]"', 'replace9'])
    expect(await insert('before', 'list[_key=="replace9"]')).toEqual([
      'a]"',
      'before22',
      'replace9',
    ])
    expect(await insert('after', 'list[-2]')).toEqual(['a]"', 'before22', 'after8', 'replace9'])
  })

  test.each<[string, unknown]>([
    ['no mutation', {}],
    ['two kinds in one', {create: {_type: 'a'}, delete: {id: 'a'}}],
    ['an unknown kind', {upsert: {_type: 'a'}}],
    ['no type', {create: {_id: 'a'}}],
    ['an id of signs', {create: {_id: 'a b', _type: 'a'}}],
    ['an id with a part that begins with a dash', {create: {_id: 'a.-b', _type: 'a'}}],
    ['an id of half a version', {create: {_id: 'versions.a', _type: 'a'}}],
    ['an id with a version inside', {create: {_id: 'drafts.versions.r.a', _type: 'a'}}],
    ['a type that begins with an underscore', {create: {_type: '_a'}}],
    ['a type that begins with a dot', {create: {_type: '.a'}}],
    ['a type of several', {create: {_type: 'a,b'}}],
    ['a type with a hash', {create: {_type: 'a#b'}}],
    ['a type of 256 characters', {create: {_type: 'a'.repeat(256)}}],
    ['a patch of nothing', {patch: {set: {a: 1}}}],
    ['an unknown operation', {patch: {id: 'shape', put: {a: 1}}}],
    ['a path that is none', {patch: {id: 'shape', set: {'a[': 1}}}],
    ['an insert without items', {patch: {id: 'shape', insert: {after: 'a[-1]'}}}],
    ['a path with a bracket too many', {patch: {id: 'shape', set: {'a]': 1}}}],
    ['a path that goes on after a bracket', {patch: {id: 'shape', unset: ['a[0]b']}}],
    ['an operation without paths', {patch: {id: 'shape', set: null}}],
    ['unset of a text', {patch: {id: 'shape', unset: 'a'}}],
    ['an operation of other engines', {patch: {id: 'shape', merge: {a: {b: 1}}}}],
    [
      'two places at once',
      {patch: {id: 'shape', insert: {before: 'a[0]', after: 'a[0]', items: []}}},
    ],
    ['a difference that is none', {patch: {id: 'shape', diffMatchPatch: {a: 1}}}],
    ['a number that is none', {patch: {id: 'shape', inc: {n: 'x'}}}],
  ])('%s is refused with what and where', async (_, mutation) => {
    const answer = await lake.request('/v2025-02-19/data/mutate/production', {
      method: 'POST',
      headers: {authorization, 'content-type': 'application/json'},
      body: JSON.stringify({
        mutations: [{createIfNotExists: {_id: 'shape', _type: 'a'}}, mutation],
      }),
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({
      statusCode: 400,
      error: {type: 'mutationError', items: [{index: 1, error: {description: expect.any(String)}}]},
    })
  })
})

test('a path that begins with a digit is refused with the way to write it', async () => {
  const client = lake.client()
  await client.create({_id: 'digits', _type: 'a'.repeat(255)})
  const patch = (path: string) =>
    client
      .patch('digits')
      .set({[path]: 1})
      .commit()
  await expect(patch('7a')).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringContaining(`"7a" starts with a digit`),
  })
  expect(await patch("['7a']")).toMatchObject({'7a': 1})
})

test('a query of a mutation selects no more than 10,000 documents', () => {
  const ids = Array.from({length: 10_002}, (_, index) => `many-${index}`)
  expect(idsIn(ids.map((_id) => ({_id})))).toEqual(ids.slice(0, 10_000))
})

describe('bodies', () => {
  const send = (body: Uint8Array<ArrayBuffer>, encoding: string) =>
    lake.request('/v2025-02-19/data/mutate/production?returnIds=true', {
      method: 'POST',
      headers: {authorization, 'content-type': 'application/json', 'content-encoding': encoding},
      body,
    })
  const packed = (body: unknown) => new Uint8Array(gzipSync(JSON.stringify(body)))

  test('may be packed, and are no larger when they are', async () => {
    const mutations = [{createIfNotExists: {_id: 'packed', _type: 'audit'}}]
    expect(await (await send(packed({mutations}), 'gzip')).json()).toMatchObject({
      results: [{id: 'packed'}],
    })
    const bomb = packed({mutations: [{create: {_type: 'audit', text: 'x'.repeat(5_000_000)}}]})
    expect(bomb.length).toBeLessThan(10_000)
    expect((await send(bomb, 'gzip')).status).toBe(413)
    expect((await send(packed({mutations}).slice(0, 20), 'gzip')).status).toBe(400)
    expect((await send(packed({mutations}), 'br')).status).toBe(415)
  })
})
