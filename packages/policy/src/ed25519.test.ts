import {ed25519} from '@noble/curves/ed25519.js'
import {bytesToHex, hexToBytes} from '@noble/hashes/utils.js'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {portableVerifierOf, sign, verifierOf} from './ed25519.ts'

// RFC 8032, section 7.1, test 2.
const secret = hexToBytes('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')
const publicKey = hexToBytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
const signature = hexToBytes(
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
)
const message = hexToBytes('72')

describe.each([
  ['verifierOf', verifierOf],
  ['portableVerifierOf', portableVerifierOf],
])('%s', (_, make) => {
  it('knows the signature of the standard, and no other', () => {
    const isSigned = make(publicKey)!
    expect(isSigned(signature, message)).toBe(true)
    expect(isSigned(signature, hexToBytes('73'))).toBe(false)
    expect(
      isSigned(
        signature.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
        message,
      ),
    ).toBe(false)
  })

  it('refuses the signature with the order of the group added, which is the same to careless checks', () => {
    const order = ed25519.Point.Fn.ORDER
    const s = BigInt(`0x${bytesToHex(signature.slice(32).toReversed())}`) + order
    const half = hexToBytes(s.toString(16).padStart(64, '0')).toReversed()
    expect(make(publicKey)!(Uint8Array.of(...signature.slice(0, 32), ...half), message)).toBe(false)
  })

  it.each([
    ['of another length', publicKey.slice(1)],
    ['off the curve', hexToBytes('f'.repeat(64))],
    // The neutral element: signatures under it can be made without a secret.
    ['of small order', hexToBytes(`01${'0'.repeat(62)}`)],
    ['of zeros', new Uint8Array(32)],
  ])('takes no key %s', (__, key) => {
    expect(make(key)).toBeUndefined()
  })
})

it('both sign alike, and agree on what is changed at random', () => {
  const [native, portable] = [verifierOf(publicKey)!, portableVerifierOf(publicKey)!]
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 100}), fc.nat(63), fc.nat(255), (text, at, change) => {
      const signed = sign(text, secret)
      expect(bytesToHex(signed)).toBe(bytesToHex(ed25519.sign(text, secret)))
      signed[at]! ^= change
      expect(native(signed, text)).toBe(change === 0)
      expect(portable(signed, text)).toBe(change === 0)
    }),
  )
})
