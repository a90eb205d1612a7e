import {createContent, isContentError, memorySource} from '@jakamy/content-sdk'
import {compile} from '@jakamy/content-sdk/compile'
import {describe, expect, it} from 'vitest'

import {approved, changed, now, seedDocuments} from './seed.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
const approvedSeed = approved(seed, id)

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
