import {checkArgument} from '../checkOptions.ts'
import {isRecord} from '../isRecord.ts'

/**
 * Refuses what only resembles bytes, such as the `ArrayBuffer` of an answer: it would seem damaged.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function checkBytes(bytes: unknown): void {
  checkArgument('bytes', bytes, [(value) => value instanceof Uint8Array, 'a Uint8Array'])
}

/**
 * Refuses what is no open bundle, such as a promise that nobody awaited.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function checkBundle(bundle: unknown): void {
  const isBundle = isRecord(Object(bundle).table)
  checkArgument('bundle', bundle, [() => isBundle, 'what openBundle gives. Await it'])
}

/**
 * Refuses to sign without a list of those who sign.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function checkSigners(signers: unknown): void {
  checkArgument('signers', signers, [Array.isArray, 'a list of signers'])
}
