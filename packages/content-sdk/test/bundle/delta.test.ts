import {
  applyDelta,
  encodeDelta,
  openBundle,
  partsOf,
  verifyBundle,
  type Bundle,
  type BundleContent,
  type Bytes,
  type Signer,
} from '@jakamy/content-sdk/bundle'
import {beforeAll, describe, expect, it} from 'vitest'

import {bundleOf, documents, newSigner, picture} from './fixtures.ts'

let signer: Signer
let keys: string[]
let base: Bundle
let bytes: Bytes

/** Enough documents that a dictionary is worth something, one of them longer than deflate looks back. */
const many = Array.from({length: 60}, (_, index) => ({
  _id: `risk-${index}`,
  _type: 'risk',
  title: `[TEST] risk number ${index}`,
  text: Array.from({length: index === 30 ? 9000 : 60}, (_word, at) => (at * at * 7 + index) % 997),
}))

beforeAll(async () => {
  signer = await newSigner()
  keys = [signer.publicKey]
  bytes = await bundleOf([signer], {documents: [...documents, ...many]})
  base = await openBundle(bytes, {keys})
})

/** The bundle after the base, with other documents. */
async function following(content: Partial<BundleContent>) {
  const previous = await partsOf(base)
  return bundleOf([signer], {previous, fact: {version: 4}, ...content})
}

const edited = (ids: readonly string[]) =>
  [...documents, ...many].map((document) =>
    ids.includes(document._id) ? {...document, title: '[TEST] an edited title'} : document,
  )

describe('a delta', () => {
  it.each([
    ['an edited title', {documents: edited(['risk-7'])}],
    ['an edited title in a very long document', {documents: edited(['risk-30'])}],
    ['a new document', {documents: [...edited([]), {_id: 'new', _type: 'risk', a: '[TEST] é'}]}],
    ['a document less', {documents: edited([]).slice(1)}],
    ['nothing but a new version', {documents: edited([])}],
    ['another picture', {documents: edited([]), files: [{...picture, id: 'image-def-1x1-png'}]}],
    ['a changed picture', {documents: edited([]), files: [{...picture, bytes: new Uint8Array(9)}]}],
    ['no document at all', {documents: []}],
    ['a document that changes its type', {documents: [{...documents[0]!, _type: 'other'}]}],
  ])('brings %s, to the very same bytes', async (_what, content) => {
    const next = await following(content)
    const delta = await encodeDelta(base, await openBundle(next, {keys}))
    const made = await applyDelta(base, delta)
    expect(made).toEqual(next)
    await verifyBundle(await openBundle(made, {keys}))
  })

  it('is small when little has changed', async () => {
    for (const id of ['risk-7', 'risk-30']) {
      const next = await following({documents: edited([id])})
      const delta = await encodeDelta(base, await openBundle(next, {keys}))
      expect(delta.length).toBeLessThan(700)
    }
  })

  it('row 66: is refused by another bundle than its own', async () => {
    const next = await openBundle(await following({documents: edited(['risk-7'])}), {keys})
    const delta = await encodeDelta(base, next)
    await expect(applyDelta(next, delta)).rejects.toMatchObject({details: {reason: 'mismatch'}})
  })

  it('is not made between bundles that have no dictionary in common', async () => {
    const other = await openBundle(await bundleOf([signer], {fact: {version: 4}}), {keys})
    await expect(encodeDelta(base, other)).rejects.toMatchObject({details: {reason: 'mismatch'}})
  })

  it('row 63: never makes anything that is accepted when it was tampered with', async () => {
    const small = await openBundle(await bundleOf([signer]), {keys})
    const next = await bundleOf([signer], {
      previous: await partsOf(small),
      fact: {version: 4},
      documents: documents.map((document) => ({...document, title: '[TEST] another title'})),
    })
    const delta = await encodeDelta(small, await openBundle(next, {keys}))
    const copies = Array.from(delta, (byte, at) => {
      const copy = Uint8Array.from(delta)
      copy[at] = byte ^ (1 << (at % 8))
      return copy
    })
    const cut = Array.from(delta, (_byte, length) => delta.slice(0, length))
    let accepted = 0
    const reasons = new Set<unknown>()
    for (const copy of [...copies, ...cut, Uint8Array.from([...delta, 0])]) {
      try {
        const made = await applyDelta(small, copy)
        await verifyBundle(await openBundle(made, {keys}))
        // A flip that changes nothing of the result is no harm.
        accepted += Number(Buffer.compare(made, next) !== 0)
      } catch (error) {
        reasons.add(Reflect.get(Object(error), 'code'))
      }
    }
    expect([...reasons]).toEqual(['BUNDLE_REFUSED'])
    expect(accepted).toBe(0)
  })
})
