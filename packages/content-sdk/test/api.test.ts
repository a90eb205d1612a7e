import {createContent, memorySource, type Source} from '@jakamy/content-sdk'
import {describe, expect, it} from 'vitest'

import {approved, changed, now, seedDocuments} from './seed.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
const approvedSeed = approved(seed, id)
const client = (documents: Parameters<typeof memorySource>[0]) =>
  createContent({source: memorySource(documents), locale: 'en', now, freshFor: 0})
const said = (language: string, value: unknown) => ({
  _key: language,
  _type: 'internationalizedArrayStringValue',
  language,
  value,
})

describe('what comes with a document', () => {
  it('names its source, version, review, language and direction', async () => {
    const document = await client(approvedSeed).get('procedure', 'coronary-stent')
    expect(document).toMatchObject({
      source: 'memory',
      version: '1.0.0',
      review: {reviewer: 'Test reviewer', state: 'current'},
      locale: 'en',
      dir: 'ltr',
      problems: [],
    })
    expect(Number.isNaN(Date.parse(document.asOf))).toBe(false)
    const arabic = await client(approvedSeed).get('procedure', id, {locale: 'ar'})
    expect(arabic).toMatchObject({locale: 'ar', dir: 'rtl', version: '1.0.0'})
    expect(await client(seed).get('procedure', id)).not.toHaveProperty('review')
  })
})

describe('languages', () => {
  const french = changed(seed, id, (document) => {
    document.slug = [said('en', 'coronary-stent'), said('fr', 'stent-coronaire')]
  })
  const other = {
    ...changed(seed, id, () => undefined).find(({_id}) => _id === id)!,
    _id: 'procedure-a-test',
    slug: [said('en', 'stent-coronaire')],
  }

  it('prefer the document that has the slug in the language asked for', async () => {
    const content = client([...french, other])
    expect((await content.get('procedure', 'stent-coronaire', {locale: 'fr'})).id).toBe(id)
    expect((await content.get('procedure', 'stent-coronaire', {locale: 'en'})).id).toBe(other._id)
  })

  it('can be named with the slug', async () => {
    const content = client(french)
    const key = {slug: 'stent-coronaire', locale: 'en'}
    expect(await content.find('procedure', key)).toBeUndefined()
    expect(await content.find('procedure', {...key, locale: 'fr'})).toMatchObject({id})
  })

  it('fall back along the chain of the call, and nowhere else', async () => {
    const content = client(approvedSeed)
    const chain = await content.get('procedure', id, {locale: 'xx', fallback: ['yy', 'en']})
    expect(chain.units.risks).toMatchObject({status: 'fallback', locale: 'en'})
    const none = await content.get('procedure', id, {locale: 'xx', fallback: []})
    expect(none.units.risks).toMatchObject({status: 'withheld'})
  })
})

describe('list', () => {
  it('pages by offset, and says how many there are and whether more come', async () => {
    const content = client(seed)
    const first = await content.list('risk', {limit: 4})
    expect(first).toMatchObject({total: 10, hasMore: true, source: 'memory'})
    const last = await content.list('risk', {offset: 8, limit: 4})
    expect(last.documents).toHaveLength(2)
    expect(last).toMatchObject({total: 10, hasMore: false})
    expect(last).not.toHaveProperty('next')
    expect(await content.list('risk', {limit: 10})).toMatchObject({hasMore: false})
  })

  it('pages by cursor without loss, also when a document goes away in between', async () => {
    const ids: string[] = []
    let after: string | undefined
    let documents = seed
    do {
      const page = await client(documents).list('risk', {limit: 3, ...(after ? {after} : {})})
      ids.push(...page.documents.map((document) => document.id))
      after = page.next
      documents = documents.filter(({_id}) => _id !== ids[0])
    } while (after)
    expect(ids).toEqual(seed.flatMap(({_id, _type}) => (_type === 'risk' ? [_id] : [])).sort())
  })

  it('steps over a document that is not valid without ending', async () => {
    const [first] = seed.flatMap(({_id, _type}) => (_type === 'risk' ? [_id] : [])).sort()
    const broken = changed(seed, first!, (document) => {
      document.name = 'not localised'
    })
    const page = await client(broken).list('risk', {limit: 1})
    expect(page.documents).toEqual([])
    expect(page).toMatchObject({hasMore: true, next: first, problems: [{id: first}]})
  })

  it('finds by fields that all languages share', async () => {
    const content = client(seed)
    const every = async (where: Parameters<typeof content.list<'risk'>>[1]) =>
      (await content.list('risk', where)).documents.map((document) => document.id)
    const cardiac = await every({where: {category: 'cardiac'}})
    expect(cardiac.length).toBeGreaterThan(0)
    expect(cardiac.length).toBeLessThan(10)
    expect(await every({where: {category: 'infection'}})).toEqual([])
    expect(
      (await content.list('procedure', {where: {devices: 'device-coronary-stent'}})).documents,
    ).toMatchObject([{id}])
    expect((await content.list('procedure', {where: {devices: 'device-x'}})).total).toBe(0)
  })

  it.each(['title', 'nothing', '__proto__', '_id', 'category == "x" || true', 'approvals'])(
    'row 52: refuses to compare %s',
    async (field) => {
      const where: object = {[field]: 'x'}
      await expect(client(seed).list('risk', {where})).rejects.toMatchObject({
        code: 'INVALID_OPTIONS',
        details: {option: 'where'},
      })
    },
  )
})

it('gives every caller of list and related a list of its own', async () => {
  const content = createContent({source: memorySource(seed), locale: 'en', now})
  for (const ask of [
    () => content.list('risk'),
    () => content.related('procedure', 'coronary-stent', 'risk'),
  ]) {
    const {documents} = await ask()
    const ids = documents.map((document) => document.id)
    documents.reverse().pop()
    expect((await ask()).documents.map((document) => document.id)).toEqual(ids)
  }
})

describe('related', () => {
  it('finds what a document refers to, and what refers to it', async () => {
    const content = client(approvedSeed)
    const devices = await content.related('procedure', 'coronary-stent', 'device')
    expect(devices.documents.map((document) => document.id)).toEqual(['device-coronary-stent'])
    const procedures = await content.related('risk', 'risk-stroke', 'procedure')
    expect(procedures.documents).toMatchObject([{id}])
    expect((await content.related('risk', 'risk-stroke', 'insurer')).documents).toEqual([])
  })

  it('gates what it finds like everything else', async () => {
    const {documents} = await client(seed).related('risk', 'risk-stroke', 'procedure')
    expect(documents[0]?.units.risks.status).toBe('withheld')
  })

  it('says that there is nothing to start from', async () => {
    await expect(client(seed).related('risk', 'no-such', 'procedure')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('search', () => {
  const search = async (documents: typeof seed, text: string, locale = 'en') =>
    (await client(documents).search(text, {type: ['procedure', 'risk'], locale})).documents.map(
      ({document, units}) => ({id: document.id, units}),
    )

  it('finds approved words, whatever their case and accents, by their beginnings', async () => {
    const accented = changed(approvedSeed, id, (document) => {
      document.stay = {statement: [said('en', '[EN TEST] Hémorragie Œdème')]}
    })
    const documents = approved(accented, id)
    for (const text of ['Hemorragie', 'hémorragie', 'HEMORR', 'oedeme', 'œdème']) {
      expect(await search(documents, text)).toEqual([{id, units: ['stay']}])
    }
    expect(await search(documents, 'hemorragie nothinglikeit')).toEqual([])
  })

  it('never finds a word that nobody has approved, nor one in another language', async () => {
    const planted = changed(approvedSeed, id, (document) => {
      document.stay = {
        statement: [said('en', '[EN TEST] zebracanary'), said('fr', '[FR TEST] girafecanari')],
      }
    })
    expect(await search(planted, 'zebracanary')).toEqual([])
    const published = approved(planted, id)
    // The same search finds it once it is approved: the check above can fail.
    expect(await search(published, 'zebracanary')).toEqual([{id, units: ['stay']}])
    expect(await search(published, 'girafecanari')).toEqual([])
    expect(await search(published, 'girafecanari', 'fr')).toEqual([])
    expect(await search(approved(published, id, 'fr'), 'girafecanari', 'fr')).toEqual([
      {id, units: ['stay']},
    ])
    expect(await search(approved(published, id, 'fr'), 'zebracanary', 'fr')).toEqual([])
  })

  it('finds words only: no id, no code, no search word that is never shown', async () => {
    const hidden = changed(approvedSeed, id, (document) => {
      document.searchTerms = [{_key: 'a', _type: 'searchTerm', term: [said('en', 'zebraterm')]}]
    })
    for (const text of ['zebraterm', 'percutaneous', 'notStated', 'internationalizedArray']) {
      expect(await search(hidden, text)).toEqual([])
    }
  })

  it('drops a hit that was withdrawn after the index was made', async () => {
    let documents = approvedSeed
    const source: Source = {
      ...memorySource([]),
      read: (query) => memorySource(documents).read(query),
    }
    const content = createContent({source, locale: 'en', now, freshFor: 0})
    const ask = async () =>
      (await content.search('restenosis', {type: 'procedure'})).documents.map(
        ({document}) => document.id,
      )
    expect(await ask()).toEqual([id])
    documents = [
      ...approvedSeed,
      {
        _id: 'withdrawal-test',
        _type: 'withdrawal',
        targets: [{_key: 't', document: {_type: 'reference', _ref: id, _weak: true}}],
        effectiveFrom: '2026-02-01T00:00:00Z',
      },
    ]
    expect(await ask()).toEqual([])
  })
})
