import {checkBytes, checkSigners} from './checkGiven.ts'
import type {Bytes} from './digest.ts'
import {fromBase64Url, toBase64Url, type Trust} from './keys.ts'
import {isRecord, isTexts} from './manifest.ts'
import {refuse} from './refuse.ts'
import {checkSignatures, signAll, type SignedKind, type Signer} from './signatures.ts'

/** Longest signed text that is read: feeds and lists of keys are small. */
const longest = 1_000_000

/**
 * Writes a small signed text: `{"payload": "…", "signatures": ["…"]}`. The payload is a text inside the
 * text, so that what was signed is what is read, byte for byte.
 */
export async function writeEnvelope(
  kind: SignedKind,
  facts: Readonly<Record<string, unknown>>,
  signers: readonly Signer[],
): Promise<Bytes> {
  checkSigners(signers)
  const payload = JSON.stringify({
    kind,
    format: 1,
    ...facts,
    signers: signers.map(({publicKey}) => publicKey),
  })
  const signatures = await signAll(kind, new TextEncoder().encode(payload), signers)
  return new TextEncoder().encode(
    JSON.stringify({payload, signatures: signatures.map(toBase64Url)}),
  )
}

/**
 * Reads a small signed text whose signatures are right.
 * @param name for messages
 * @throws ContentError `BUNDLE_REFUSED`, `INVALID_OPTIONS`
 */
export async function readEnvelope(
  name: string,
  kind: SignedKind,
  bytes: Bytes,
  trust: Trust,
): Promise<Record<string, unknown>> {
  checkBytes(bytes)
  if (bytes.length > longest) throw refuse(name, 'tooLarge', 'it is longer than any real one.')
  const envelope = parse(bytes)
  const wrong = () => refuse(name, 'format', `it is no signed list of ${kind}.`)
  if (!isRecord(envelope) || typeof envelope.payload !== 'string') throw wrong()
  const {payload, signatures} = envelope
  if (!isTexts(signatures)) throw wrong()
  // Nothing may stand in it that is not signed, not even a space.
  if (JSON.stringify({payload, signatures}) !== new TextDecoder().decode(bytes))
    throw refuse(name, 'damaged', 'it was changed after it was signed. Get it again.')
  const raw = new TextEncoder().encode(payload)
  const facts = parse(raw)
  if (!isRecord(facts) || facts.kind !== kind || facts.format !== 1 || !isTexts(facts.signers))
    throw wrong()
  const decoded = signatures.map((text) => {
    const signature = fromBase64Url(text)
    return signature && toBase64Url(signature) === text ? signature : new Uint8Array()
  })
  const signed = {kind, payload: raw, signers: facts.signers, signatures: decoded}
  await checkSignatures(name, signed, trust)
  return facts
}

function parse(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch {
    return undefined
  }
}
