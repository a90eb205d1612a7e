import {encodeKeyring, nextKeyring, type Keyring, type Signer} from '@jakamy/content-sdk/bundle'
import {beforeAll, describe, expect, it} from 'vitest'

import {newSigner} from './fixtures.ts'

let old: Signer
let fresh: Signer
let current: Keyring

beforeAll(async () => {
  old = await newSigner()
  fresh = await newSigner()
  current = {sequence: 1, keys: [old.publicKey], revoked: [], threshold: 1}
})

const next = (changes: Partial<Keyring> = {}): Keyring => ({
  sequence: 2,
  keys: [fresh.publicKey],
  revoked: [old.publicKey],
  threshold: 1,
  ...changes,
})

const refused = (reason: string) =>
  expect.objectContaining({code: 'BUNDLE_REFUSED', details: {source: 'keys', reason}})

describe('row 67: a list of keys', () => {
  it('passes on when the old and the new key have signed it', async () => {
    expect(await nextKeyring(current, await encodeKeyring(next(), [old, fresh]))).toEqual(next())
  })

  it('does not when only one of them has', async () => {
    await expect(nextKeyring(current, await encodeKeyring(next(), [fresh]))).rejects.toEqual(
      refused('key'),
    )
    await expect(nextKeyring(current, await encodeKeyring(next(), [old]))).rejects.toEqual(
      refused('signature'),
    )
    await expect(nextKeyring(current, await encodeKeyring(next(), [old, old]))).rejects.toEqual(
      refused('signature'),
    )
  })

  it('does not go back, nor trust again what was revoked', async () => {
    const same = await encodeKeyring(next({sequence: 1}), [old, fresh])
    await expect(nextKeyring(current, same)).rejects.toEqual(refused('older'))
    const later = await nextKeyring(current, await encodeKeyring(next(), [old, fresh]))
    const freed = next({sequence: 3, revoked: []})
    await expect(nextKeyring(later, await encodeKeyring(freed, [fresh]))).rejects.toEqual(
      refused('key'),
    )
    const again = next({sequence: 3, keys: [old.publicKey], revoked: []})
    await expect(nextKeyring(later, await encodeKeyring(again, [old]))).rejects.toEqual(
      refused('key'),
    )
  })

  it('needs the threshold of the present list', async () => {
    const two = {...current, keys: [old.publicKey, fresh.publicKey], threshold: 2}
    const change = next({keys: [fresh.publicKey], revoked: []})
    await expect(nextKeyring(two, await encodeKeyring(change, [fresh]))).rejects.toEqual(
      refused('key'),
    )
    await expect(nextKeyring(two, await encodeKeyring(change, [fresh, old]))).resolves.toBeDefined()
  })

  it('is refused whichever byte was changed', async () => {
    const bytes = await encodeKeyring(next(), [old, fresh])
    let accepted = 0
    for (let at = 0; at < bytes.length; at += 1) {
      const copy = Uint8Array.from(bytes)
      copy[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      accepted += await nextKeyring(current, copy).then(
        () => 1,
        () => 0,
      )
    }
    expect(accepted).toBe(0)
  })
})
