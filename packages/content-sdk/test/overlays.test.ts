import {
  createContent,
  memorySource,
  type ContentOptions,
  type MemoryDocument,
  type Problem,
  type Source,
} from '@jakamy/content-sdk'
import type {Signer} from '@jakamy/content-sdk/bundle'
import {buildBundle} from '@jakamy/content-sdk/bundle/build'
import {renderHtml, type Renderable} from '@jakamy/content-sdk/channels/html'
import {renderJson} from '@jakamy/content-sdk/channels/json'
import {renderMarkdown} from '@jakamy/content-sdk/channels/markdown'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {renderSpeech} from '@jakamy/content-sdk/channels/speech'
import {Article} from '@jakamy/content-sdk/react'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {createElement} from 'react'
import {renderToStaticMarkup} from 'react-dom/server'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {bundleOf, buildRequest, newSigner} from './bundle/fixtures.ts'
import {startTestLake, type TestLake} from './lakeForTest.ts'
import {overlay, secondClinic, sharedDocuments, sharedId} from './secondClinic.ts'
import {changed, now} from './seed.ts'

const all = sharedDocuments()
let lake: TestLake
let bundle: Source

beforeAll(async () => {
  lake = await startTestLake()
  await lake.write(all)
  const signer = await newSigner()
  const bytes = await bundleOf([signer], {documents: all, files: []})
  bundle = await bundleSource({bytes, keys: [signer.publicKey], now})
})

afterAll(() => lake.remove())

const sources: [string, () => Source][] = [
  ['memory', () => memorySource(all)],
  ['bundle', () => bundle],
  ['sanity', () => sanitySource(lake.place)],
]

const client = (
  source: Source,
  {clinic = secondClinic, ...options}: Partial<Omit<ContentOptions, 'review'>> = {},
) => createContent({source, locale: 'en', clinic, now, freshFor: 0, ...options})

const get = (documents: readonly MemoryDocument[], options?: Parameters<typeof client>[1]) =>
  client(memorySource(documents), options).get('procedure', 'coronary-stent')

describe.each(sources)('what a second clinic says, from a %s source', (_name, open) => {
  it('comes with its pages, marked as its own, and changes no word of the shared text', async () => {
    const plain = await createContent({source: open(), locale: 'en', now}).get(
      'procedure',
      sharedId,
    )
    const page = await client(open()).get('procedure', 'coronary-stent')
    expect(plain.local).toBeUndefined()
    const {local, units} = page
    expect(local?.skipped).toEqual([])
    expect(local?.parts.map(({kind, unit}) => [kind, unit])).toEqual([
      ['addition', 'risks'],
      ['addition', 'risks'],
      ['addition', 'preparation'],
      ['replacement', undefined],
      ['figure', 'risks'],
    ])
    expect(units.media).toEqual({status: 'absent'})
    expect(local?.provenance).toMatchObject({media: 'local', risks: 'base', failure: 'base'})
    expect({...units, media: 0}).toEqual({...plain.units, media: 0})
    expect(plain.units.media.status).toBe('ok')
  })

  it('comes with a list too, and with no other clinic', async () => {
    const {documents} = await client(open()).list('procedure')
    expect(documents[0]?.local?.parts).toHaveLength(5)
    const {local, units} = await client(open(), {clinic: 'clinic-other'}).get('procedure', sharedId)
    expect(local).toMatchObject({parts: [], skipped: []})
    expect(units.media.status).toBe('ok')
  })

  it('is nothing that readers of other clinics can ask for', async () => {
    const {_id: id} = overlay()
    for (const [clinic, ids] of [
      [secondClinic, [id]],
      ['clinic-other', []],
      [undefined, []],
    ] as const) {
      const options = clinic === undefined ? {} : {clinic}
      const content = createContent({source: open(), locale: 'en', now, freshFor: 0, ...options})
      const {documents, total} = await content.list('clinicOverlay')
      expect(documents.map((document) => document.id)).toEqual(ids)
      expect(total).toBe(ids.length)
      expect((await content.find('clinicOverlay', id))?.id).toBe(ids[0])
      const related = await content.related('procedure', sharedId, 'clinicOverlay')
      expect(related.documents.map((document) => document.id)).toEqual(ids)
    }
  })
})

describe('what a second clinic says', () => {
  it('is told in the log when it is skipped: nobody approved it, or the rights do not allow it', async () => {
    const problems: Problem[] = []
    const onProblem = (problem: Problem) => problems.push(problem)
    const unreviewed = changed(all, overlay()._id, (document) => delete document.approvals)
    const {local} = await get(unreviewed, {onProblem})
    expect(local?.parts).toEqual([])
    expect(problems).toContainEqual({
      id: overlay()._id,
      type: 'clinicOverlay',
      path: 'replacements.parking',
      reason: `Skipped beside ${sharedId}: unreviewed.`,
    })
    const unknown = changed(all, sharedId, (document) => {
      document.rights = {licence: 'unknown', reuseByClinics: true}
    })
    expect((await get(unknown)).local).toMatchObject({
      parts: [],
      skipped: [{overlay: overlay()._id, path: '', reason: 'rightsUnknown'}],
    })
  })

  it('is refused whole when it names anything that is not on the list (acceptance check 23)', async () => {
    for (const wrong of [
      {replacements: [{_key: 'x', path: 'failure.frequency', content: []}]},
      {hide: ['risks']},
      {additions: [{_key: 'x', slot: 'risks.groups[0]', content: []}]},
    ]) {
      const documents = changed(all, overlay()._id, (document) => Object.assign(document, wrong))
      const page = await get(documents)
      expect(page.local?.parts).toEqual([])
      expect(page.problems).toMatchObject([{id: overlay()._id, type: 'clinicOverlay'}])
      expect(page.units.risks.status).toBe('ok')
      expect(page.units.media.status).toBe('ok')
    }
    expect((await get(all)).problems).toEqual([])
  })

  it('is not shown in another language than the text beside it', async () => {
    const {units, local} = await get(all, {locale: 'fr', fallback: ['en']})
    expect(units.risks).toMatchObject({status: 'fallback', locale: 'en'})
    expect(new Set(local?.parts.map(({locale}) => locale))).toEqual(new Set(['en']))
  })

  it('goes with a withdrawal of its own, and takes nothing of the shared text along', async () => {
    const notice: MemoryDocument = {
      _id: 'withdrawal-test',
      _type: 'withdrawal',
      title: [{_key: 'en', language: 'en', value: '[EN TEST]'}],
      severity: 'error',
      action: 'hide',
      targets: [{_key: 't', document: {_type: 'reference', _ref: overlay()._id, _weak: true}}],
      effectiveFrom: '2026-02-01T00:00:00Z',
    }
    const {units, local} = await get([...all, notice])
    expect(local?.parts).toEqual([])
    expect(local?.skipped.map(({reason}) => reason)).toEqual(local?.skipped.map(() => 'withdrawn'))
    expect(units.risks.status).toBe('ok')
    expect(units.media.status).toBe('ok')
  })

  it('row 55: is left out when it comes from another source than the text', async () => {
    const memory = memorySource(all)
    const torn: Source = {
      ...memory,
      read: async (query) => ({
        ...(await memory.read(query)),
        source: query.type === 'clinicOverlay' ? 'other' : 'memory',
      }),
    }
    const page = await client(torn).get('procedure', sharedId)
    expect(page.local?.parts).toEqual([])
    expect(page.problems).toMatchObject([{id: 'other', type: 'source'}])
  })

  it('reaches those who subscribe', async () => {
    const watched: string[] = []
    const memory = memorySource(all)
    const source: Source = {
      ...memory,
      watch: (types) => {
        watched.push(...types)
        return () => {}
      },
    }
    const first = new Promise((resolve) => {
      const end = client(source).subscribe('procedure', sharedId, (page) => {
        resolve(page?.local?.parts.length)
        end()
      })
    })
    expect(await first).toBe(5)
    expect(watched).toContain('clinicOverlay')
  })
})

describe('a bundle for a second clinic', () => {
  const build = (documents: readonly MemoryDocument[], signers: Signer[]) =>
    buildBundle(
      buildRequest(documents, {clinic: secondClinic, types: ['procedure', 'clinicOverlay']}),
      signers,
    )

  it('holds what it says, and gives readers the same as a lake does', async () => {
    const signer = await newSigner()
    const result = await build(all, [signer])
    if (result.status === 'refused') throw new Error(JSON.stringify(result.problems, null, 1))
    const source = await bundleSource({bytes: result.bytes, keys: [signer.publicKey], now})
    const page = await client(source).get('procedure', 'coronary-stent')
    const {local} = await get(all)
    expect(page.local?.parts).toEqual(local?.parts)
    expect(page.local?.skipped).toEqual([])
  })

  it('is refused where the rights of the text are not known or do not allow it', async () => {
    for (const [rights, reason] of [
      [{licence: 'unknown', reuseByClinics: true}, 'rightsUnknown'],
      [{licence: 'own'}, 'notForClinics'],
    ] as const) {
      const documents = changed(all, sharedId, (document) => (document.rights = rights))
      const result = await build(documents, [await newSigner()])
      expect(result.status === 'refused' ? result.problems : []).toContainEqual({
        document: overlay()._id,
        reason: `may not stand beside ${sharedId}: ${reason}`,
      })
    }
  })
})

describe('channels', () => {
  const words = ['warning', 'extra risk', 'preparation', 'parking', 'period']
  const channels: [string, (page: Renderable) => string][] = [
    ['html', renderHtml],
    ['React', (page) => renderToStaticMarkup(createElement(Article, {document: page}))],
    // Its escapes are not what is looked at.
    ['markdown', (page) => renderMarkdown(page).replaceAll('\\', '')],
    ['json', (page) => JSON.stringify(renderJson(page))],
    ['message', (page) => renderMessage(page).join('\n')],
    ['speech', (page) => renderSpeech(page).transcript],
  ]

  it.each(channels)('%s tells what is local under a heading of its own', async (_name, render) => {
    const told = render(await get(all))
    const plain = render(await get(all, {clinic: 'clinic-other'}))
    expect(told).toContain('In this clinic')
    for (const word of words) expect(told).toContain(`[EN TEST] ${word}`)
    for (const word of ['In this clinic', '[EN TEST]']) expect(plain).not.toContain(word)
    // The author’s words on risks are all there still.
    expect(plain).toContain('Death is very rare')
    expect(told).toContain('Death is very rare')
  })

  it('React and HTML say the same of it', async () => {
    const page = await get(all)
    const text = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    expect(text(renderToStaticMarkup(createElement(Article, {document: page})))).toBe(
      text(renderHtml(page)),
    )
  })

  it('tell nothing local of a text that is withheld', async () => {
    const withheld = changed(all, sharedId, (document) => delete document.approvals)
    expect(renderHtml(await get(withheld))).not.toContain('[EN TEST]')
  })
})
