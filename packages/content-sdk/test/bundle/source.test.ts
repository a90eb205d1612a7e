import {createContent, createPreview, type MemoryDocument} from '@jakamy/content-sdk'
import {encodeWithdrawals, type Bytes, type Signer} from '@jakamy/content-sdk/bundle'
import {bundleSource, type BundleSourceOptions} from '@jakamy/content-sdk/sources/bundle'
import {beforeAll, describe, expect, it} from 'vitest'

import {approved, seedDocuments} from '../seed.ts'
import {bundleOf, facts, newSigner, now, picture} from './fixtures.ts'

const id = 'procedure-coronary-stent'
let signer: Signer
let bytes: Bytes
let keys: string[]
let all: MemoryDocument[]

beforeAll(async () => {
  signer = await newSigner()
  keys = [signer.publicKey]
  all = approved(seedDocuments(), id)
  bytes = await bundleOf([signer], {documents: all})
})

const open = (options: Partial<BundleSourceOptions> = {}) =>
  bundleSource({bytes, keys, now, ...options})

/** The page as readers get it. */
async function page(options: Partial<BundleSourceOptions> = {}) {
  const clock = options.now ?? now
  const content = createContent({
    source: await open(options),
    locale: 'en',
    freshFor: 0,
    now: clock,
  })
  return content.get('procedure', 'coronary-stent')
}

const notice = (target: string, fields: object = {}) => ({
  _id: 'withdrawal-test',
  _type: 'withdrawal',
  targets: [{_key: 't', document: {_type: 'reference', _ref: target, _weak: true}}],
  effectiveFrom: '2026-02-01T00:00:00Z',
  ...fields,
})

const feedOf = (sequence: number, issued: string, withdrawals: unknown[] = [], by = signer) =>
  encodeWithdrawals({clinic: facts.clinic, sequence, issued, withdrawals}, [by])

const at = (time: string) => () => new Date(time)
const refused = (reason: string) =>
  expect.objectContaining({code: 'BUNDLE_REFUSED', details: expect.objectContaining({reason})})

describe('a bundle as a source', () => {
  it('gives readers what was approved, from where it says', async () => {
    const document = await page()
    expect(document.units.risks.status).toBe('ok')
    expect(document).toMatchObject({source: 'bundle:clinic-test/3', asOf: facts.created})
  })

  it('serves a demonstration to a preview only, which marks it', async () => {
    const demo = await bundleOf([signer], {documents: all, fact: {demo: true}})
    const source = await open({bytes: demo})
    expect(() => createContent({source, locale: 'en'})).toThrow(
      expect.objectContaining({code: 'INVALID_OPTIONS'}),
    )
    const preview = createPreview({source, locale: 'en', now})
    expect((await preview.get('procedure', 'coronary-stent')).watermark).toBe('preview')
  })

  it('rows 65 and 68: refuses to be used after its day, also when it was open before', async () => {
    await expect(page({now: at('2026-08-01T00:00:01Z')})).rejects.toEqual(refused('expired'))
    let time = '2026-07-31T00:00:00Z'
    const source = await open({now: () => new Date(time)})
    const query = {type: 'risk', match: {by: 'id', id: 'risk-stroke'}, includes: []} as const
    expect((await source.read(query)).documents).toHaveLength(1)
    time = '2099-01-01T00:00:00Z'
    await expect(source.read(query)).rejects.toEqual(refused('expired'))
  })

  it('row 68: refuses a clock that stands before what was signed, or seen', async () => {
    await expect(page({now: at('1970-01-01T00:00:00Z')})).rejects.toEqual(refused('clock'))
    const lastSeen = '2026-03-01T00:00:00Z'
    await expect(page({lastSeen})).rejects.toEqual(refused('clock'))
    await expect(page({lastSeen, now: at('2026-02-28T12:00:00Z')})).resolves.toBeDefined()
  })

  it('finds its own pictures', async () => {
    const source = await open()
    expect(await source.file(picture.id)).toEqual({contentType: 'image/png', bytes: picture.bytes})
    const url = await source.assetUrl(picture.id)
    expect(url).toMatch(/^data:image\/png;base64,/)
    expect(Buffer.from(url?.split(',')[1] ?? '', 'base64')).toEqual(Buffer.from(picture.bytes))
    expect(await source.assetUrl('image-unknown')).toBeUndefined()
    expect(await source.assetUrl(id)).toBeUndefined()
  })

  it('opens from a Blob, and says what it was not given', async () => {
    const options = {blob: new Blob([bytes]), keys, now}
    expect((await bundleSource(options)).drafts).toBe(false)
    await expect(bundleSource({keys})).rejects.toMatchObject({code: 'INVALID_OPTIONS'})
    await expect(bundleSource({keys, file: '/no/such.bundle'})).rejects.toEqual(refused('format'))
  })
})

describe('withdrawals', () => {
  it('in the bundle are obeyed', async () => {
    const documents = [...all, notice('device-coronary-stent')]
    const own = await bundleOf([signer], {documents})
    const {units} = await page({bytes: own})
    expect(units.devices).toMatchObject({status: 'withheld', reason: 'withdrawn'})
    expect(units.why.status).toBe('ok')
  })

  it('row 48: in a newer feed are obeyed at the next read', async () => {
    let feed = await feedOf(1, '2026-02-02T00:00:00Z')
    const source = await open({withdrawals: async () => feed})
    const content = createContent({source, locale: 'en', freshFor: 0, now})
    const status = async () =>
      (await content.get('procedure', 'coronary-stent')).units.devices.status
    expect(await status()).toBe('ok')
    feed = await feedOf(2, '2026-02-02T11:00:00Z', [notice('device-coronary-stent')])
    expect(await status()).toBe('withheld')
  })

  it('row 64: stay when an older, foreign or changed feed comes after the newest', async () => {
    const other = await newSigner()
    const newest = await feedOf(2, '2026-02-02T11:00:00Z', [notice('device-coronary-stent')])
    const changed = Uint8Array.from(newest)
    changed[40] = (changed[40] ?? 0) ^ 1
    const later: [string, Bytes][] = [
      ['older', await feedOf(1, '2026-02-02T00:00:00Z')],
      ['older', await feedOf(2, '2026-02-02T11:00:00Z')],
      ['older', await feedOf(3, '2026-02-02T10:00:00Z')],
      ['key', await feedOf(4, '2026-02-02T11:30:00Z', [], other)],
    ]
    const reasons: unknown[] = []
    const feeds = [newest, ...later.map(([, feed]) => feed), changed]
    const source = await open({
      withdrawals: async () => feeds.shift(),
      onProblem: (error) => reasons.push(error),
    })
    const content = createContent({source, locale: 'en', freshFor: 0, now})
    for (let read = 0; read < 7; read += 1) {
      const {units} = await content.get('procedure', 'coronary-stent')
      expect(units.devices.status).toBe('withheld')
    }
    expect(reasons).toMatchObject([
      ...later.map(([reason]) => ({details: {reason}})),
      {code: 'BUNDLE_REFUSED'},
    ])
  })

  it('of another clinic are refused', async () => {
    const foreign = await encodeWithdrawals(
      {clinic: 'clinic-other', sequence: 9, issued: '2026-02-02T11:00:00Z', withdrawals: []},
      [signer],
    )
    const reasons: unknown[] = []
    await page({withdrawals: async () => foreign, onProblem: (error) => reasons.push(error)})
    expect(reasons).toEqual([refused('mismatch')])
  })

  it('rows 48 and 65: that have not been heard of for too long take every clinical word, and no other', async () => {
    const young = at('2026-02-08T00:00:00Z')
    const old = at('2026-02-08T00:00:01Z')
    expect((await page({now: young})).units.risks.status).toBe('ok')
    const {units} = await page({now: old})
    expect(Object.values(units).map(({status}) => status)).toEqual(
      Object.keys(units).map(() => 'withheld'),
    )
    expect(units.risks).toMatchObject({reason: 'withdrawn'})
    // News, even of nothing, makes them fresh again; a stricter limit of the reader counts.
    const withdrawals = async () => feedOf(1, '2026-02-07T00:00:00Z')
    expect((await page({now: old, withdrawals})).units.risks.status).toBe('ok')
    const strict = {now: old, withdrawals, withdrawalsMaxAge: 60}
    expect((await page(strict)).units.risks.status).toBe('withheld')
    const lax = {now: old, withdrawalsMaxAge: 1_000_000}
    expect((await page(lax)).units.risks.status).toBe('withheld')
  })

  it('of an older feed do not lift what a newer bundle withdraws', async () => {
    const lifted = notice('device-coronary-stent', {liftedOn: '2026-01-15T00:00:00Z'})
    const documents = [...all, notice('device-coronary-stent')]
    const own = await bundleOf([signer], {documents})
    const withdrawals = async () => feedOf(1, '2026-01-20T00:00:00Z', [lifted])
    expect((await page({bytes: own, withdrawals})).units.devices.status).toBe('withheld')
  })
})
