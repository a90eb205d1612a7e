import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// Places in queries: the constructor `geo()` and the functions of `geo::`.

const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
    [
      [4, 4],
      [6, 4],
      [6, 6],
      [4, 6],
      [4, 4],
    ],
  ],
}

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  await lake
    .client()
    .transaction()
    .create({_id: 'near', _type: 'place', at: {_type: 'geopoint', lat: 60, lng: 10}})
    .create({_id: 'far', _type: 'place', at: {lat: 10, lon: 120}})
    .create({_id: 'point', _type: 'place', at: {type: 'Point', coordinates: [11, 61]}})
    .create({_id: 'nowhere', _type: 'place', at: {lat: 60, lng: '10'}})
    .create({_id: 'square', _type: 'area', shape: SQUARE})
    .commit()
})
afterAll(() => lake.remove())

const ask = (query: string, params: Record<string, unknown> = {}) =>
  lake.client({perspective: 'raw'}).fetch<unknown>(query, params)

function box(west: number, south: number, east: number, north: number): object {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return {type: 'Polygon', coordinates: [ring]}
}

const line = (...coordinates: number[][]): object => ({type: 'LineString', coordinates})
const point = (lng: number, lat: number): object => ({type: 'Point', coordinates: [lng, lat]})

describe('geo()', () => {
  test.each<[object, object]>([
    [{lat: 59.5, lng: 10.25}, point(10.25, 59.5)],
    [{_type: 'geopoint', lat: 59.5, lon: 10.25, alt: 3}, point(10.25, 59.5)],
    [{...point(1, 2), more: true}, point(1, 2)],
    [line([1, 2], [3, 4]), line([1, 2], [3, 4])],
    [SQUARE, SQUARE],
    [
      {type: 'GeometryCollection', geometries: [{...point(1, 2), x: 1}]},
      {type: 'GeometryCollection', geometries: [point(1, 2)]},
    ],
  ])('makes a place of %j', async (value, expected) => {
    expect(await ask('geo($value)', {value})).toEqual(expected)
    expect(await ask('global::geo( geo($value) )', {value})).toEqual(expected)
  })

  test.each<unknown>([
    {},
    42,
    'here',
    null,
    [1, 2],
    {lat: 1},
    {lat: 1, lng: 2, lon: 2},
    {lat: 91, lng: 0},
    {lat: 0, lng: 181},
    {lat: 1, lng: '2'},
    {type: 'Nothing', coordinates: [1, 2]},
    {type: 'Feature', geometry: point(1, 2)},
    {type: 'Point', coordinates: [1]},
    {type: 'MultiPoint', coordinates: [1]},
    {type: 'MultiPoint', coordinates: []},
    {type: 'LineString', coordinates: [1, 2]},
    {type: 'LineString', coordinates: [[1, 2]]},
    {type: 'MultiLineString', coordinates: [[1, 2]]},
    {type: 'Polygon', coordinates: []},
    {type: 'MultiPolygon', coordinates: [[1, 2]]},
    {type: 'GeometryCollection', geometries: [{}]},
  ])('is null for %j', async (value) => {
    expect(await ask('geo($value)', {value})).toBeNull()
  })

  test.each([
    [
      'not closed',
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
    ],
    [
      'with too few corners',
      [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
    ],
    [
      'with a corner twice',
      [
        [0, 0],
        [2, 0],
        [2, 0],
        [2, 2],
        [0, 0],
      ],
    ],
    [
      'that crosses itself',
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ],
    ],
    [
      'that goes back on itself',
      [
        [0, 0],
        [2, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  ])('is null for an outline %s', async (_, ring) => {
    expect(await ask('geo($value)', {value: {type: 'Polygon', coordinates: [ring]}})).toBeNull()
  })

  test('is no other name, text or comment', async () => {
    expect(await ask('{"geo": "geo(1)", "n": 1 // geo(\n}.geo')).toBe('geo(1)')
    expect(await ask('*[_id == "near"][0]{"geo": at.lat}.geo')).toBe(60)
    const query = 'fn my::geo($x) = $x{lat}; *[_id == "near"][0]{"p": my::geo(at)}.p'
    expect(await ask(query)).toEqual({lat: 60})
  })

  test('keeps the places of mistakes behind it', async () => {
    const broken = '{"a": geo({"lat": 1, "lng": 2}), "b": geo( at ), "c": }'
    await expect(ask(broken)).rejects.toMatchObject({
      statusCode: 400,
      details: {type: 'queryParseError', query: broken, start: broken.indexOf('}', 50)},
    })
  })
})

describe('geo::latLng and geo::distance', () => {
  test('a point of two numbers within their ranges', async () => {
    expect(await ask('geo::latLng(59.5, 10.25)')).toEqual(point(10.25, 59.5))
    const none = '[geo::latLng(91, 0), geo::latLng(0, 181), geo::latLng(null, 1)]'
    expect(await ask(none)).toEqual([null, null, null])
  })

  test('distances along the sphere, in metres, of points in every spelling', async () => {
    const degree = await ask('geo::distance(geo::latLng(0, 0), {"lat": 0, "lng": 1})')
    expect(degree).toBeCloseTo((2 * Math.PI * 6_378_137) / 360, 3)
    const half = await ask('geo::distance({"lat": 90, "lon": 0}, {"lat": -90, "lng": 77})')
    expect(half).toBeCloseTo(Math.PI * 6_378_137, 3)
    // The figure of the documentation.
    const cities = 'geo::latLng(59.911491, 10.757933), geo::latLng(37.7749, 122.4194)'
    expect(await ask(`geo::distance(${cities})`)).toBeCloseTo(7_506_713.963060733, 5)
    const by = 'order(geo::distance(at, geo::latLng(60, 10)))'
    const ordered = ['near', 'point', 'far', 'nowhere']
    expect(await ask(`*[_type == "place"] | ${by}._id`)).toEqual(ordered)
    const within = '*[_type == "place" && geo::distance(at, ^.here) < 200000]._id'
    expect(await ask(`{"here": geo::latLng(60, 10)}{"found": ${within}}`)).toEqual({
      found: ['near', 'point'],
    })
  })

  test.each(['42', 'null', '{"lat": 1}', '$square'])('no distance from %s', async (place) => {
    const params = {square: SQUARE}
    expect(await ask(`geo::distance(${place}, geo::latLng(0, 0))`, params)).toBeNull()
    expect(await ask(`geo::distance(geo::latLng(0, 0), ${place})`, params)).toBeNull()
  })
})

describe('geo::contains and geo::intersects', () => {
  test.each<[string, object, {contains: boolean; intersects: boolean}]>([
    ['a point inside', point(2, 2), {contains: true, intersects: true}],
    ['a point on the outline', point(10, 5), {contains: true, intersects: true}],
    ['a point outside', point(11, 5), {contains: false, intersects: false}],
    ['a point in a hole', point(5, 5), {contains: false, intersects: false}],
    ['a line inside', line([1, 1], [1, 9], [9, 9]), {contains: true, intersects: true}],
    ['a line along the outline', line([0, 0], [10, 0]), {contains: true, intersects: true}],
    ['a line through a hole', line([1, 5], [9, 5]), {contains: false, intersects: true}],
    ['a line over a corner', line([-2, 9], [1, 12]), {contains: false, intersects: false}],
    ['a line through a corner', line([-1, 9], [1, 11]), {contains: false, intersects: true}],
    ['a line that leaves', line([1, 1], [1, 11]), {contains: false, intersects: true}],
    ['a box inside', box(1, 1, 3, 3), {contains: true, intersects: true}],
    ['a box around the hole', box(3, 3, 7, 7), {contains: false, intersects: true}],
    ['a box in the hole', box(4.5, 4.5, 5.5, 5.5), {contains: false, intersects: false}],
    ['a box that sticks out', box(8, 8, 12, 12), {contains: false, intersects: true}],
    ['a box around', box(-1, -1, 11, 11), {contains: false, intersects: true}],
    ['a box elsewhere', box(20, 20, 21, 21), {contains: false, intersects: false}],
    ['itself', SQUARE, {contains: true, intersects: true}],
    [
      'points of which one is outside',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 1],
          [20, 1],
        ],
      },
      {contains: false, intersects: true},
    ],
    [
      'lines inside',
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [1, 1],
            [2, 2],
          ],
          [
            [8, 8],
            [9, 9],
          ],
        ],
      },
      {contains: true, intersects: true},
    ],
    [
      'a collection with something outside',
      {type: 'GeometryCollection', geometries: [point(1, 1), line([20, 20], [21, 21])]},
      {contains: false, intersects: true},
    ],
  ])('a square with a hole and %s', async (_, other, expected) => {
    const query = `*[_id == "square"][0]{
      "contains": geo::contains(shape, $other),
      "intersects": geo::intersects(shape, geo($other)),
      "swapped": geo::intersects($other, shape)
    }`
    expect(await ask(query, {other})).toEqual({...expected, swapped: expected.intersects})
  })

  test('several polygons, each for itself', async () => {
    const coordinates = [box(0, 0, 1, 1), box(5, 5, 6, 6)].map((one) => Object.values(one)[1])
    const params = {many: {type: 'MultiPolygon', coordinates}, p: point(5.5, 5.5), q: point(3, 3)}
    const query = '[geo::contains($many, $p), geo::contains($many, $q), geo::contains($p, $p)]'
    expect(await ask(query, params)).toEqual([true, false, true])
  })

  test.each(['42', 'null', '{"lat": 1}'])('null with %s', async (place) => {
    for (const name of ['contains', 'intersects']) {
      expect(await ask(`geo::${name}(${place}, $square)`, {square: SQUARE})).toBeNull()
      expect(await ask(`geo::${name}($square, ${place})`, {square: SQUARE})).toBeNull()
    }
  })

  test('in filters, for those who listen, and with source maps', async () => {
    const filter = '_type == "area" && geo::contains(shape, $p)'
    const params = {p: point(2, 2)}
    expect(await ask(`count(*[${filter}])`, params)).toBe(1)
    const mapped = await lake
      .client({perspective: 'raw', resultSourceMap: true})
      .fetch(`*[${filter}]{_id, "in": geo::contains(shape, $p)}`, params, {filterResponse: false})
    expect(mapped).toMatchObject({
      result: [{_id: 'square', in: true}],
      resultSourceMap: {mappings: {"$[0]['_id']": {}}},
    })
    const {promise, resolve} = Promise.withResolvers<string>()
    const subscription = lake
      .client()
      .listen(`*[${filter}]`, params, {events: ['welcome', 'mutation']})
      .subscribe((event) => {
        if (event.type === 'mutation') return resolve(event.documentId)
        void lake.client().createOrReplace({_id: 'other', _type: 'area', shape: box(1, 1, 3, 3)})
      })
    expect(await promise).toBe('other')
    subscription.unsubscribe()
  })

  test('an outline with very many corners is stopped in time, or answered', async () => {
    const corners = Array.from({length: 60_000}, (_, n) => {
      const angle = (n / 60_000) * 2 * Math.PI
      return [Math.cos(angle) * 50, Math.sin(angle) * 50]
    })
    const shape = {type: 'Polygon', coordinates: [[...corners, corners[0]]]}
    await lake.client().createOrReplace({_id: 'round', _type: 'round', shape})
    const started = performance.now()
    const query = '*[_id == "round"][0]{"in": geo::contains(shape, shape)}'
    await expect(ask(query)).rejects.toMatchObject({statusCode: 408})
    expect(performance.now() - started).toBeLessThan(6_000)
  })
})

describe('what is refused', () => {
  test.each([
    ['geo::distance(geo::latLng(1, 1))', 'geo::distance() takes 2 arguments, not 1'],
    ['geo::latLng(1)', 'geo::latLng() takes 2 arguments, not 1'],
    ['geo(1, 2)', 'geo() takes 1 argument, not 2'],
    ['geo::nothing(1, 2)', 'nothing'],
  ])('%s', async (query, message) => {
    await expect(ask(query)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining(message),
    })
  })
})
