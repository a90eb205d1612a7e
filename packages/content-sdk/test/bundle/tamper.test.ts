import {isContentError} from '@jakamy/content-sdk'
import {openBundle, verifyBundle, type Bytes, type Signer} from '@jakamy/content-sdk/bundle'
import {beforeAll, describe, expect, it} from 'vitest'

import {bundleOf, documents, newSigner, picture} from './fixtures.ts'

/** How many random ones; the long run before a release: `BUNDLE_TAMPER=50000`. */
const randomly = Number(process.env.BUNDLE_TAMPER ?? 1500)

let signer: Signer
let bytes: Bytes
let another: Bytes
let keys: string[]

beforeAll(async () => {
  signer = await newSigner()
  keys = [signer.publicKey]
  bytes = await bundleOf([signer])
  const changed = documents.map((document) => ({...document, title: '[TEST] next'}))
  another = await bundleOf([signer], {documents: changed, fact: {version: 4}})
})

type Check = (some: Bytes) => Promise<void>

/** All that has to hold before a bundle is put in place. */
const whole: Check = async (some) => verifyBundle(await openBundle(some, {keys}))

/** What happens to the tampered copies: each must be refused by name, and never crash anything. */
async function acceptedOf(copies: Iterable<Bytes>, check: Check): Promise<number> {
  let accepted = 0
  for (const copy of copies) {
    const error: unknown = await check(copy).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    if (error === undefined) accepted += 1
    else if (!isContentError(error, 'BUNDLE_REFUSED')) throw error
  }
  return accepted
}

function* everyFlip(): Iterable<Bytes> {
  for (let at = 0; at < bytes.length; at += 1) {
    const copy = Uint8Array.from(bytes)
    copy[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
    yield copy
  }
}

function* everyRemoval(): Iterable<Bytes> {
  for (let at = 0; at < bytes.length; at += 1) yield bytes.filter((_, index) => index !== at)
}

function* everyTruncation(): Iterable<Bytes> {
  for (let length = 0; length < bytes.length; length += 1) yield bytes.slice(0, length)
}

/** The same numbers in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

/** Copies with one to four changes each: bytes set, cut out, put in, moved, or taken from another bundle. */
function* randomTampering(count: number, seed: number): Iterable<Bytes> {
  const next = random(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  for (let made = 0; made < count;) {
    let copy = Uint8Array.from(bytes)
    for (let change = 0; change <= below(4); change += 1) {
      const at = below(copy.length)
      const length = 1 + below(40)
      const [before, piece, after] = [
        copy.slice(0, at),
        copy.slice(at, at + length),
        copy.slice(at + length),
      ]
      const parts = [
        [before, Uint8Array.from(piece, () => below(256)), after],
        [before, after],
        [before, piece, piece, after],
        [after, before],
        [before, another.slice(at, at + length), after],
        [before, another.slice(at)],
        [copy, piece],
      ][below(7)] ?? [copy]
      copy = Uint8Array.from(parts.flatMap((part) => [...part]))
    }
    const isSame = Buffer.compare(copy, bytes) === 0 || Buffer.compare(copy, another) === 0
    if (isSame) continue
    made += 1
    yield copy
  }
}

describe('row 63: a bundle that was tampered with', () => {
  it('is refused whichever byte was changed', async () => {
    expect(await acceptedOf(everyFlip(), whole)).toBe(0)
    // Without the look at every frame, changes there pass: the check above can fail.
    const opens: Check = async (some) => void (await openBundle(some, {keys}))
    expect(await acceptedOf(everyFlip(), opens)).toBeGreaterThan(100)
  })

  it('is refused whichever byte is missing, and at every length', async () => {
    expect(await acceptedOf(everyRemoval(), whole)).toBe(0)
    expect(await acceptedOf(everyTruncation(), whole)).toBe(0)
    expect(await acceptedOf([Uint8Array.from([...bytes, 0])], whole)).toBe(0)
    expect(await acceptedOf([bytes], whole)).toBe(1)
  })

  it(`is refused in ${randomly} random ways (seed 7)`, async () => {
    expect(await acceptedOf(randomTampering(randomly, 7), whole)).toBe(0)
  }, 3_600_000)

  it('gives the true documents or none when it is read without being checked first', async () => {
    let given = 0
    for (const copy of everyFlip()) {
      const bundle = await openBundle(copy, {keys}).catch(() => undefined)
      if (!bundle) continue
      for (const document of documents) {
        const read = await bundle.document(document._id).catch(() => undefined)
        if (read === undefined) continue
        given += 1
        expect(read).toEqual(document)
      }
      const file = await bundle.file(picture.id).catch(() => ({bytes: picture.bytes}))
      expect(file?.bytes).toEqual(picture.bytes)
    }
    expect(given).toBeGreaterThan(100)
  })
})
