import {randomBytes} from 'node:crypto'

import {isSame, type Keys} from './keys.ts'

/** How long a form that was opened can be sent. */
export const formKeyAge = 24 * 60 * 60_000

/**
 * The key of one rendering of a form. It makes the enquiry’s id, so that a double click or a replay is
 * the same enquiry, and it cannot be made without the secret, so that another site cannot make one.
 */
export function issueFormKey(keys: Keys, form: string, now: number): string {
  const id = randomBytes(16).toString('hex')
  const issued = now.toString(36)
  return `${issued}.${id}.${signatureOf(keys, form, issued, id)}`
}

/**
 * Reads a key.
 * @returns the id of the enquiry; `undefined` when the key is too old or was not issued for this form
 */
export function readFormKey(
  keys: Keys,
  form: string,
  key: string,
  now: number,
): string | undefined {
  const [, issued, id, signature] =
    /^([0-9a-z]{1,12})\.([0-9a-f]{32})\.([\w-]{43})$/.exec(key) ?? []
  if (!issued || !id || !signature) return undefined
  const age = now - Number.parseInt(issued, 36)
  const expected = signatureOf(keys, form, issued, id)
  if (!isSame(Buffer.from(expected), Buffer.from(signature))) return undefined
  return age >= 0 && age <= formKeyAge ? id : undefined
}

function signatureOf(keys: Keys, form: string, issued: string, id: string): string {
  return keys.mac('form', `${form}\n${issued}\n${id}`).toString('base64url')
}
