import {randomBytes} from 'node:crypto'

/** Gives the current time; tests pass their own. */
export type Clock = () => Date

/** Makes a new random id; tests pass their own. */
export type NewId = () => string

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const LENGTH = 22

/** Random bytes that no id was made of yet: many are had for little more than a few. */
let bytes = Buffer.alloc(0)
let used = 0

/** A random id of 22 letters and digits, the form that the hosted lake uses for revisions. */
export function randomId(): string {
  if (used + LENGTH > bytes.length) [bytes, used] = [randomBytes(LENGTH * 100), 0]
  let id = ''
  for (const end = used + LENGTH; used < end; used += 1) {
    id += ALPHABET[(bytes[used] ?? 0) % ALPHABET.length]
  }
  return id
}
