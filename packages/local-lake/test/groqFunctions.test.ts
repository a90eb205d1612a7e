import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// What GROQ says of functions and operators, through the public client.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  await lake
    .client()
    .transaction()
    .create({_id: 'near', _type: 'place', at: {lat: 60, lng: 10}})
    .create({_id: 'far', _type: 'place', at: {lat: 10, lon: 120}})
    .create({_id: 'point', _type: 'place', at: {type: 'Point', coordinates: [11, 61]}})
    .create({_id: 'nowhere', _type: 'place', at: {lat: 60, lng: '10'}})
    .create({_id: 'page', _type: 'page', to: {_ref: 'near'}, list: [3, 1, 2], title: 'One two'})
    .create({_id: 'drafts.page', _type: 'page', to: {_ref: 'near'}})
    .create({_id: 'versions.r1.page', _type: 'page'})
    .create({_id: '_.releases.r1', _type: 'system.release', name: 'r1'})
    .commit()
})
afterAll(() => lake.remove())

const ask = (query: string) => lake.client({perspective: 'raw'}).fetch<unknown>(query)

describe('geo', () => {
  test('a point of two numbers within their ranges', async () => {
    expect(await ask('geo::latLng(59.5, 10.25)')).toEqual({
      type: 'Point',
      coordinates: [10.25, 59.5],
    })
    expect(await ask('[geo::latLng(91, 0), geo::latLng(0, 181), geo::latLng(null, 1)]')).toEqual([
      null,
      null,
      null,
    ])
  })

  test('distances along the sphere, in metres, of points in every spelling', async () => {
    const degree = await ask('geo::distance(geo::latLng(0, 0), {"lat": 0, "lng": 1})')
    expect(degree).toBeCloseTo((2 * Math.PI * 6_378_137) / 360, 3)
    const half = await ask('geo::distance({"lat": 90, "lon": 0}, {"lat": -90, "lng": 77})')
    expect(half).toBeCloseTo(Math.PI * 6_378_137, 3)
    const by = 'order(geo::distance(at, geo::latLng(60, 10)))'
    expect(await ask(`*[_type == "place"] | ${by}._id`)).toEqual([
      'near',
      'point',
      'far',
      'nowhere',
    ])
    const within = '*[_type == "place" && geo::distance(at, ^.here) < 200000]._id'
    expect(await ask(`{"here": geo::latLng(60, 10)}{"found": ${within}}`)).toEqual({
      found: ['near', 'point'],
    })
  })

  test.each([
    '42',
    '"here"',
    'null',
    '{"lat": 1}',
    '{"lat": 1, "lng": 2, "lon": 2}',
    '{"type": "Polygon", "coordinates": [1, 2]}',
  ])('no distance from %s', async (place) => {
    expect(await ask(`geo::distance(${place}, geo::latLng(0, 0))`)).toBeNull()
    expect(await ask(`geo::distance(geo::latLng(0, 0), ${place})`)).toBeNull()
  })

  test.each([
    ['geo::contains(geo::latLng(1, 1), geo::latLng(1, 1))', 'geo::contains()'],
    ['diff::changedAny({"a": 1}, {"a": 2}, a)', 'diff::changedAny()'],
    ['*[_type == "page"]{"u": user::attributes()}', 'user::attributes()'],
    ['* | score(text::semanticSimilarity("x"))', 'text::semanticSimilarity()'],
  ])('%s is refused by its name', async (query, name) => {
    await expect(ask(query)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining(`The function ${name} is not evaluated by this lake`),
    })
  })

  test('nothing outside refers to a document', async () => {
    const query = '*[_id == "page"][0]{"n": documents::incomingGlobalDocumentReferenceCount()}'
    expect(await ask(query)).toEqual({n: 0})
  })

  test('what is not there, or would grow beyond bounds, is refused', async () => {
    const nested = 'geo::latLng(geo::latLng(geo::latLng(1, 1), 1), 1)'
    for (const query of [nested, 'geo::distance(geo::latLng(1, 1))', 'geo::contains(1, 2)']) {
      await expect(ask(query)).rejects.toMatchObject({statusCode: 400})
    }
  })

  test('an id that looks like a question is no way in', async () => {
    const query = '{"_ref": "\\u0000geo 1 1 2 2"}->{"found": @}'
    expect(await ask(query)).toEqual({found: {answer: expect.any(Number)}})
    expect(await ask('{"_ref": "\\u0000geo x"}->answer')).toBeNull()
  })
})

describe('functions of the lake', () => {
  test.each<[string, unknown]>([
    ['count(*[sanity::versionOf("page")])', 3],
    ['*[sanity::partOfRelease("r1")]._id', ['versions.r1.page']],
    ['releases::all()[].name', ['r1']],
    ['[sanity::projectId(), sanity::dataset()]', ['testproj', 'production']],
    ['documents::get({"_ref": "page"}).title', 'One two'],
    ['*[_id == "near"][0]{"n": documents::incomingRefCount()}.n', 2],
    ['*[_id in path("drafts.**")]._id', ['drafts.page']],
    ['*[_id in path("versions.*.page")]._id', ['versions.r1.page']],
  ])('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })
})

describe('values and operators', () => {
  test.each<[string, unknown]>([
    ['1 + null', null],
    ['"a" + "b"', 'ab'],
    ['[1] + [2]', [1, 2]],
    ['{"a": 1} + {"a": 2, "b": 3}', {a: 2, b: 3}],
    ['"a" < 1', null],
    ['null == null', true],
    ['[1] == [1]', false],
    ['1 in [1, "1"]', true],
    ['2 in 1...2', false],
    ['2 in 1..2', true],
    ['true && null', null],
    ['false && null', false],
    ['true || null', true],
    ['!null', null],
    ['7 % 4', 3],
    ['2 ** 3 ** 2', 512],
    ['1 / 0', null],
    ['select(false => 1)', null],
    ['coalesce(null, false, 1)', false],
    ['length("é😀")', 2],
    ['round(2.5)', 3],
    ['round(-1.567, 2)', -1.57],
    ['string(1.50)', '1.5'],
    ['dateTime("2026-01-02T03:04:05Z") - dateTime("2026-01-02T03:04:00Z")', 5],
    ['dateTime("no instant")', null],
    ['array::join(["a", 1, true], "-")', 'a-1-true'],
    ['array::compact([1, null, 2])', [1, 2]],
    ['array::unique([1, 1, 2])', [1, 2]],
    ['array::intersects([1, 2], [2])', true],
    ['math::avg([1, null, 3])', 2],
    ['math::min([])', null],
    ['string::split("a,b", ",")', ['a', 'b']],
    ['string::startsWith("abc", "ab")', true],
    ['"one two" match "tw*"', true],
    ['"one two" match ["one", "three"]', false],
    ['*[_id == "page"][0].list | order(@ desc)', [3, 2, 1]],
    ['*[_id == "page"][0].list[@ > 1]', [3, 2]],
    ['*[_id == "page"][0]["title"]', 'One two'],
    ['*[_type == "page"][-1]._id', 'versions.r1.page'],
    ['pt::text([{"_type": "block", "children": [{"_type": "span", "text": "t"}]}])', 't'],
    ['fn f::t($x) = $x{title}; *[_id == "page"]{"p": f::t(@)}', [{p: {title: 'One two'}}]],
    ['count(*[_type == "none"])', 0],
    ['*[_type == "none"][0]', null],
  ])('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })
})
