import {
  createContent,
  memorySource,
  type Condition,
  type MemoryDocument,
  type Query,
  type Source,
} from '@jakamy/content-sdk'
import {expect, it} from 'vitest'

import {now} from './seed.ts'

/** The page that the tests of sources read. */
export const page: Query = {
  type: 'procedure',
  match: {by: 'slug', slug: 'coronary-stent'},
  includes: ['devices[]->', 'devices[]->states[].media->'],
}

/**
 * What every source does alike: call it inside a `describe`.
 * @param open a source that holds `all`
 * @param all the seed with the approved stent page
 */
export function sourceContract(open: () => Source, all: readonly MemoryDocument[]): void {
  const idsOf = (documents: readonly unknown[]) =>
    documents.map((document) => String(Reflect.get(Object(document), '_id')))
  const slice = {offset: 0, limit: 100}

  it('finds a document by slug, with everything it includes', async () => {
    const snapshot = await open().read(page)
    expect(snapshot.documents).toMatchObject([{_id: 'procedure-coronary-stent'}])
    const ids = snapshot.references.map((reference) => Reflect.get(Object(reference), '_id'))
    expect(ids).toEqual(expect.arrayContaining(['device-coronary-stent', 'media-stent-deployed']))
    expect(new Date(snapshot.asOf).getTime()).toBeGreaterThan(0)
  })

  it('finds by id, and nothing for an unknown one', async () => {
    const source = open()
    const byId = (id: string) => source.read({type: 'risk', match: {by: 'id', id}, includes: []})
    expect((await byId('risk-stroke')).documents).toMatchObject([{_id: 'risk-stroke'}])
    expect((await byId('risk-unknown')).documents).toEqual([])
    expect((await byId('device-coronary-stent')).documents).toEqual([])
  })

  it('lists a type in the order of ids, a page at a time', async () => {
    const source = open()
    const list = async (offset: number, limit: number) =>
      (
        await source.read({type: 'risk', match: {by: 'all', offset, limit}, includes: []})
      ).documents.map((document) => Reflect.get(Object(document), '_id'))
    const every = await list(0, 100)
    expect(every).toHaveLength(10)
    expect(every).toEqual(every.map(String).toSorted((a, b) => (a < b ? -1 : 1)))
    expect([...(await list(0, 4)), ...(await list(4, 4)), ...(await list(8, 4))]).toEqual(every)
  })

  it.each([
    '" || true || "',
    '\') | *[_type == "procedure"] | (\'',
    '$slug',
    '*',
    '\\',
    '\u0000',
    '..',
    '__proto__',
    'x'.repeat(5000),
  ])('row 52: finds nothing for the hostile slug %j', async (slug) => {
    expect((await open().read({...page, match: {by: 'slug', slug}})).documents).toEqual([])
    const content = createContent({source: open(), locale: 'en', now})
    expect(await content.find('procedure', {slug})).toBeUndefined()
    await expect(content.get('procedure', slug)).rejects.toMatchObject({code: 'NOT_FOUND'})
  })

  it('gives a client the same page as every other source', async () => {
    const content = createContent({source: open(), locale: 'fr', now})
    const {units, problems} = await content.get('procedure', 'coronary-stent')
    expect(problems).toEqual([])
    expect(units.risks).toMatchObject({
      status: 'fallback',
      requested: 'fr',
      locale: 'en',
      reason: 'missing',
    })
    const {units: expected} = await createContent({
      source: memorySource(all),
      locale: 'fr',
      now,
    }).get('procedure', 'coronary-stent')
    expect(JSON.parse(JSON.stringify(units))).toEqual(JSON.parse(JSON.stringify(expected)))
  })

  it('counts all that match, and goes on after an id', async () => {
    const source = open()
    const part = (match: object) =>
      source.read({type: 'risk', match: {by: 'all', offset: 0, limit: 3, ...match}, includes: []})
    const first = await part({})
    expect(first.total).toBe(10)
    const after = String(idsOf(first.documents).at(-1))
    const second = await part({after})
    expect(second.total).toBe(10)
    expect([...idsOf(first.documents), ...idsOf(second.documents)]).toEqual(
      idsOf((await part({limit: 6})).documents),
    )
    expect((await part({after: 'zzz'})).documents).toEqual([])
  })

  it('finds by conditions: a value, a reference, one of several', async () => {
    const source = open()
    const where = async (type: string, ...conditions: Condition[]) =>
      idsOf(
        (await source.read({type, match: {by: 'all', where: conditions, ...slice}, includes: []}))
          .documents,
      )
    const cardiac: Condition = {field: 'category', as: 'value', equals: 'cardiac'}
    const expected = all.filter(({_type, category}) => _type === 'risk' && category === 'cardiac')
    expect(await where('risk', cardiac)).toEqual(idsOf(expected).sort())
    expect(expected.length).toBeGreaterThan(0)
    expect(await where('risk', cardiac, {...cardiac, equals: 'allergy'})).toEqual([])
    const device: Condition = {
      field: 'devices',
      as: 'references',
      equals: 'device-coronary-stent',
    }
    expect(await where('procedure', device)).toEqual(['procedure-coronary-stent'])
    expect(await where('procedure', {...device, equals: 'device-other'})).toEqual([])
    expect(await where('media', {field: 'depicts', as: 'reference', equals: 'nothing'})).toEqual([])
  })

  it('finds what refers to a document, and what it is told by id', async () => {
    const source = open()
    const related = (type: string, id: string, ids: string[]) =>
      source.read({type, match: {by: 'related', id, ids, ...slice}, includes: []})
    expect(idsOf((await related('procedure', 'risk-stroke', [])).documents)).toEqual([
      'procedure-coronary-stent',
    ])
    const both = await related('risk', 'procedure-coronary-stent', ['risk-stroke', 'risk-death'])
    expect(both).toMatchObject({total: 2})
    expect(idsOf(both.documents)).toEqual(['risk-death', 'risk-stroke'])
    expect((await related('risk', '', [])).documents).toEqual([])
  })

  it('gives no draft and no document of another type', async () => {
    const source = open()
    for (const id of ['drafts.procedure-draft-canary', 'risk-stroke']) {
      const match = {by: 'id' as const, id}
      expect((await source.read({type: 'procedure', match, includes: []})).documents).toEqual([])
    }
    const {documents} = await source.read({
      type: 'procedure',
      match: {by: 'all', ...slice},
      includes: [],
    })
    expect(idsOf(documents)).toEqual(['procedure-coronary-stent'])
  })
}
