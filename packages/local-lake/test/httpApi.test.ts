import {gzipSync} from 'node:zlib'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

// Details of the HTTP API that its reference documents and the public client relies on.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

const authorization = `Bearer ${ADMIN_TOKEN}`

async function get(path: string): Promise<{status: number; body: unknown}> {
  const answer = await lake.request(path, {headers: {authorization}})
  return {status: answer.status, body: await answer.json()}
}

describe('the version in the address', () => {
  const query = '/data/query/production?query=1'
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

  test.each([
    'v1',
    'vX',
    'v2017-01-01',
    'v2021-10-21',
    'v2024-02-29',
    'v2025-02-19',
    'v2026-08-25',
  ])('%s is one', async (version) => {
    expect(await get(`/${version}${query}`)).toMatchObject({status: 200, body: {result: 1}})
    expect((await get(`/testproj/${version}${query}`)).status).toBe(200)
  })

  test('may be today, and tomorrow, as it is tomorrow somewhere', async () => {
    expect((await get(`/v${day(0)}${query}`)).status).toBe(200)
    expect((await get(`/v${day(1)}${query}`)).status).toBe(200)
    expect(await lake.client({apiVersion: day(0)}).fetch('1')).toBe(1)
  })

  const none =
    'vfoo v0 v2 vx v10 v2021-13-45 v2025-02-29 v2025-04-31 v2021-6-7 v2025-02-19x v2025 v20250219 ' +
    'v2025-02-19T00:00:00Z v-2025-02-19 v9999-12-31'
  test.each([...none.split(' '), `v${day(2)}`])('%s is none', async (version) => {
    const refused = {
      status: 400,
      body: {
        statusCode: 400,
        error: 'Bad Request',
        message: expect.stringContaining('Invalid API version'),
      },
    }
    expect(await get(`/${version}${query}`)).toMatchObject(refused)
    expect(await get(`/testproj/${version}${query}`)).toMatchObject(refused)
    expect(await get(`/${version}/users/me`)).toMatchObject(refused)
    const write = {method: 'POST', headers: {authorization}, body: '{"mutations": []}'}
    expect((await lake.request(`/${version}/data/mutate/production`, write)).status).toBe(400)
  })

  test('is told as an error that the client understands', async () => {
    const client = lake.client({apiVersion: '9999-12-31'})
    await expect(client.fetch('1')).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('9999-12-31 is in the future'),
    })
  })

  test('is missing where there is no endpoint', async () => {
    expect((await get('/data/query/production?query=1')).status).toBe(404)
    expect((await get('/2025-02-19/data/query/production?query=1')).status).toBe(404)
  })
})

describe('query', () => {
  const query = '/data/query/production?query=1'

  test('names of releases are refused by API versions that came before them', async () => {
    for (const version of ['v1', 'v2021-03-25', 'v2025-02-18']) {
      for (const perspective of ['published', 'drafts', 'previewDrafts', 'raw']) {
        const {status} = await get(`/${version}${query}&perspective=${perspective}`)
        expect(status).toBe(200)
      }
      expect(await get(`/${version}${query}&perspective=r1,drafts`)).toMatchObject({
        status: 400,
        body: {error: {description: 'Complex perspectives are not supported for this version'}},
      })
    }
    expect((await get(`/v2025-02-19${query}&perspective=r1,drafts`)).status).toBe(200)
  })

  test('the documents of a release are fetched without naming a perspective', async () => {
    const client = lake.client()
    const releaseId = 'raudit'
    await client.releases.create({releaseId, metadata: {title: '[TEST] release'}})
    const document = {_type: 'audit', title: '[TEST] version'}
    await client.createVersion({publishedId: 'audited', releaseId, document})
    expect(await client.releases.fetchDocuments({releaseId})).toMatchObject({
      result: [{_id: 'versions.raudit.audited', title: '[TEST] version'}],
    })
    const asked = "*[sanity::partOfRelease('raudit')]._id"
    expect(await lake.anonymous().fetch(asked)).toEqual([])
  })

  test('tags, live event ids and cache modes are taken; the query is left out when asked', async () => {
    const options = {tag: 'a.tag', lastLiveEventId: 'x', cacheMode: 'noStale'} as const
    expect(await lake.client().fetch('1+1', {}, options)).toBe(2)
    const whole = {filterResponse: false} as const
    const without = await lake.client().fetch('1+1', {}, {...whole, returnQuery: false})
    expect(without).not.toHaveProperty('query')
    expect(without).toMatchObject({result: 2, syncTags: []})
  })

  test('parameters of every type, in the address and in the body', async () => {
    const params = {s: 'x"y', n: 1.5, b: false, z: null, a: [1, {b: 2}], o: {c: 'd'}}
    const text = '{"s": $s, "n": $n, "b": $b, "z": $z, "a": $a, "o": $o}'
    expect(await lake.client().fetch(text, params)).toEqual(params)
    const padding = `/* */`.replaceAll(/[/*]/g, ' ').padEnd(12_000)
    expect(await lake.client().fetch(text + padding, params)).toEqual(params)
    const bad = await get(`${'/v2025-02-19'}${query}&$x=nojson`)
    expect(bad).toMatchObject({status: 400, body: {error: {description: expect.any(String)}}})
  })

  test('a parameter that is not given is refused at its place; those of functions are not', async () => {
    const query = '*[_id == $id && "$id" != $other]'
    await expect(lake.client().fetch(query, {other: 1})).rejects.toMatchObject({
      statusCode: 400,
      details: {
        type: 'queryParseError',
        description: 'param $id referenced, but not provided',
        query,
        start: 9,
        end: 11,
      },
    })
    expect(await lake.client().fetch('fn f::n($x) = $x{n}; f::n({"n": $m})', {m: 1})).toEqual({
      n: 1,
    })
    expect(await lake.client().fetch('[$none, "$text"]', {none: null})).toEqual([null, '$text'])
  })

  test('errors have the position that the client draws', async () => {
    await expect(lake.client().fetch('*[_type == ]')).rejects.toMatchObject({
      statusCode: 400,
      details: {type: 'queryParseError', query: '*[_type == ]', start: expect.any(Number)},
      message: expect.stringContaining('*[_type == ]'),
    })
  })
})

describe('history', () => {
  const base = '/v2025-02-19/data/history/production'
  const lines = async (path: string) => {
    const answer = await lake.request(base + path, {headers: {authorization}})
    const text = await answer.text()
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  }

  test('one point in time at once', async () => {
    const {status} = await get(`${base}/documents/x?revision=a&time=2026-01-01T00:00:00Z`)
    expect(status).toBe(400)
    expect((await get(`${base}/documents/x?revision=a&lastRevision=true`)).status).toBe(400)
    expect((await get(`${base}/documents/x?time=yesterday`)).status).toBe(400)
    expect((await get(`${base}/transactions/x?limit=0`)).status).toBe(400)
  })

  test('transactions since and until an instant, of some authors, from the end', async () => {
    const client = lake.client()
    const other = await client.request<{key: string}>({
      url: '/projects/testproj/tokens',
      method: 'POST',
      body: {label: '[TEST] other', roleName: 'editor'},
    })
    const {_updatedAt: first} = await client.create({_id: 'timed', _type: 'audit'})
    await new Promise((resolve) => setTimeout(resolve, 5))
    const second = await client.patch('timed').set({n: 1}).commit()
    const editing = lake.client({token: other.key})
    await new Promise((resolve) => setTimeout(resolve, 5))
    await editing.patch('timed').set({n: 2}).commit()
    const ids = async (query: string) =>
      (await lines(`/transactions/timed?excludeContent=true&${query}`)).map(({id}) => id)
    const all = await ids('')
    expect(all).toHaveLength(3)
    expect(await ids(`fromTime=${second._updatedAt}`)).toEqual(all.slice(1))
    expect(await ids(`toTime=${second._updatedAt}`)).toEqual(all.slice(0, 2))
    expect(await ids(`fromTime=${first}&toTime=${first}`)).toEqual(all.slice(0, 1))
    expect(await ids('reverse=true')).toEqual(all.toReversed())
    const [{author}] = await lines('/transactions/timed?reverse=true&limit=1')
    // The limit counts what is asked for, not what lies between.
    expect(await ids(`authors=${author}&limit=1`)).toEqual(all.slice(2))
    expect(await ids(`authors=nobody,${author}`)).toEqual(all.slice(2))
  })
})

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

describe('what a lake does not have', () => {
  test.each([
    ['/hooks/projects/testproj', 'Webhooks: not offered'],
    ['/apis/graphql', 'GraphQL: not offered'],
    ['/projects/testproj/datasets/production/backups', 'Backups: not offered'],
    ['/nowhere', 'No endpoint'],
  ])('%s: says so', async (url, message) => {
    const asked = lake.client().request({url})
    await expect(asked).rejects.toMatchObject({
      statusCode: 404,
      message: expect.stringContaining(message),
    })
  })
})

describe('datasets', () => {
  test('are made private and public again; private ones show anonymous readers nothing', async () => {
    const client = lake.client()
    await client.datasets.create('open', {aclMode: 'public'})
    await expect(client.datasets.edit('open', {aclMode: 'private'})).resolves.toMatchObject({
      datasetName: 'open',
      aclMode: 'private',
    })
    await lake.client().datasets.create('open')
    await lake.client({dataset: 'open'}).create({_id: 'shown', _type: 'audit'})
    const reader = lake.anonymous({dataset: 'open'})
    for (const ask of [
      () => reader.fetch('*'),
      () => reader.getDocument('shown'),
      () => reader.request({url: '/data/export/open'}),
      () => reader.request({url: '/data/history/open/documents/shown'}),
    ]) {
      await expect(ask()).rejects.toMatchObject({statusCode: 401})
    }
    const listening = await lake.request('/v2025-02-19/data/listen/open?query=*')
    expect(listening.status).toBe(401)
    await client.datasets.edit('open', {aclMode: 'public'})
    expect(await reader.fetch('*._id')).toEqual(['shown'])
    const missing = client.datasets.edit('nowhere', {aclMode: 'public'})
    await expect(missing).rejects.toMatchObject({statusCode: 404})
    const odd = client.request({url: '/datasets/open', method: 'PATCH', body: {aclMode: 'some'}})
    await expect(odd).rejects.toMatchObject({statusCode: 400})
  })

  test('that become private end the streams of those who listened', async () => {
    const client = lake.client()
    await client.datasets.create('closing', {aclMode: 'public'})
    const stream = await lake.request('/v2025-02-19/data/listen/closing?query=*')
    await client.datasets.edit('closing', {aclMode: 'private'})
    await lake.client().datasets.create('closing')
    await lake.client({dataset: 'closing'}).create({_id: 'secret', _type: 'audit'})
    expect(await stream.text()).not.toContain('secret')
  })
})

describe('tokens over HTTP', () => {
  test('are made, listed without what is secret, revoked, and only by administrators', async () => {
    const client = lake.client()
    const url = '/access/project/testproj/robots'
    const memberships = [{resourceType: 'project', resourceId: 'testproj', roleNames: ['viewer']}]
    const body = {label: '[TEST] robot', memberships}
    const made = await client.request<{id: string; token: string}>({url, method: 'POST', body})
    const reading = lake.client({token: made.token})
    expect(await reading.fetch('1')).toBe(1)
    const list = await client.request<{data: unknown[]}>({url})
    expect(JSON.stringify(list)).not.toContain(made.token)
    expect(list.data).toContainEqual(expect.objectContaining({id: made.id, label: '[TEST] robot'}))
    for (const method of ['GET', 'POST'] as const) {
      const asked = reading.request({url, method, ...(method === 'POST' && {body})})
      await expect(asked).rejects.toMatchObject({statusCode: 403})
    }
    await client.request({url: `${url}/${made.id}`, method: 'DELETE'})
    await expect(reading.fetch('1')).rejects.toMatchObject({statusCode: 401})
    for (const wrong of [{...body, memberships: []}, {memberships}]) {
      const asked = client.request({url, method: 'POST', body: wrong})
      await expect(asked).rejects.toMatchObject({statusCode: 400})
    }
  })
})

describe('origins', () => {
  const url = '/projects/testproj/cors'
  const origin = 'https://site.example'
  const asked = (from: string) =>
    lake.request('/v2025-02-19/data/query/production?query=1', {headers: {origin: from}})

  test('are added, listed and deleted; only those read answers', async () => {
    const client = lake.client()
    expect((await asked(origin)).status).toBe(403)
    const body = {origin, allowCredentials: false}
    const made = await client.request<{id: number}>({url, method: 'POST', body})
    expect(made).toMatchObject({id: expect.any(Number), projectId: 'testproj', ...body})
    expect(await client.request({url})).toContainEqual(made)
    for (let times = 0; times < 2; times += 1) {
      const answer = await asked(origin)
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    }
    const check = await lake.request('/v1/check/cors', {headers: {origin}})
    expect(await check.json()).toEqual({result: {allowed: true, withCredentials: false}})
    const again = client.request({url, method: 'POST', body})
    await expect(again).rejects.toMatchObject({statusCode: 409})
    const uri = `${url}/${made.id}`
    expect(await client.request({url: uri, method: 'DELETE'})).toEqual({id: made.id, deleted: true})
    expect((await asked(origin)).status).toBe(403)
    const gone = client.request({url: uri, method: 'DELETE'})
    await expect(gone).rejects.toMatchObject({statusCode: 404})
  })

  test('may have wildcards', async () => {
    const client = lake.client()
    const body = {origin: 'https://*.wild.example', allowCredentials: true}
    await client.request({url, method: 'POST', body})
    const answer = await asked('https://a.b.wild.example')
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
    for (const other of [
      'https://wild.example',
      'http://a.wild.example',
      'https://awild.example',
    ]) {
      expect((await asked(other)).status).toBe(403)
    }
  })

  test('are added by administrators, as origins', async () => {
    const body = {origin: 'https://other.example'}
    const anonymous = lake.anonymous().request({url, method: 'POST', body})
    await expect(anonymous).rejects.toMatchObject({statusCode: 401})
    for (const wrong of ['https://site.example/path', 'site.example', 1]) {
      const request = lake.client().request({url, method: 'POST', body: {origin: wrong}})
      await expect(request).rejects.toMatchObject({statusCode: 400})
    }
    const given = lake.client().request({url: `${url}/1`, method: 'DELETE'})
    await expect(given).rejects.toMatchObject({statusCode: 400})
  })
})
