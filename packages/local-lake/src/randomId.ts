import {randomBytes} from 'node:crypto'

/** Gives the current time; tests pass their own. */
export type Clock = () => Date

/** Makes a new random id; tests pass their own. */
export type NewId = () => string

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A random id of 22 letters and digits, the form that the hosted lake uses for revisions. */
export function randomId(): string {
  return Array.from(randomBytes(22), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
