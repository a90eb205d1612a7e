import {evaluate, parse} from 'groq-js'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// `diff::` compares two objects in what a selector stands for.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

const ask = (query: string) => lake.client().fetch<unknown>(query)

const BEFORE = `{
  "same": 1, "left": 1, "differs": 1, "nested": {"same": 1, "differs": 1},
  "list": [{"n": "a", "v": 1}, {"n": "b", "v": 1}], "shorter": [1, 2], "none": null,
  "deep": {"list": [{"_type": "x", "v": 1}]}
}`
const AFTER = `{
  "same": 1, "right": 1, "differs": 2, "nested": {"same": 1, "differs": 2},
  "list": [{"n": "a", "v": 1}, {"n": "b", "v": 2}], "shorter": [1],
  "deep": {"list": [{"_type": "x", "v": 2}]}
}`

const SELECTORS = [
  'same',
  'left',
  'right',
  'differs',
  'missing',
  'none',
  'nested',
  'nested.same',
  'nested.differs',
  '(same)',
  '(same, missing)',
  '(same, differs)',
  'nested.(same, differs)',
  '(nested, same).same',
  'list',
  'list[]',
  'list[].n',
  'list[].v',
  'list[n == "a"].v',
  'list[n == "b"].v',
  'list[].(n, v)',
  'shorter',
  'shorter[]',
  'same[]',
  'nested[].x',
  'anywhere(_type == "x")',
  'anywhere(_type == "x").v',
  'anywhere(_type == "y")',
  '(list[], nested.same)',
  'nested["same"]',
]

describe('diff::', () => {
  test.each(SELECTORS)('%s, as groq-js says', async (selector) => {
    for (const name of ['changedAny', 'changedOnly']) {
      for (const [from, to] of [
        [BEFORE, AFTER],
        [AFTER, BEFORE],
        [BEFORE, BEFORE],
      ]) {
        const query = `diff::${name}(${from}, ${to}, ${selector})`
        const expected: unknown = await (await evaluate(parse(query))).get()
        expect([query, await ask(query)]).toEqual([query, expected])
      }
    }
  })

  test('the example of the documentation, documents, and what is no object', async () => {
    const names =
      '{"firstName": "Bob", "lastName": "Odenkirk"}, {"firstName": "Bob", "lastName": "Holm"}'
    expect(await ask(`diff::changedAny(${names}, (firstName, lastName))`)).toBe(true)
    expect(await ask(`diff::changedOnly(${names}, lastName)`)).toBe(true)
    expect(await ask(`diff::changedOnly(${names}, firstName)`)).toBe(false)
    const client = lake.client({perspective: 'raw'})
    await client.create({_id: 'page', _type: 'page', title: 'a', n: 1})
    await client.create({_id: 'drafts.page', _type: 'page', title: 'b', n: 1})
    const drafts = `*[_id in path("drafts.**")]{
      "title": diff::changedAny(@, *[_id == "page"][0], title),
      "n": diff::changedAny(@, *[_id == "page"][0], n)
    }`
    expect(await client.fetch(drafts)).toEqual([{title: true, n: false}])
    const changed = '*[diff::changedAny(*[_id == "page"][0], @, title) && _id != "page"]._id'
    expect(await client.fetch(changed)).toEqual(['drafts.page'])
    expect(await ask('[diff::changedAny(null, {"a": 1}, a), diff::changedAny(1, 2, a)]')).toEqual([
      true,
      false,
    ])
  })

  test('parameters in a filter of a selector', async () => {
    const query = `diff::changedAny(${BEFORE}, ${AFTER}, list[n == $n].v)`
    const client = lake.client()
    expect(await client.fetch(query, {n: 'b'})).toBe(true)
    expect(await client.fetch(query, {n: 'a'})).toBe(false)
  })

  test.each(['foo + 1', 'foo{bar}', 'foo[0]', '"foo"', '123', '(foo, foo + 1)', '@', '*'])(
    'the selector %s is refused',
    async (selector) => {
      const query = `diff::changedAny({}, {}, ${selector})`
      await expect(ask(query)).rejects.toMatchObject({
        statusCode: 400,
        details: {type: 'queryParseError'},
      })
    },
  )
})
