import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// What the query endpoint takes and tells, as its reference documents and the public client relies on.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

describe('query', () => {
  const query = '/data/query/production?query=1'

  test('names of releases are refused by API versions that came before them', async () => {
    for (const version of ['v1', 'v2021-03-25', 'v2025-02-18']) {
      for (const perspective of ['published', 'drafts', 'previewDrafts', 'raw']) {
        const {status} = await lake.get(`/${version}${query}&perspective=${perspective}`)
        expect(status).toBe(200)
      }
      expect(await lake.get(`/${version}${query}&perspective=r1,drafts`)).toMatchObject({
        status: 400,
        body: {error: {description: 'Complex perspectives are not supported for this version'}},
      })
    }
    expect((await lake.get(`/v2025-02-19${query}&perspective=r1,drafts`)).status).toBe(200)
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
    const bad = await lake.get(`${'/v2025-02-19'}${query}&$x=nojson`)
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
