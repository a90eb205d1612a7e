import {deflateRawSync} from 'node:zlib'

import {describe, expect, it} from 'vitest'

import {deflate} from '../../src/bundle/deflate.ts'
import {portableSha256, portableVerify, sha256, verifyEd25519} from '../../src/bundle/digest.ts'
import {inflate, portableInflate} from '../../src/bundle/inflate.ts'
import {publicKeyBytes} from '../../src/bundle/keys.ts'
import {newSigner} from './fixtures.ts'

const dictionary = new TextEncoder().encode('[TEST] what all documents have in common '.repeat(200))
const texts = ['', 'x', '[TEST] what all documents have in common', 'é€😀 '.repeat(5000)]

describe('the coder of browsers and that of Node', () => {
  it('write and read the same', async () => {
    for (const text of texts) {
      const raw = new TextEncoder().encode(text)
      for (const known of [dictionary, new Uint8Array()]) {
        const options = known.length > 0 ? {dictionary: known} : {}
        const native = new Uint8Array(deflateRawSync(raw, options))
        for (const packed of [deflate(raw, known), native]) {
          expect(await inflate(packed, raw.length, known)).toEqual(raw)
          expect(await portableInflate(packed, raw.length, known)).toEqual(raw)
        }
      }
    }
  })

  it('row 70: refuse what is longer or shorter than was said', async () => {
    const packed = deflate(new Uint8Array(1000), new Uint8Array())
    await expect(inflate(packed, 999, new Uint8Array())).rejects.toThrow(Error)
    await expect(inflate(packed, 1001, new Uint8Array())).rejects.toThrow(Error)
  })
})

describe('the digests and signatures of browsers and those of Node', () => {
  it('are the same', async () => {
    const signer = await newSigner()
    const key = publicKeyBytes(signer.publicKey)
    for (const text of texts) {
      const message = new TextEncoder().encode(text)
      expect(await portableSha256(message)).toEqual(await sha256(message))
      const signature = await signer.sign(message)
      const other = Uint8Array.from([...message, 1])
      const flipped = Uint8Array.from(signature, (byte, index) => (index === 5 ? byte ^ 1 : byte))
      for (const verify of [verifyEd25519, portableVerify]) {
        expect(await verify(key, signature, message)).toBe(true)
        expect(await verify(key, signature, other)).toBe(false)
        expect(await verify(key, flipped, message)).toBe(false)
        expect(await verify(new Uint8Array(32).fill(2), signature, message)).toBe(false)
        expect(await verify(key, new Uint8Array(64), message)).toBe(false)
      }
    }
  })
})
