import {createContent, isContentError, memorySource, type Source} from '@jakamy/content-sdk'
import {compile} from '@jakamy/content-sdk/compile'
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

describe('validation', () => {
  const broken = changed(approvedSeed, id, (document) => {
    document.stay = 'not an object'
  })
  const reader = (validation: 'strict' | 'report' | 'throw') =>
    createContent({source: memorySource(broken), locale: 'en', now, freshFor: 0, validation})

  it('strict leaves the document out; `get` says what is wrong with it', async () => {
    expect(await reader('strict').find('procedure', id)).toBeUndefined()
    const error: unknown = await reader('strict')
      .get('procedure', 'coronary-stent')
      .catch((reason: unknown) => reason)
    if (!isContentError(error, 'INVALID_DOCUMENT')) throw error
    expect(error.details).toMatchObject({id, problems: [{id, path: 'stay'}]})
    expect(error.message).toContain(`${id} at stay`)
  })

  it('report keeps the units that are whole and withholds the others', async () => {
    const document = await reader('report').get('procedure', id)
    expect(document.units.stay).toMatchObject({
      status: 'withheld',
      attempts: [{locale: 'en', reason: 'broken'}],
    })
    expect(document.units.risks.status).toBe('ok')
    expect(document.problems).toMatchObject([{id, path: 'stay'}])
  })

  it('report never turns a private id into a published one', async () => {
    const draft = approvedSeed.map((document) =>
      document._id === id ? {...document, _id: `drafts.${id}`} : document,
    )
    const content = createContent({
      source: memorySource(draft),
      locale: 'en',
      now,
      validation: 'report',
    })
    expect(await content.find('procedure', 'coronary-stent')).toBeUndefined()
  })

  it('throw fails the whole call', async () => {
    await expect(reader('throw').list('procedure')).rejects.toMatchObject({
      code: 'INVALID_DOCUMENT',
      details: {id},
    })
  })
})

describe('compile', () => {
  it('changes nothing but the time it takes', async () => {
    const broken = changed(approvedSeed, 'risk-stroke', (document) => {
      document.name = 'not localised'
    })
    const read = async (options: object) => {
      const content = createContent({source: memorySource(broken), locale: 'fr', now, ...options})
      return Promise.all([
        content.get('procedure', id),
        content.list('risk'),
        content.list('media'),
        content.list('clinic'),
      ])
    }
    const told = (answers: unknown) =>
      JSON.parse(JSON.stringify(answers, (name, value) => (name === 'asOf' ? undefined : value)))
    let compiled = 0
    const counting = (schema: Parameters<typeof compile>[0]) => ((compiled += 1), compile(schema))
    expect(told(await read({compile: counting}))).toEqual(told(await read({})))
    expect(compiled).toBeGreaterThan(3)
  })
})

describe('review: label', () => {
  const labelled = (documents: typeof seed) =>
    createContent({source: memorySource(documents), locale: 'fr', now, review: 'label'})

  it('shows complete words that nobody approved, marked, and prefers approved ones', async () => {
    const {units} = await labelled(seed).get('procedure', id)
    expect(units.risks).toMatchObject({
      status: 'unreviewed',
      requested: 'fr',
      locale: 'en',
      reason: 'unreviewed',
    })
    const {units: better} = await labelled(approvedSeed).get('procedure', id)
    expect(better.risks).toMatchObject({status: 'fallback', locale: 'en'})
  })

  it('shows nothing that was withdrawn', async () => {
    const documents = [
      ...seed,
      {
        _id: 'withdrawal-test',
        _type: 'withdrawal',
        targets: [{_key: 't', document: {_type: 'reference', _ref: id, _weak: true}}],
        effectiveFrom: '2026-02-01T00:00:00Z',
      },
    ]
    const {units} = await labelled(documents).get('procedure', id)
    expect(Object.values(units).map(({status}) => status)).not.toContain('unreviewed')
    expect(units.risks).toMatchObject({status: 'withheld', reason: 'withdrawn'})
  })
})

describe('waiting', () => {
  /** A source that answers after a while and tells what became of its reads. */
  function slow(milliseconds: number) {
    const memory = memorySource(seed)
    const seen = {reads: 0, aborted: 0}
    const source: Source = {
      ...memory,
      read: (query, signal) =>
        new Promise((resolve, reject) => {
          seen.reads += 1
          const timer = setTimeout(() => resolve(memory.read(query)), milliseconds)
          signal?.addEventListener('abort', () => {
            clearTimeout(timer)
            seen.aborted += 1
            reject(new Error('[TEST] aborted'))
          })
        }),
    }
    return {source, seen}
  }

  it('ends with the timeout of the call, while others get their answer', async () => {
    const {source, seen} = slow(80)
    const content = createContent({source, locale: 'en', now})
    const short = content.get('procedure', id, {timeout: 10})
    const long = content.get('procedure', id, {timeout: 10_000})
    await expect(short).rejects.toMatchObject({code: 'SOURCE_UNREACHABLE'})
    await expect(long).resolves.toMatchObject({id})
    expect(seen.aborted).toBe(0)
  })

  it('is not cut short by a time longer than timers can count', async () => {
    const {source} = slow(20)
    const content = createContent({source, locale: 'en', now, timeout: Infinity})
    for (const timeout of [Infinity, 2 ** 31, undefined]) {
      expect(await content.get('procedure', id, {timeout})).toMatchObject({id})
    }
  })

  it('aborts the request once nobody waits for it', async () => {
    const {source, seen} = slow(5_000)
    const content = createContent({source, locale: 'en', now})
    const controller = new AbortController()
    const {signal} = controller
    const both = [1, 2].map(() => content.get('procedure', id, {signal}))
    controller.abort()
    for (const call of both) await expect(call).rejects.toMatchObject({code: 'ABORTED'})
    expect(seen).toEqual({reads: 1, aborted: 1})
  })

  it('gives one attempt no more than the timeout of the client, and tries again', async () => {
    const {source, seen} = slow(5_000)
    const content = createContent({
      source,
      locale: 'en',
      timeout: 20,
      retry: {times: 2, delay: 1},
    })
    await expect(content.get('procedure', id)).rejects.toMatchObject({code: 'SOURCE_UNREACHABLE'})
    expect(seen).toEqual({reads: 3, aborted: 3})
  })

  it('does not try again what will not pass', async () => {
    let reads = 0
    const source: Source = {
      ...memorySource(seed),
      read: () => {
        reads += 1
        return Promise.reject(new TypeError('[TEST] a mistake'))
      },
    }
    await expect(createContent({source, locale: 'en'}).find('procedure', id)).rejects.toThrow(
      '[TEST] a mistake',
    )
    expect(reads).toBe(1)
  })
})

describe('row 48: maxAge', () => {
  it('withholds what needs an approval when the last look at the source is too old', async () => {
    const memory = memorySource(approvedSeed)
    const source: Source = {
      ...memory,
      read: async (query) => ({...(await memory.read(query)), asOf: '2026-02-02T10:00:00Z'}),
    }
    const at = async (maxAge: number) =>
      (await createContent({source, locale: 'en', now, maxAge}).get('procedure', id)).units.risks
    expect(await at(3 * 3_600_000)).toMatchObject({status: 'ok'})
    expect(await at(3_600_000)).toMatchObject({status: 'withheld', reason: 'withdrawn'})
  })
})

describe('what cannot work is refused', () => {
  it.each([
    ['source', {source: {}}],
    ['locale', {locale: ''}],
    ['review', {review: 'none'}],
    ['validation', {validation: 'off'}],
    ['signatures', {signatures: undefined}],
    ['signatures', {signatures: ['00'.repeat(32)]}],
  ])('%s', (option, wrong) => {
    const options = {source: memorySource([]), locale: 'en', ...wrong}
    expect(() => Reflect.apply(createContent, undefined, [options])).toThrow(
      expect.objectContaining({code: 'INVALID_OPTIONS', details: {option}}),
    )
  })
  const content = createContent({source: memorySource(approvedSeed), locale: 'en', now})

  // What a router gives where a cast hides it.
  it.each([[undefined], [null], [5], [['coronary-stent']], [{}], [{id: undefined}], [{slug: 5}]])(
    'a key that is no text: %j',
    async (key) => {
      const refusal = {code: 'INVALID_OPTIONS', details: {option: 'key'}}
      for (const call of [content.find, content.get]) {
        await expect(Reflect.apply(call, content, ['procedure', key])).rejects.toMatchObject(
          refusal,
        )
      }
      const related = Reflect.apply(content.related, content, ['procedure', key, 'risk'])
      await expect(related).rejects.toMatchObject(refusal)
    },
  )

  it.each([[''], [5]])('the language %j of a call', async (locale) => {
    const call = async () => Reflect.apply(content.find, content, ['procedure', id, {locale}])
    await expect(call()).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
      details: {option: 'locale'},
    })
  })

  it('a type that does not exist, also with conditions', async () => {
    const call = async () => Reflect.apply(content.list, content, ['recipe', {where: {a: 1}}])
    await expect(call()).rejects.toMatchObject({code: 'INVALID_OPTIONS', details: {option: 'type'}})
  })

  it.each([[undefined], [null], [{}], ['[TEST]'], [[null]], [[5]]])(
    'a memory source of %j',
    (documents) => {
      expect(() => Reflect.apply(memorySource, undefined, [documents])).toThrow(
        expect.objectContaining({code: 'INVALID_OPTIONS', details: {option: 'documents'}}),
      )
    },
  )
})
