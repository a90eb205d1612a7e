import {
  blobReader,
  bytesReader,
  openBundle,
  verifyBundle,
  type Bytes,
  type Signer,
} from '@jakamy/content-sdk/bundle'
import {beforeAll, describe, expect, it} from 'vitest'

import {bundleOf, documents, facts, newSigner, picture} from './fixtures.ts'

let signer: Signer
let other: Signer
let bytes: Bytes
let keys: string[]

beforeAll(async () => {
  signer = await newSigner()
  other = await newSigner()
  keys = [signer.publicKey]
  bytes = await bundleOf([signer])
})

/** Opens and checks everything, as applying does. */
async function accept(some: Bytes, trust = {keys}) {
  const bundle = await openBundle(some, trust)
  await verifyBundle(bundle)
  return bundle
}

const refused = (reason: string) =>
  expect.objectContaining({code: 'BUNDLE_REFUSED', details: {source: 'bundle', reason}})

describe('a bundle', () => {
  it('gives back every document and file it was made of', async () => {
    const bundle = await accept(bytes)
    for (const document of documents) expect(await bundle.document(document._id)).toEqual(document)
    expect(await bundle.file(picture.id)).toEqual({
      contentType: 'image/png',
      bytes: picture.bytes,
    })
    expect(bundle.manifest).toMatchObject(facts)
    expect(bundle.table.count).toBe(5)
  })

  it('finds by slug in any language and by type, and nothing else', async () => {
    const {table, document, file} = await accept(bytes)
    const nameOf = (entry: number | undefined) =>
      entry === undefined ? undefined : table.name(entry)
    expect(table.findSlug('procedure', 'a-fr').map(nameOf)).toEqual(['procedure-a'])
    expect(table.findSlug('procedure', 'shared').map(nameOf)).toEqual(['procedure-b'])
    expect(table.findSlug('risk', 'shared').map(nameOf)).toEqual(['risk-a'])
    for (const slug of ['', 'a', 'a-e', 'a-en\u0000', 'zz', '__proto__', '\u{10ffff}'])
      expect(table.findSlug('procedure', slug)).toEqual([])
    expect(table.ofType('risk').map(table.name)).toEqual(['risk-a', 'risk-b'])
    expect(table.ofType('unknown')).toEqual([])
    expect(await document(picture.id)).toBeUndefined()
    expect(await file('risk-a')).toBeUndefined()
    expect(await document('risk-c')).toBeUndefined()
  })

  it('is the same bytes whenever it is made of the same, in whatever order', async () => {
    expect(await bundleOf([signer], {documents: documents.toReversed()})).toEqual(bytes)
  })

  it('opens from a Blob and reads no more than it needs', async () => {
    const blob = await openBundle(blobReader(new Blob([bytes])), {keys})
    expect(await blob.document('risk-a')).toEqual(documents[2])
    const read: [number, number][] = []
    const memory = bytesReader(bytes)
    const counting = {
      ...memory,
      read: (start: number, end: number) => (read.push([start, end]), memory.read(start, end)),
    }
    const bundle = await openBundle(counting, {keys})
    read.length = 0
    await bundle.document('risk-a')
    expect(read).toHaveLength(2)
    await bundle.document('risk-b')
    expect(read).toHaveLength(3)
  })

  it('row 66: holds nothing, one document, or names that sort oddly or differ in case only', async () => {
    for (const some of [
      [],
      documents.slice(0, 1),
      ['a', 'A', '_', '-', '0', 'aa'].map((_id) => ({_id, _type: 't'})),
    ]) {
      const bundle = await accept(await bundleOf([signer], {documents: some, files: []}))
      for (const document of some) expect(await bundle.document(document._id)).toEqual(document)
    }
  })

  it.each([
    ['a draft', [{_id: 'drafts.a', _type: 't'}]],
    ['a path', [{_id: '../a', _type: 't'}]],
    ['the same id twice', [documents[0]!, documents[0]!]],
  ])('row 66: cannot be made of %s', async (_what, some) => {
    await expect(bundleOf([signer], {documents: some})).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
    })
  })

  it.each([
    {version: 2 ** 53},
    {version: -1},
    {version: 0},
    {version: 1.5},
    {expires: '9999-01-01T00:00:00Z'},
    {expires: '2026-01-01T00:00:00Z'},
    {expires: 'soon'},
    {withdrawalsMaxAge: 0},
  ])('row 68: cannot be made with %o', async (fact) => {
    await expect(bundleOf([signer], {fact})).rejects.toMatchObject({code: 'INVALID_OPTIONS'})
  })

  it('row 70: is refused when it is larger than allowed', async () => {
    await expect(openBundle(bytes, {keys, maxBytes: bytes.length - 1})).rejects.toEqual(
      refused('tooLarge'),
    )
  })
})

describe('row 67: signatures', () => {
  it('are believed from trusted keys only', async () => {
    await expect(accept(bytes, {keys: [other.publicKey]})).rejects.toEqual(refused('key'))
    await expect(accept(bytes, {keys: [other.publicKey, signer.publicKey]})).resolves.toBeDefined()
  })

  it('of a revoked key count against it, also beside a good one', async () => {
    const both = await bundleOf([signer, other])
    const trust = {keys: [signer.publicKey, other.publicKey], revoked: [other.publicKey]}
    await expect(accept(both, trust)).rejects.toEqual(refused('key'))
    await expect(accept(bytes, trust)).resolves.toBeDefined()
  })

  it('have to reach the threshold, each key once', async () => {
    const trust = {keys: [signer.publicKey, other.publicKey], threshold: 2}
    await expect(accept(bytes, trust)).rejects.toEqual(refused('key'))
    await expect(accept(await bundleOf([signer, other]), trust)).resolves.toBeDefined()
    await expect(accept(await bundleOf([signer, signer]), trust)).rejects.toEqual(
      refused('signature'),
    )
  })

  it('are wrong when a signer lies about its key', async () => {
    const liar: Signer = {publicKey: signer.publicKey, sign: other.sign}
    await expect(accept(await bundleOf([liar]))).rejects.toEqual(refused('signature'))
  })

  it('are wrong when they are empty or missing', async () => {
    const empty: Signer = {...signer, sign: async () => new Uint8Array(64)}
    await expect(accept(await bundleOf([empty]))).rejects.toEqual(refused('signature'))
    await expect(accept(await bundleOf([]))).rejects.toEqual(refused('signature'))
    const short: Signer = {...signer, sign: async () => new Uint8Array()}
    await expect(accept(await bundleOf([short]))).rejects.toMatchObject({code: 'BUNDLE_REFUSED'})
  })

  it('of another kind of file do not pass for those of a bundle', async () => {
    // The same payload, signed as something else.
    const {signed} = await openBundle(bytes, {keys})
    const foreign = await signer.sign(signed.manifest)
    const swapped = Uint8Array.from(bytes)
    swapped.set(foreign, 24 + signed.manifest.length)
    await expect(accept(swapped)).rejects.toEqual(refused('signature'))
  })

  it.each([
    'rsa:AAAA',
    'ed25519:',
    'AAAA',
    `ed25519:${'A'.repeat(44)}`,
    `ed25519:${'A'.repeat(42)}B`,
  ])('by something that is no Ed25519 key (%s) are not looked at', async (key) => {
    await expect(accept(bytes, {keys: [key]})).rejects.toMatchObject({code: 'INVALID_OPTIONS'})
  })

  it('need at least one trusted key, each listed once', async () => {
    await expect(accept(bytes, {keys: []})).rejects.toMatchObject({code: 'INVALID_OPTIONS'})
    await expect(accept(bytes, {keys: [...keys, ...keys]})).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
    })
  })
})
