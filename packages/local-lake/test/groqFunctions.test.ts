import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// What GROQ says of functions and operators, through the public client.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  await lake
    .client()
    .transaction()
    .create({_id: 'near', _type: 'place'})
    .create({_id: 'page', _type: 'page', to: {_ref: 'near'}, list: [3, 1, 2], title: 'One two'})
    .create({_id: 'drafts.page', _type: 'page', to: {_ref: 'near'}})
    .create({_id: 'versions.r1.page', _type: 'page'})
    .create({_id: '_.releases.r1', _type: 'system.release', name: 'r1'})
    .commit()
})
afterAll(() => lake.remove())

const ask = (query: string) => lake.client({perspective: 'raw'}).fetch<unknown>(query)

describe('functions of the lake', () => {
  test.each<[string, unknown]>([
    ['count(*[sanity::versionOf("page")])', 3],
    ['*[sanity::partOfRelease("r1")]._id', ['versions.r1.page']],
    ['releases::all()[].name', ['r1']],
    ['[sanity::projectId(), sanity::dataset()]', ['testproj', 'production']],
    ['documents::get({"_ref": "page"}).title', 'One two'],
    ['documents::get({"_ref": "dataset:testproj.production:page"}).title', 'One two'],
    ['documents::get({"_ref": "dataset:testproj.other:page"}).title', null],
    ['documents::get({"_ref": "media-library:ml:page"}).title', null],
    ['*[_id == "near"][0]{"n": documents::incomingRefCount()}.n', 2],
    ['*[_id in path("drafts.**")]._id', ['drafts.page']],
    ['*[_id in path("versions.*.page")]._id', ['versions.r1.page']],
    ['*[_id == "page"][0]{"n": documents::incomingGlobalDocumentReferenceCount()}', {n: 0}],
    ['media::aspect({"_ref": "media-library:ml:a"}, "copyright")', null],
    ['user::attributes().department', null],
    ['user::attributes()', {}],
  ])('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })

  test.each([
    ['* | score(text::semanticSimilarity("x"))', 'text::semanticSimilarity() is not evaluated'],
    ['text::query("x")', 'stands at the right of "match"'],
    ['*[@ match text::query(^.title)]', 'takes a text or a parameter'],
    ['before().title', 'before'],
    ['delta::changedAny(title)', 'changedAny'],
    ['delta::operation()', 'delta::operation() is for webhooks'],
    ['nothing::here(1)', 'nothing'],
    ['nothing(1)', 'nothing'],
  ])('%s is refused by its name', async (query, reason) => {
    await expect(ask(query)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining(reason),
    })
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

describe('where groq-js differs from the reference', () => {
  const longest = `"${'\u{1F600}'.repeat(3)}"`
  test.each<[string, unknown]>([
    // Specifications, GROQ functions.
    ['array::join(["a", null, {"b": 1}, [2], "d"], ".")', 'a.<INVALID>.<INVALID>.<INVALID>.d'],
    [
      'array::join([1.5, true, dateTime("2026-01-02T03:04:05Z")], " ")',
      '1.5 true 2026-01-02T03:04:05Z',
    ],
    ['array::join("a", ".")', null],
    ['array::join([null], 1)', null],
    ['array::unique([1, null, "1", null, [2], [2]])', [1, null, '1', [2], [2]]],
    ['array::unique(*[_type == "page"].nothing)', [null]],
    ['*[_id in array::unique(["page", "page", null])]._id', ['page']],
    // Specifications, GROQ operators: what is in a path is a text or a path.
    ['path("a.b.c") in path("a.**")', true],
    ['path("a.b.c") in path("b.**")', false],
    [
      '[path("a") == path("a"), path("a") != path("a"), path("a") == path("b")]',
      [true, false, false],
    ],
    // The GROQ specification, Datetime: "Only valid date/time combinations can be represented."
    ['dateTime("2026-02-30T00:00:00Z")', null],
    ['dateTime("2026-13-01T00:00:00Z")', null],
    ['dateTime("2026-01-01T24:00:00Z")', null],
    ['dateTime("2026-01-01T00:00:00+25:00")', null],
    ['dateTime("2024-02-29T23:30:00.5-01:00")', '2024-03-01T00:30:00.500Z'],
    ['dateTime(dateTime(now())) == dateTime(now())', true],
    // Specifications, GROQ syntax: comments run to the end of the line, strings have escapes.
    ['*[_id == "page"]._id // the page', ['page']],
    ['"//" //', '//'],
    [String.raw`"\u{1F600}\uD83D\uDE00" + '\u{1f600}'`, '\u{1F600}'.repeat(3)],
    [longest, '\u{1F600}'.repeat(3)],
    [String.raw`"\u{22}\u{5c}n\\u{1F600}"`, String.raw`"\n\u{1F600}`],
    [String.raw`1 // "\d"`, 1],
  ])('%s', async (query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })

  test.each([
    [String.raw`"a\d" match "a"`, 2],
    [String.raw`"\u{110000}"`, 1],
    [String.raw`geo({}) == '\x'`, 12],
  ])('%s has an escape that does not exist', async (query, start) => {
    await expect(ask(query)).rejects.toMatchObject({
      statusCode: 400,
      details: {type: 'queryParseError', start, end: start + 1},
    })
  })

  test('what can not be read is found behind an escape', async () => {
    const query = String.raw`["\u{1F600}", geo({}), (]`
    await expect(ask(query)).rejects.toMatchObject({
      details: {type: 'queryParseError', start: query.indexOf('(]') + 1},
    })
  })
})
