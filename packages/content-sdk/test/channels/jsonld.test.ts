import {createContent, memorySource, type MemoryDocument} from '@jakamy/content-sdk'
import {renderJsonLd, renderJsonLdScript} from '@jakamy/content-sdk/channels/jsonld'
import {describe, expect, it} from 'vitest'

import {approved, changed, seedDocuments} from '../seed.ts'
import {inLanguages, labelled, preview, read} from './documents.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
// The clinic has not said yet what the procedure is for; search engines read that as a type.
const therapy = changed(seed, id, (document) => Object.assign(document, {purpose: 'therapeutic'}))
const told = async (documents: readonly MemoryDocument[], locale = 'en') =>
  renderJsonLd(await read(documents, 'procedure', id, locale), {
    url: 'https://clinic.example/stent',
  })
const words = (value: unknown) => JSON.stringify(value) ?? ''

describe('a procedure as JSON-LD', () => {
  it('is a page with a review, about a therapy, with the device it uses', async () => {
    const [page, ...others] = (await told(approved(therapy, id)))?.['@graph'] ?? []
    expect(page).toMatchObject({
      '@type': 'MedicalWebPage',
      '@id': 'https://clinic.example/stent',
      name: 'Coronary stent',
      inLanguage: 'en',
      lastReviewed: '2026-02-01',
      reviewedBy: {'@type': 'Person', name: 'Test reviewer'},
      mainEntity: {
        '@type': 'MedicalTherapy',
        name: 'Coronary stent',
        alternateName: expect.arrayContaining(['angioplasty']),
        procedureType: 'https://schema.org/PercutaneousProcedure',
      },
    })
    expect(others).toEqual([expect.objectContaining({'@type': 'MedicalDevice'})])
  })

  it('names risks, with no number and no band for a word', async () => {
    const graph = words(await told(approved(therapy, id)))
    expect(graph).toContain('stroke')
    expect(graph).not.toMatch(/10,000|0\.01|frequency/i)
  })

  it('splits adverse outcomes by what the author called serious', async () => {
    const documents = approved(
      changed(therapy, 'risk-stroke', (risk) => Object.assign(risk, {serious: 'yes'})),
      id,
    )
    const [page] = (await told(documents))?.['@graph'] ?? []
    expect(page).toMatchObject({
      mainEntity: {seriousAdverseOutcome: [{'@type': 'MedicalEntity', name: 'stroke'}]},
    })
    expect(words(page)).toContain('"adverseOutcome"')
  })

  it('has no adverse outcomes where it is not known to treat: its type has no place for them', async () => {
    const [page] = (await told(approved(seed, id)))?.['@graph'] ?? []
    expect(page).toMatchObject({mainEntity: {'@type': 'MedicalProcedure'}})
    expect(words(page)).not.toContain('dverseOutcome')
  })

  it('has no kind of procedure that schema.org does not list', async () => {
    const surgical = changed(therapy, id, (document) =>
      Object.assign(document, {procedureType: 'surgical'}),
    )
    const [page] = (await told(approved(surgical, id)))?.['@graph'] ?? []
    expect(page).toMatchObject({mainEntity: {'@type': 'MedicalTherapy'}})
    expect(words(page)).not.toContain('procedureType')
  })

  it('has no empty nodes', async () => {
    expect(words(await told(approved(seed, id)))).not.toMatch(/:(null|""|\[\]|\{\})/)
  })

  it('does not exist while nothing is approved, nor in a preview', async () => {
    expect(await told(seed)).toBeUndefined()
    expect(renderJsonLd(await preview(approved(seed, id), 'procedure', id, 'en'))).toBeUndefined()
    expect(renderJsonLdScript(await read(seed, 'procedure', id, 'en'))).toBe('')
  })

  it('tells nothing that nobody has approved, under a label or not', async () => {
    const unapproved = renderJsonLd(await labelled(seed, 'procedure', id, 'en'))
    expect(unapproved).toBeUndefined()
    const known = renderJsonLd(await labelled(approved(seed, id), 'procedure', id, 'en'))
    expect(words(known)).toContain('Coronary stent')
  })

  it('does not exist where the page falls back to another language', async () => {
    expect(await told(approved(seed, id), 'fr')).toBeUndefined()
  })

  it('tells no unit of another language than the page’s', async () => {
    const both = ['en', 'fr'].reduce(
      (documents, locale) => approved(documents, id, locale),
      inLanguages(seed, 'en', 'fr'),
    )
    const mixed = changed(both, id, (document) => {
      const why: unknown = document.why
      if (typeof why === 'object' && why !== null) Object.assign(why, {body: []})
    })
    expect(words(await told(both, 'fr'))).toContain('[FR TEST]')
    expect(words(await told(both, 'fr'))).not.toContain('[EN TEST]')
    expect(words(await told(mixed, 'fr'))).not.toContain('[EN TEST]')
  })

  it('does not exist while its review is overdue', async () => {
    const at = (now: string) =>
      createContent({
        source: memorySource(approved(seed, id)),
        locale: 'en',
        now: () => new Date(now),
      }).get('procedure', {id})
    expect(renderJsonLd(await at('2028-01-31T12:00:00Z'))).toBeDefined()
    expect(renderJsonLd(await at('2028-02-10T12:00:00Z'))).toBeUndefined()
  })

  it('takes no address that is not of the web', async () => {
    const document = await read(approved(seed, id), 'procedure', id, 'en')
    for (const url of ['javascript:alert(1)', '//evil.example', 'data:text/html,x', '/within'])
      expect(words(renderJsonLd(document, {url}))).not.toContain('@id')
  })
})

describe('a clinic as JSON-LD', () => {
  it('has its five days and nothing that was not given', async () => {
    const document = await read(seed, 'clinic', 'clinic-jakamy', 'en')
    const [clinic, ...others] = renderJsonLd(document)?.['@graph'] ?? []
    expect(others).toEqual([])
    expect(clinic?.['@type']).toBe('MedicalClinic')
    expect(clinic?.openingHoursSpecification).toHaveLength(5)
    expect(words(clinic)).toContain(
      '{"@type":"OpeningHoursSpecification","dayOfWeek":"https://schema.org/Monday","opens":"08:00","closes":"15:30"}',
    )
    expect(Object.keys(clinic ?? {})).toEqual(['@type', 'name', 'openingHoursSpecification'])
  })
})
