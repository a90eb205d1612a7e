// Files that a holder of the right key has made wrong, and files that are put together from right ones.
import {deflateRawSync} from 'node:zlib'

import {isContentError} from '@jakamy/content-sdk'
import {
  openBundle,
  partsOf,
  verifyBundle,
  type Bytes,
  type Signer,
} from '@jakamy/content-sdk/bundle'
import {beforeAll, describe, expect, it} from 'vitest'

import {sha256, toHex} from '../../src/bundle/digest.ts'
import {layOut} from '../../src/bundle/encodeBundle.ts'
import {writeTable, type Entry} from '../../src/bundle/entryTable.ts'
import {headerLength, signatureLength} from '../../src/bundle/header.ts'
import {signAll} from '../../src/bundle/signatures.ts'
import {bundleOf, documents, newSigner} from './fixtures.ts'

let signer: Signer
let keys: string[]
let bytes: Bytes

beforeAll(async () => {
  signer = await newSigner()
  keys = [signer.publicKey]
  bytes = await bundleOf([signer])
})

/** Opens and checks everything, as applying does. */
async function accept(some: Bytes): Promise<void> {
  await verifyBundle(await openBundle(some, {keys}))
}

const damaged = (what: string) =>
  expect.objectContaining({
    message: expect.stringContaining(what),
    code: 'BUNDLE_REFUSED',
    details: {source: 'bundle', reason: 'damaged'},
  })

/** The bundle with something else said in it, signed anew with the right key. */
async function signedAnew(change: {manifest?: object; entries?: (all: Entry[]) => Entry[]}) {
  const bundle = await openBundle(bytes, {keys})
  const {dictionary, entries} = await partsOf(bundle)
  const listed = (change.entries ?? ((all) => all))([...entries.values()])
  const table = writeTable(listed)
  const parts = [table.bytes, dictionary.packed, ...listed.map(({frame}) => frame)]
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  let size = 0
  for (;;) {
    const manifest = {
      ...bundle.manifest,
      types: table.types,
      index: {...table.counts, sha256: toHex(await sha256(table.bytes))},
      size,
      ...change.manifest,
    }
    const text = new TextEncoder().encode(JSON.stringify(manifest))
    const whole = headerLength + text.length + signatureLength + length
    if (whole === size) return layOut(text, await signAll('bundle', text, [signer]), parts)
    size = whole
  }
}

it('what is signed anew without a change is the same bundle', async () => {
  expect(await signedAnew({})).toEqual(bytes)
})

describe('row 66: a bundle', () => {
  it('put together from the parts of two right ones is refused, whichever parts', async () => {
    const next = documents.map((document) => ({...document, note: '[TEST] 2'}))
    const first = documents.map((document) => ({...document, note: '[TEST] 1'}))
    const one = await bundleOf([signer], {documents: first})
    const other = await bundleOf([signer], {documents: next, fact: {version: 4}})
    const [ours, theirs] = [await partsIn(one), await partsIn(other)]
    const count = ours.length
    // Parts of one length, so that no length gives the mixture away.
    expect(ours.map(({length}) => length)).toEqual(theirs.map(({length}) => length))
    const accepted: Bytes[] = []
    const mixed = new Set<string>()
    for (let mix = 0; mix < 2 ** count; mix += 1) {
      const file = Uint8Array.from(
        Buffer.concat(ours.map((part, index) => ((mix >> index) & 1 ? theirs[index]! : part))),
      )
      mixed.add(toHex(file))
      await accept(file).then(
        () => accepted.push(file),
        (error: unknown) => isContentError(error, 'BUNDLE_REFUSED') || Promise.reject(error),
      )
    }
    // Where both are alike, a mixture is the one or the other.
    expect(new Set(accepted.map(toHex))).toEqual(new Set([one, other].map(toHex)))
    expect(mixed.size).toBeGreaterThan(100)
  })

  it('that lists a name twice is refused, also when it is signed so', async () => {
    const twice = (all: Entry[]) =>
      all.flatMap((entry) => (entry.name === 'risk-a' ? [entry, entry] : entry))
    await expect(accept(await signedAnew({entries: twice}))).rejects.toEqual(
      damaged('“risk-a” is listed twice'),
    )
    const unsorted = (all: Entry[]) => all.toReversed()
    await expect(accept(await signedAnew({entries: unsorted}))).rejects.toEqual(damaged('twice'))
  })

  it('that lists a document under another name is refused', async () => {
    const renamed = (all: Entry[]) =>
      all.map((entry) => (entry.name === 'risk-b' ? {...entry, name: 'risk-c'} : entry))
    await expect(accept(await signedAnew({entries: renamed}))).rejects.toEqual(
      damaged('“risk-c” is not the document it is listed as'),
    )
  })
})

/** The parts of a file that mean something by themselves: all but the lengths at its beginning. */
async function partsIn(file: Bytes): Promise<Bytes[]> {
  const {signed, table} = await openBundle(file, {keys})
  const manifestEnd = headerLength + signed.manifest.length
  const signaturesEnd = manifestEnd + signatureLength
  const frames = Array.from({length: table.count}, (_, entry) => table.place(entry))
  const dictionary = JSON.parse(new TextDecoder().decode(signed.manifest)).dictionary.packed
  const framesStart = frames[0]?.start ?? file.length
  return [
    file.slice(0, manifestEnd),
    file.slice(manifestEnd, signaturesEnd),
    file.slice(signaturesEnd, framesStart - dictionary),
    file.slice(framesStart - dictionary, framesStart),
    ...frames.map(({start, end}) => file.slice(start, end)),
  ]
}

describe('row 68: a signed bundle', () => {
  it.each([
    {version: 2 ** 53},
    {version: -1},
    {version: 0},
    {version: 1.5},
    {version: '3'},
    {version: null},
    {expires: '9999-01-01T00:00:00Z'},
    {expires: '2026-01-01T00:00:00Z'},
    {expires: 'soon'},
    {created: '2026-13-01T00:00:00Z'},
    {withdrawalsMaxAge: 0},
    {withdrawalsMaxAge: 2 ** 53},
  ])('that says %o is refused', async (manifest) => {
    await expect(accept(await signedAnew({manifest}))).rejects.toMatchObject({
      code: 'BUNDLE_REFUSED',
    })
  })
})

describe('row 70: what would expand to far more', () => {
  /** 64 MB of nothing in 64 kB, in the place of a document. */
  const bomb = deflateRawSync(new Uint8Array(64_000_000))

  it.each([
    [100, {cause: {code: 'ERR_BUFFER_TOO_LARGE'}}],
    [33_000_000, {cause: {code: 'ERR_BUFFER_TOO_LARGE'}}],
    [64_000_000, {message: expect.stringContaining('longer than any real one')}],
    [2 ** 32 - 1, {message: expect.stringContaining('longer than any real one')}],
  ])('that says %i bytes is expanded no further, and refused', async (length, how) => {
    const frame = Uint8Array.from(bomb)
    const hash = await sha256(frame)
    const entries = (all: Entry[]) =>
      all.map((entry) => (entry.name === 'risk-a' ? {...entry, frame, hash, length} : entry))
    await expect(accept(await signedAnew({entries}))).rejects.toMatchObject({
      code: 'BUNDLE_REFUSED',
      ...how,
    })
  })

  it('is refused as a dictionary too', async () => {
    const {manifest} = await openBundle(bytes, {keys})
    const dictionary = {...manifest.dictionary, length: 4_000_000_000}
    await expect(accept(await signedAnew({manifest: {dictionary}}))).rejects.toEqual(
      damaged('longer than any real one'),
    )
  })
})
