// What a second clinic says beside a shared text, as its editors see it: drafts too, each with a verdict.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {createPreview, type PreviewOptions} from '@jakamy/content-sdk'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {startLake, type RunningLake} from '@jakamy/local-lake'
import {createClient, type SanityClient} from '@sanity/client'
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest'

import {overlay, secondClinic, sharedDocuments, sharedId} from './secondClinic.ts'
import {now} from './seed.ts'

const token = 'test'
const folder = mkdtempSync(path.join(tmpdir(), 'sdk-preview-overlays-'))
const documents = sharedDocuments()
let lake: RunningLake
let client: SanityClient

beforeAll(async () => {
  lake = await startLake({dataDir: folder, port: 0, projectId: 'jakamy', adminToken: token})
  client = createClient({
    ...settings(),
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
  })
})

beforeEach(async () => {
  const transaction = client.transaction()
  for (const document of documents) transaction.createOrReplace(document)
  transaction.delete('drafts.clinicOverlay-test-b')
  await transaction.commit()
})

afterAll(async () => {
  await lake.close()
  rmSync(folder, {recursive: true, force: true})
})

const settings = () => ({
  projectId: 'jakamy',
  dataset: 'production',
  apiHost: `http://127.0.0.1:${lake.port}`,
  token,
})

const preview = (options: Partial<PreviewOptions> = {}) =>
  createPreview({
    source: sanitySource({...settings(), perspective: 'drafts'}),
    locale: 'en',
    clinic: secondClinic,
    now,
    ...options,
  })

const page = (options: Partial<PreviewOptions> = {}) =>
  preview(options).get('procedure', {id: sharedId})

describe('a preview for a clinic', () => {
  it('shows what readers get, with nothing to tell about it', async () => {
    const shown = await page()
    const parts = shown.local?.parts ?? []
    expect(parts.length).toBeGreaterThan(4)
    expect(new Set(parts.map(({verdict}) => verdict))).toEqual(new Set(['ok']))
    expect(shown.units.media.status).toBe('absent')
    expect(shown.local?.provenance.media).toBe('local')
    expect(shown.local?.provenance.risks).toBe('base')
    const html = renderHtml(shown)
    expect(html).toContain('[EN TEST] parking')
    expect(html).toContain('Death is very rare')
    expect(html).not.toContain('In this clinic: Readers do not get')
  })

  it('shows a draft beside the text, and why readers do not get it yet', async () => {
    const stored = documents.find(({_id}) => _id === 'clinicOverlay-test-b')
    const draft = JSON.parse(
      JSON.stringify(stored).replace('TEST] parking', 'TEST] parking in a draft'),
    )
    await client.createOrReplace({...draft, _id: 'drafts.clinicOverlay-test-b'})
    const shown = await page()
    const verdicts = (shown.local?.parts ?? []).map(({kind, verdict}) => [kind, verdict])
    expect(verdicts).toContainEqual(['replacement', 'changed'])
    expect(verdicts).toContainEqual(['addition', 'ok'])
    const html = renderHtml(shown)
    expect(html).toContain('[EN TEST] parking in a draft')
    expect(html).toContain('In this clinic: Readers do not get this part: it was changed after')
  })

  it.each([
    ['rightsUnknown', {licence: 'unknown'}],
    ['notForClinics', {licence: 'own'}],
    ['rightsExpired', {licence: 'own', reuseByClinics: true, expires: '2020-01-01'}],
  ])('says %s where the rights of the text forbid it', async (reason, rights) => {
    await client.patch(sharedId).set({rights}).commit()
    const shown = await page()
    const verdicts = (shown.local?.parts ?? []).map(({verdict}) => verdict)
    expect(verdicts.length).toBeGreaterThan(0)
    expect(new Set(verdicts)).toEqual(new Set([reason]))
    expect(renderHtml(shown)).toContain('In this clinic: Readers do not get this part: the')
  })

  it('says that it was written for an older version', async () => {
    await client.patch('clinicOverlay-test-b').set({targetVersion: '9.0.0'}).commit()
    const {local} = await page()
    // Moved to another version, its scope is not what was approved: that comes first.
    expect(new Set(local?.parts.map(({verdict}) => verdict))).toEqual(new Set(['changed']))
  })

  it('shows nothing of another clinic, nothing that no clinic may say, and nothing unasked', async () => {
    await client
      .patch('clinicOverlay-test-b')
      .set({clinic: {...(overlay().clinic as object), _ref: 'clinic-test-c'}})
      .commit()
    expect((await page()).local?.parts).toEqual([])
    await client
      .patch('clinicOverlay-test-b')
      .set({clinic: overlay().clinic, hide: ['risks']})
      .commit()
    const shown = await page()
    expect(shown.units.risks.status).toBe('preview')
    expect(renderHtml(shown)).toContain('Death is very rare')
    expect(
      (
        await createPreview({
          source: sanitySource({...settings(), perspective: 'drafts'}),
          locale: 'en',
          now,
        }).get('procedure', {id: sharedId})
      ).local,
    ).toBeUndefined()
  })
})
