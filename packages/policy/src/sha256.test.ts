import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {portableSha256, sha256} from './sha256.ts'

describe.each([
  ['sha256', sha256],
  ['portableSha256', portableSha256],
])('%s', (_, hash) => {
  it.each([
    // FIPS 180-2, appendix B, and the empty message.
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of "%s"', (text, expected) => {
    expect(hash(text)).toBe(expected)
  })
})

describe('both', () => {
  it('agree on every text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 300}), (text) => {
        expect(sha256(text)).toBe(portableSha256(text))
      }),
    )
  })

  it('agree on half a surrogate pair', () => {
    expect(sha256('a\ud800b')).toBe(portableSha256('a\ud800b'))
  })

  it('are different implementations here', () => {
    expect(process.getBuiltinModule('node:crypto')).toBeDefined()
  })
})
