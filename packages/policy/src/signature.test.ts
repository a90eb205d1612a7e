import {ed25519} from '@noble/curves/ed25519.js'
import {bytesToHex} from '@noble/hashes/utils.js'
import {describe, expect, it} from 'vitest'

import {approved, outcome, subjectOf} from '../test/world.ts'
import {gate} from './gate.ts'
import {signApproval, signatureCheck} from './signature.ts'
import type {AnyDocument, Approval} from './types.ts'

// Made for these tests; nobody signs anything else with them.
const secretKey = '11'.repeat(32)
const publicKey = bytesToHex(ed25519.getPublicKey(Uint8Array.from({length: 32}, () => 0x11)))
const otherKey = bytesToHex(ed25519.getPublicKey(Uint8Array.from({length: 32}, () => 0x22)))
const check = signatureCheck([publicKey])

const document = approved(['en', 'fr'])
const stamp = document.approvals[0]!
const signed = signApproval('leaflet-a', stamp, secretKey)

describe('a signed stamp', () => {
  it('is known by the key of its signer, and by one of several', () => {
    expect(check('leaflet-a', signed)).toBe(true)
    expect(signatureCheck([otherKey, publicKey])('leaflet-a', signed)).toBe(true)
    expect(signatureCheck([otherKey])('leaflet-a', signed)).toBe(false)
  })

  it('is signed the same way each time, whatever signature it bore', () => {
    expect(signApproval('leaflet-a', signed, secretKey)).toEqual(signed)
  })

  it.each<[string, Partial<Approval>]>([
    ['another hash', {hash: 'a'.repeat(64)}],
    ['another day of review', {reviewedOn: '2026-11-24'}],
    ['a later date for the next review', {nextReviewDue: '2029-11-23'}],
    ['another reviewer', {reviewer: 'somebody else'}],
    ['another version', {version: '1.0.1'}],
    ['another language', {locale: 'fr'}],
    ['other units', {units: []}],
    ['no word about the demonstration', {demonstration: true}],
    ['no signature', {signature: ''}],
    ['a signature of another length', {signature: signed.signature!.slice(2)}],
    ['a signature in capitals', {signature: signed.signature!.toUpperCase()}],
    ['a signature of zeros', {signature: '0'.repeat(128)}],
    ['another’s signature', {signature: signApproval('other', stamp, secretKey).signature!}],
  ])('is refused with %s', (_, change) => {
    expect(check('leaflet-a', {...signed, ...change})).toBe(false)
  })

  it('is refused on another document, and without a signature', () => {
    expect(check('leaflet-b', signed)).toBe(false)
    expect(check('leaflet-a', stamp)).toBe(false)
  })
})

describe('signatureCheck', () => {
  it.each([
    [[]],
    [['']],
    [['zz'.repeat(32)]],
    [[publicKey.slice(2)]],
    [[publicKey, 'f'.repeat(64)]],
    [undefined],
    [publicKey],
    [[undefined]],
  ])('refuses %o for keys', (keys) => {
    expect(() => Reflect.apply(signatureCheck, undefined, [keys])).toThrow(/key/)
  })
})

describe('signApproval', () => {
  it.each([[undefined], [''], ['zz'.repeat(32)], ['00'.repeat(31)]])(
    'refuses %o for a key',
    (key) => {
      expect(() => Reflect.apply(signApproval, undefined, ['leaflet-a', stamp, key])).toThrow(
        /secret key is 32 bytes/,
      )
    },
  )
})

describe('a gate that demands signatures', () => {
  const units = (approvals: Approval[]) => {
    const signedDocument: AnyDocument = {...document, approvals}
    const subject = {...subjectOf({document: signedDocument}), signatures: check}
    const given = gate<'risk'>(subject, {locale: 'en', fallback: []}).units
    return new Set(Object.values(given).map(({status}) => status))
  }

  it('gives what was signed and withholds what was not', () => {
    expect(units([signed])).toEqual(new Set(['ok']))
    expect(units([stamp])).toEqual(new Set(['withheld']))
    // The same stamp is enough where no signatures are demanded.
    expect(new Set(Object.values(outcome({document})))).toEqual(new Set(['ok en']))
  })
})

it('takes only texts of exactly the right length for signatures and keys', () => {
  const {signature = ''} = signed
  for (const wrong of [[signature], `0${signature}`, `${signature}0`, `${signature}\n`])
    expect(check('leaflet-a', Object.assign({...signed}, {signature: wrong}))).toBe(false)
  for (const wrong of [`00${publicKey}`, `${publicKey}00`, publicKey.toUpperCase()])
    expect(() => signatureCheck([wrong])).toThrow(/lower-case hex/)
})
