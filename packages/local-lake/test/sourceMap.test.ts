import type {ClientPerspective, SanityDocument, SanityDocumentStub} from '@sanity/client'
import {
  type ContentSourceMap,
  jsonPathToStudioPath,
  resolveEditInfo,
  studioPath,
  walkMap,
} from '@sanity/client/csm'
import {stegaClean} from '@sanity/client/stega'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// Every text of these documents occurs once, so a mapping to the wrong place finds another text.
const DOCUMENTS: readonly SanityDocumentStub[] = [
  {
    _id: 'page',
    _type: 'page',
    title: '[FR TEST] page',
    slug: {_type: 'slug', current: 'page-slug'},
    n: 7,
    isNew: true,
    subtitle: null,
    "it's": '[FR TEST] apostrophe',
    author: {_type: 'reference', _ref: 'person'},
    related: [
      {_key: 'r1', _type: 'reference', _ref: 'other'},
      {_key: 'r2', _type: 'reference', _ref: 'missing', _weak: true},
    ],
    tags: ['[FR TEST] tag 0', '[FR TEST] tag 1', '[FR TEST] tag 2'],
    sections: [
      {
        _key: 'a',
        _type: 'hero',
        heading: '[FR TEST] hero',
        links: [{_key: 'l', label: '[FR TEST] link', to: {_ref: 'other'}}],
        style: {_type: 'style', variant: '[FR TEST] variant'},
      },
      {_key: 'b', _type: 'text', text: '[FR TEST] text', words: ['[FR TEST] w0', '[FR TEST] w1']},
      {_type: 'keyless', text: '[FR TEST] keyless', words: ['[FR TEST] w2']},
    ],
    body: [
      {
        _key: 'block',
        _type: 'block',
        children: [{_key: 'span', _type: 'span', text: '[FR TEST] span', marks: []}],
      },
    ],
  },
  {_id: 'other', _type: 'page', title: '[FR TEST] other', n: 3, author: {_ref: 'person'}},
  {_id: 'person', _type: 'person', name: '[FR TEST] person', address: {city: '[FR TEST] city'}},
  {_id: 'drafts.person', _type: 'person', name: '[FR TEST] draft', address: {city: '[FR TEST] b'}},
  {_id: 'versions.r1.person', _type: 'person', name: '[FR TEST] version', jobs: []},
  {_id: 'drafts.fresh', _type: 'page', title: '[FR TEST] fresh', n: 1},
]

let lake: TestLake
let stored: readonly SanityDocument[]
beforeAll(async () => {
  lake = await startTestLake()
  const transaction = lake.client().transaction()
  for (const document of DOCUMENTS) transaction.create(document)
  await transaction.commit()
  stored = await lake.client().fetch('*', {}, {perspective: 'raw'})
})
afterAll(() => lake.remove())

type Mode = true | 'withKeyArraySelector'

interface Options {
  perspective?: ClientPerspective
  mode?: Mode
  params?: Record<string, unknown>
}

async function ask(query: string, options: Options = {}) {
  const {perspective = 'published', mode = 'withKeyArraySelector', params = {}} = options
  const answer = await lake
    .client({perspective})
    .fetch<unknown>(query, params, {filterResponse: false, resultSourceMap: mode})
  const {result, resultSourceMap} = answer
  if (!resultSourceMap) throw new Error('The answer has no source map')
  return {result, map: resultSourceMap}
}

/** Follows the map from every text, number and boolean of a result, as the client does. */
function follow(result: unknown, map: ContentSourceMap): {found: string[]; wrong: string[]} {
  const found: string[] = []
  const wrong: string[] = []
  walkMap(result, (value, resultPath) => {
    const info = resolveEditInfo({resultSourceMap: map, resultPath, studioUrl: '/studio'})
    if (!info || typeof info.path === 'string' || value === null) return value
    const path = jsonPathToStudioPath(info.path)
    const shown = `${info.id}:${studioPath.toString(path)}`.replaceAll(/\[_key=="(\w+)"\]/g, '[$1]')
    const document = stored.find(({_id}) => _id === info.id)
    const real = studioPath.get(document, path)
    if (real === value || (path[0] === '_id' && document)) found.push(shown)
    else wrong.push(`${shown} is ${JSON.stringify(real)}, not ${JSON.stringify(value)}`)
    return value
  })
  return {found, wrong}
}

async function sources(query: string, options: Options = {}): Promise<string[]> {
  const {result, map} = await ask(query, options)
  const {found, wrong} = follow(result, map)
  expect(wrong).toEqual([])
  return found
}

/** `page:sections[a].heading` and the like, for each query. */
const TRACED: readonly (readonly [query: string, sources: readonly string[]])[] = [
  ['*[_id == "page"][0].title', ['page:title']],
  ['*[_id == "page"][0]{title, slug}', ['page:title', 'page:slug._type', 'page:slug.current']],
  ['*[_id == "page"]{"s": slug.current, n, isNew}', ['page:slug.current', 'page:n', 'page:isNew']],
  ['*[_type == "page"] | order(n).title', ['other:title', 'page:title']],
  ['*[_type == "page"] | order(n desc)[0..1]{title}', ['page:title', 'other:title']],
  ['(*[_type == "page"].title)[1..-1]', ['page:title']],
  ['*[_id == "page"][0].tags', ['page:tags[0]', 'page:tags[1]', 'page:tags[2]']],
  ['*[_id == "page"][0].tags[1...9]', ['page:tags[1]', 'page:tags[2]']],
  ['*[_id == "page"][0].tags[-2..-1]', ['page:tags[1]', 'page:tags[2]']],
  ['*[_id == "page"][0].tags[-1]', ['page:tags[2]']],
  ['*[_id == "page"][0].tags[@ match "2"]', ['page:tags[2]']],
  [
    '*[_id == "page"].sections[].words[]',
    ['page:sections[b].words[0]', 'page:sections[b].words[1]', 'page:sections[2].words[0]'],
  ],
  ['*[_id == "page"][0].author->name', ['person:name']],
  ['*[_id == "page"][0].author->{"city": address.city}', ['person:address.city']],
  ['*[_id == "page"][0].related[]->title', ['other:title']],
  ['*[_id == "page"][0].related[0]->author->address.city', ['person:address.city']],
  [
    '*[_id == "page"][0]{"to": sections[0].links[]{label, "t": to->title}}',
    ['page:sections[a].links[l].label', 'other:title'],
  ],
  [
    '*[_id == "page"][0]{"up": sections[_key == "a"]{heading, "t": ^.title}}',
    ['page:sections[a].heading', 'page:title'],
  ],
  [
    '*[_type == "person"]{"by": *[references(^._id)] | order(n){title, "who": ^.name}}',
    ['other:title', 'person:name', 'page:title', 'person:name'],
  ],
  ['*[_id == "page"][0]{...author->{name}, "x": title}', ['person:name', 'page:title']],
  ['*[_id == "other"][0]{..., "title": author->name}.title', ['person:name']],
  ['*[_id == "other"][0]{"title": author->name, ...}.title', ['other:title']],
  [
    `*[_id == "page"][0]{"s": sections[0..1]{
      _type == "hero" => {heading}, _type == "text" => {"heading": text}
    }}`,
    ['page:sections[a].heading', 'page:sections[b].text'],
  ],
  [
    '*[_id == "page"][0]{"t": coalesce(subtitle, title), "u": coalesce(none->name, author->name)}',
    ['page:title', 'person:name'],
  ],
  ['*[_id == "page"][0]{"t": select(n > 9 => slug.current, n > 5 => title)}', ['page:title']],
  [
    '*[_id == "page"][0]{"list": [title, ...tags[0..0], author->name]}',
    ['page:title', 'page:tags[0]', 'person:name'],
  ],
  ['*[_id == "page"][0]{"a": {"b": title}}.a.b', ['page:title']],
  ['*[_type == "page"]{"t": title, n}[n == 3]{"again": t}', ['other:title']],
  ['*[_type == "page"]{"t": title, n} | order(n){"u": t}.u', ['other:title', 'page:title']],
  ['*[_type == "page"] | score(title match "other"){title}', ['other:title', 'page:title']],
  ['array::compact(*[_id == "page"][0].sections[]{heading})', ['page:sections[a].heading']],
  ['*[_id == "page"][0]{"it": @["it\'s"]}', ["page:it's"]],
  [
    '{"a": *[_id == "page"][0].title, "b": *[_id == "person"][0].name}',
    ['page:title', 'person:name'],
  ],
  ['*[_id == $id][0]{title}', ['page:title']],
  [
    '*[_id == "page"][0].body[]{..., children[]{text}}.children[].text',
    ['page:body[block].children[span].text'],
  ],
  [
    '*[_id == "page"][0]{"x": sections[0]{heading, style}}',
    ['page:sections[a].heading', 'page:sections[a].style._type', 'page:sections[a].style.variant'],
  ],
  ['*[_id == "person"][0]', ['person:_id', 'person:_type', 'person:name', 'person:address.city']],
]

describe('where values come from', () => {
  test.each(TRACED)('%s', async (query, expected) => {
    const managed = /:(_createdAt|_updatedAt|_rev)$/
    const found = await sources(query, {params: {id: 'page'}})
    expect(found.filter((one) => !managed.test(one))).toEqual(expected)
  })

  test('items of lists by number, or by _key where they have one', async () => {
    const query = '*[_id == "page"][0].sections[]{"t": coalesce(heading, text)}'
    const byNumber = await ask(query, {mode: true})
    expect(byNumber.map.paths).toEqual([
      "$['sections'][0]['heading']",
      "$['sections'][1]['text']",
      "$['sections'][2]['text']",
    ])
    const byKey = await ask(query)
    expect(byKey.map.paths).toEqual([
      "$['sections'][?(@._key=='a')]['heading']",
      "$['sections'][?(@._key=='b')]['text']",
      "$['sections'][2]['text']",
    ])
    expect(byKey.map.mappings).toHaveProperty(["$[1]['t']"], {
      type: 'value',
      source: {type: 'documentValue', document: 0, path: 1},
    })
  })

  test('the version that a perspective shows', async () => {
    const query = '*[_id == "page"][0]{title, "by": author->name}'
    const by = async (perspective: ClientPerspective) => sources(query, {perspective})
    expect(await by('published')).toEqual(['page:title', 'person:name'])
    expect(await by('drafts')).toEqual(['page:title', 'drafts.person:name'])
    expect(await by(['r1', 'drafts'])).toEqual(['page:title', 'versions.r1.person:name'])
    const names = await sources('*[_type == "person"].name', {perspective: 'raw'})
    expect(names).toEqual(['drafts.person:name', 'person:name', 'versions.r1.person:name'])
  })

  test('a draft that an action made of the published document is told from it', async () => {
    const client = lake.client()
    const ids = {publishedId: 'shared', draftId: 'drafts.shared'}
    await client.create({_id: 'shared', _type: 'shared', list: [{_key: 'k', t: '[FR TEST] t'}]})
    const patch = {set: {other: '[FR TEST] other'}}
    await client.action({actionType: 'sanity.action.document.edit', ...ids, patch})
    const {map} = await ask('*[_type == "shared"].list[].t', {perspective: 'raw'})
    expect(map.documents.map(({_id}) => _id)).toEqual(['drafts.shared', 'shared'])
  })
})

describe('what has no source in a document', () => {
  test.each<[string, string]>([
    ['*[_id == "page"][0]{"x": title + "!"}', 'unknown'],
    ['*[_id == "page"][0]{"x": upper(title)}', 'unknown'],
    ['*[_id == "page"][0]{"x": count(tags)}', 'unknown'],
    ['*[_id == "page"][0]{"x": "[FR TEST] said"}', 'literal'],
    ['*[_id == "page"][0]{"x": $said}', 'literal'],
    ['*[_id == "page"][0]{"x": n > 3}', 'unknown'],
  ])('%s', async (query, type) => {
    const {map} = await ask(query, {params: {said: '[FR TEST] said'}})
    expect(map.mappings).toEqual({"$['x']": {type: 'value', source: {type}}})
    expect(map).toMatchObject({documents: [], paths: []})
  })

  test('null, and no documents', async () => {
    expect((await ask('*[_id == "nowhere"][0]')).map).toEqual({
      documents: [],
      paths: [],
      mappings: {},
    })
    expect((await ask('*[_id == "page"][0]{subtitle, none}')).map.mappings).toEqual({})
  })
})

describe('the client', () => {
  test('stega: texts carry an address of the Studio, and clean up to what was stored', async () => {
    const seen: string[] = []
    const client = lake.client({
      perspective: 'drafts',
      stega: {
        enabled: true,
        studioUrl: 'http://localhost:3333',
        filter: ({sourceDocument, sourcePath, value}) => {
          const path = jsonPathToStudioPath(sourcePath)
          seen.push(`${sourceDocument._id} ${studioPath.toString(path)} ${value}`)
          return true
        },
      },
    })
    const query =
      '*[_id == "page"][0]{"h": sections[_key == "a"][0].heading, "by": author->name, n}'
    const result = await client.fetch<{h: string; by: string; n: number}>(query)
    expect(seen).toEqual([
      'page sections[_key=="a"].heading [FR TEST] hero',
      'drafts.person name [FR TEST] draft',
    ])
    expect(result.h).not.toBe('[FR TEST] hero')
    expect(stegaClean(result)).toEqual({h: '[FR TEST] hero', by: '[FR TEST] draft', n: 7})
  })

  test('without the option there is no map; an unknown one is refused', async () => {
    const {resultSourceMap} = await lake.client().fetch('*', {}, {filterResponse: false})
    expect(resultSourceMap).toBeUndefined()
    const path = '/v2025-03-01/data/query/production?query=*&resultSourceMap=maybe'
    expect((await lake.request(path)).status).toBe(400)
  })

  test('what anonymous readers can not see is not in their map', async () => {
    const answer = await lake
      .anonymous()
      .fetch(
        '*{_id, "n": coalesce(name, title)}',
        {},
        {filterResponse: false, resultSourceMap: true},
      )
    const ids = answer.resultSourceMap?.documents.map(({_id}) => _id)
    expect(ids).toEqual(expect.arrayContaining(['page', 'person']))
    expect(JSON.stringify(answer.resultSourceMap)).not.toMatch(/drafts|versions/)
  })

  test('a query in a worker has a map too', async () => {
    const query = '*[_id == "page"][0]{title, "slow": count(*[_id in *[_id in *._id]._id])}'
    expect(await sources(query)).toEqual(['page:title'])
  })

  test('a query that would become too large is refused', async () => {
    let query = 'title'
    for (let depth = 0; depth < 60; depth += 1) query = `coalesce(none, {"x": ${query}}.x)`
    const asked = ask(`*[_id == "page"][0]{"x": ${query}}`)
    await expect(asked).rejects.toMatchObject({statusCode: 400})
  })
})

describe('planted faults', () => {
  test('paths in another order are noticed', async () => {
    const {result, map} = await ask(
      '*[_id == "page"][0]{title, "s": slug.current, "by": author->name}',
    )
    expect(follow(result, map).wrong).toEqual([])
    const [first = '', second = '', ...rest] = map.paths
    const shuffled = {...map, paths: [second, first, ...rest]}
    expect(follow(result, shuffled).wrong).toHaveLength(2)
  })
})
