import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {isRecord} from '../src/document.ts'
import {startTestLake, type TestLake} from './lakeForTest.ts'

// What the reference of JSONMatch says of paths in patches.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

const FRED = {
  _id: 'fred',
  _type: 'person',
  name: 'fred',
  friends: [
    {name: 'mork', age: 40, favoriteColor: 'red'},
    {name: 'mindy', age: 32, favoriteColor: 'blue'},
    {name: 'franklin', favoriteColor: 'yellow'},
  ],
  roles: ['admin', 'owner'],
  numbers: [10, 22, 28, 40, 70],
  contactInfo: {
    streetAddress: '42 Mountain Road',
    state: {shortName: 'WY', longName: 'Wyoming'},
    'post-code': 1,
  },
  blocks: [{_key: 'a', inner: [{_key: 'b'}, {_key: 'abc123'}]}, {_key: 'c'}],
}

async function patched(operations: object): Promise<Record<string, unknown>> {
  const client = lake.client()
  await client.createOrReplace(FRED)
  return client.patch('fred', operations).commit()
}

/** Where `NEW` stands in a document. */
function placesOf(value: unknown, path = ''): string[] {
  if (value === 'NEW') return [path]
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => placesOf(item, `${path}[${index}]`))
  }
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, item]) =>
    placesOf(item, path === '' ? name : `${path}.${name}`),
  )
}

describe('set', () => {
  test.each<[string, string[]]>([
    ['name', ['name']],
    ["'name'", ['name']],
    ['friends[*].name', ['friends[0].name', 'friends[1].name', 'friends[2].name']],
    ['friends[ * ].nick', ['friends[0].nick', 'friends[1].nick', 'friends[2].nick']],
    ['friends[age > 35].name', ['friends[0].name']],
    ['friends[age > 35, favoriteColor == "blue"].name', ['friends[0].name', 'friends[1].name']],
    ['friends[name == "mork", name == "mindy"].age', ['friends[0].age', 'friends[1].age']],
    ['friends[age?].age', ['friends[0].age', 'friends[1].age']],
    ['friends[0].name', ['friends[0].name']],
    ['friends[0, 1].name', ['friends[0].name', 'friends[1].name']],
    ['friends[1:2].name', ['friends[1].name']],
    ['friends[0, 1:3].name', ['friends[0].name', 'friends[1].name', 'friends[2].name']],
    ['contactInfo.state.shortName', ['contactInfo.state.shortName']],
    [
      'contactInfo.state[shortName, longName]',
      ['contactInfo.state.shortName', 'contactInfo.state.longName'],
    ],
    ["contactInfo['post-code']", ['contactInfo.post-code']],
    ["contactInfo.'post-code'", ['contactInfo.post-code']],
    ['roles[*]', ['roles[0]', 'roles[1]']],
    ['roles[0]', ['roles[0]']],
    ['roles[-1]', ['roles[1]']],
    ['contactInfo..shortName', ['contactInfo.state.shortName']],
    ['contactInfo..name', []],
    ['..shortName', ['contactInfo.state.shortName']],
    ['blocks..[_key == "abc123"].text', ['blocks[0].inner[1].text']],
    ['friends[name == "a..b[*]"].name', []],
    ['numbers[1:4]', ['numbers[1]', 'numbers[2]', 'numbers[3]']],
    ['numbers[3:]', ['numbers[3]', 'numbers[4]']],
    ['numbers[:2]', ['numbers[0]', 'numbers[1]']],
    ['numbers[@ < 20, @ > 60]', ['numbers[0]', 'numbers[4]']],
    ['numbers[@ > 20][@ < 30]', ['numbers[1]', 'numbers[2]']],
    ['new.deep.er', ['new.deep.er']],
  ])('%s', async (path, places) => {
    expect(placesOf(await patched({set: {[path]: 'NEW'}})).toSorted()).toEqual(places.toSorted())
  })
})

test.each([
  ['brackets', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['a long list', `numbers[${':'.repeat(50_000)}[1]]`],
  ['searches', `a${'..b'.repeat(20_000)}`],
  ['quotes', `numbers[${`'"`.repeat(25_000)}]`],
])('%s without end are refused in time', async (_, path) => {
  const started = performance.now()
  await expect(patched({unset: [path]})).rejects.toMatchObject({statusCode: 400})
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('very many places are changed in time, or refused', async () => {
  const client = lake.client()
  const list = Array.from({length: 1_001}, (_, n) => ({_key: `k${n}`, n}))
  await client.createOrReplace({_id: 'many', _type: 'many', list})
  const started = performance.now()
  await client.patch('many').set({'list[:1000].n': 1}).commit()
  await client.patch('many').inc({'list[:1000].n': 1}).commit()
  expect(await client.fetch('count(*[_id == "many"][0].list[n == 2])')).toBe(1_000)
  for (const operations of [{set: {'list[*].n': 1}}, {unset: ['..n']}, {inc: {'list[*].n': 1}}]) {
    await expect(client.patch('many', operations).commit()).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('more than 1000 places'),
    })
  }
  expect(performance.now() - started).toBeLessThan(15_000)
})

describe('other operations', () => {
  test('inc, dec, setIfMissing', async () => {
    expect(await patched({inc: {'friends[*].age': 1}})).toMatchObject({
      friends: [{age: 41}, {age: 33}, {name: 'franklin'}],
    })
    expect(await patched({dec: {'numbers[*]': 10}})).toMatchObject({numbers: [0, 12, 18, 30, 60]})
    expect(await patched({setIfMissing: {'friends[*].age': 0}})).toMatchObject({
      friends: [{age: 40}, {age: 32}, {age: 0}],
    })
  })

  test('unset', async () => {
    const withoutAge = [{name: 'mork'}, {name: 'mindy'}, {name: 'franklin'}]
    const {friends} = await patched({unset: ['friends[*].age', 'friends[*].favoriteColor']})
    expect(friends).toEqual(withoutAge)
    expect(await patched({unset: ['roles[*]']})).toMatchObject({roles: []})
    const {blocks} = await patched({unset: ['blocks..[_key == "b"]', 'blocks..[_key == "c"]']})
    expect(blocks).toEqual([{_key: 'a', inner: [{_key: 'abc123'}]}])
    const both = await patched({unset: ['blocks..[_key?]']})
    expect(both.blocks).toEqual([])
  })

  test('insert', async () => {
    const at = (insert: object) => patched({insert})
    const key = {_key: 'n'}
    expect(await at({after: 'blocks..[_key == "abc123"]', items: [key]})).toMatchObject({
      blocks: [{inner: [{_key: 'b'}, {_key: 'abc123'}, key]}, {_key: 'c'}],
    })
    expect(await at({replace: 'roles[*]', items: ['one']})).toMatchObject({roles: ['one']})
    expect(await at({before: 'blocks..[_key == "b"]', items: [key]})).toMatchObject({
      blocks: [{inner: [key, {_key: 'b'}, {_key: 'abc123'}]}, {_key: 'c'}],
    })
  })

  test('append, prepend and splice of the client', async () => {
    const client = lake.client()
    const roles = async (change: (patch: ReturnType<typeof client.patch>) => unknown) => {
      await client.createOrReplace(FRED)
      const patch = client.patch('fred')
      change(patch)
      return (await patch.commit()).numbers as unknown
    }
    expect(await roles((patch) => patch.append('numbers', [1, 2]))).toEqual([
      10, 22, 28, 40, 70, 1, 2,
    ])
    expect(await roles((patch) => patch.prepend('numbers', [1, 2]))).toEqual([
      1, 2, 10, 22, 28, 40, 70,
    ])
    expect(await roles((patch) => patch.splice('numbers', 1, 2, [1]))).toEqual([10, 1, 40, 70])
    expect(await roles((patch) => patch.splice('numbers', 1, 0, [1]))).toEqual([
      10, 1, 22, 28, 40, 70,
    ])
    expect(await roles((patch) => patch.splice('numbers', 3, -1, [1]))).toEqual([10, 22, 28, 1])
    expect(await roles((patch) => patch.splice('numbers', -2, undefined, [1]))).toEqual([
      10, 22, 28, 1,
    ])
  })
})
