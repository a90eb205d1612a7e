import {publicKeyBytes} from './keys.ts'

/** What a bundle says of itself. All of it is signed; through the two hashes, all of the file is. */
export interface Manifest {
  kind: 'bundle'
  format: 1
  /** Id of the clinic it is for. */
  clinic: string
  /** Number of the bundle, each greater than the one before. */
  version: number
  /** When it was made, ISO 8601. */
  created: string
  /** Until when it may be used, ISO 8601; at most 366 days later. */
  expires: string
  /** Minutes that may pass since withdrawals were last heard of, before clinical words are withheld. */
  withdrawalsMaxAge: number
  /** Version of the schemas its documents are written for. */
  schemas: string
  /** The languages in it. Words of others were left out. */
  locales: readonly string[]
  /** A demonstration: it may hold words nobody approved, and only a preview opens it. */
  demo: boolean
  /** Document types whose words are withheld when withdrawals have not been heard of for too long. */
  clinicalTypes: readonly string[]
  /** The licences of what is in it, and the credit lines to be shown with it. */
  rights: {licences: readonly string[]; attributions: readonly string[]}
  /** Public keys that signed it, in the order of the signatures. */
  signers: readonly string[]
  /** Types of its entries: those of documents, and media types of files. */
  types: readonly string[]
  /** Its table of entries. */
  index: {entries: number; slugs: number; names: number; slugTexts: number; sha256: string}
  /** What its documents are compressed against. */
  dictionary: {packed: number; length: number; sha256: string}
  /** Length of the whole file in bytes. */
  size: number
}

/** Longest life of a bundle. */
export const longestLife = 366 * 86_400_000

/**
 * What is wrong with a manifest, or `undefined`. It is signed, so this finds mistakes of its maker.
 * Written by hand because it runs before the first page: a schema library takes longer to start.
 */
export function manifestProblem(value: unknown): string | undefined {
  if (!isRecord(value) || value.kind !== 'bundle') return 'it has no manifest of a bundle'
  if (value.format !== 1) return `its format ${String(value.format)} is not known here`
  const {index, dictionary, rights} = value
  if (!isRecord(index) || !isRecord(dictionary) || !isRecord(rights))
    return 'its manifest lacks parts'
  const created = moment(value.created)
  const expires = moment(value.expires)
  const counts = {
    size: value.size,
    entries: index.entries,
    slugs: index.slugs,
    names: index.names,
    slugTexts: index.slugTexts,
    packed: dictionary.packed,
    length: dictionary.length,
  }
  const badCount = Object.entries(counts).find(([, count]) => !isCount(count))
  if (badCount) return `its manifest gives no right number for “${badCount[0]}”`
  if (!isCount(value.version) || value.version === 0)
    return 'its version is not a whole number from 1'
  if (!isCount(value.withdrawalsMaxAge) || value.withdrawalsMaxAge === 0)
    return 'its withdrawalsMaxAge is not a whole number from 1'
  if (Number.isNaN(created) || Number.isNaN(expires)) return 'its dates are not dates'
  if (expires <= created || expires - created > longestLife)
    return 'it does not expire within 366 days after it was made'
  const lists = [
    value.locales,
    value.clinicalTypes,
    value.signers,
    value.types,
    rights.licences,
    rights.attributions,
  ]
  if (!lists.every(isTexts)) return 'one of its lists is not a list of texts'
  const texts = [value.clinic, value.schemas, index.sha256, dictionary.sha256]
  if (!texts.every((text) => typeof text === 'string')) return 'one of its texts is not a text'
  if (typeof value.demo !== 'boolean') return 'it does not say whether it is a demonstration'
  if (!isTexts(value.signers) || !value.signers.every(isKey)) return 'a signer is not a public key'
  return undefined
}

/** The moment an ISO 8601 time in UTC names; `NaN` for anything else. */
export function moment(text: unknown): number {
  return typeof text === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)
    ? Date.parse(text)
    : Number.NaN
}

/** Whether a value is a whole number that counts exactly. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** Whether a value is a list of texts. */
export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isKey(text: string): boolean {
  try {
    publicKeyBytes(text)
    return true
  } catch {
    return false
  }
}
