import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

import {ContentError} from '@jakamy/content-sdk'

/** What is done with the secret of the queue. Each purpose has a key of its own, derived from it. */
export interface Keys {
  /** Which secret encrypts now: 8 bytes that tell nothing about it. */
  id: Buffer
  /** Encrypts. `context` is not secret, and must be the same to decrypt. */
  seal: (text: Uint8Array, context: Uint8Array) => Buffer
  /**
   * Decrypts.
   * @param id which secret encrypted it
   * @throws Error when it was changed, belongs elsewhere, or its secret is not here
   */
  open: (id: Uint8Array, sealed: Uint8Array, context: Uint8Array) => Buffer
  /** A fingerprint that only this secret makes, 32 bytes. */
  mac: (purpose: 'form' | 'answers', text: string) => Buffer
}

const nonceLength = 12
const tagLength = 16

/**
 * Reads the secrets: the first encrypts, all of them decrypt, so that a secret can be replaced while
 * enquiries wait.
 * @param text 32 random bytes as base64; several with commas between them
 * @throws ContentError `INVALID_OPTIONS`
 */
export function readKeys(text: string | undefined): Keys {
  const secrets = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => Buffer.from(one, 'base64'))
  const [first] = secrets
  if (!first || secrets.some(({length}) => length !== 32)) {
    throw new ContentError(
      'INVALID_OPTIONS',
      'ENQUIRIES_KEY must be 32 random bytes as base64: openssl rand -base64 32.',
      {option: 'ENQUIRIES_KEY'},
    )
  }
  const ciphers = new Map(
    secrets.map((secret) => [idOf(secret).toString('hex'), derive(secret, 'queue')]),
  )
  const own = derive(first, 'queue')
  const macs = {form: derive(first, 'form'), answers: derive(first, 'answers')}
  return {
    id: idOf(first),
    seal: (plain, context) => {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', own, nonce).setAAD(context)
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open: (id, sealed, context) => {
      const key = ciphers.get(Buffer.from(id).toString('hex'))
      if (!key) throw new Error('The secret that encrypted this is not here.')
      const end = sealed.length - tagLength
      const nonce = sealed.subarray(0, nonceLength)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, {authTagLength: tagLength})
      decipher.setAAD(context).setAuthTag(sealed.subarray(end))
      return Buffer.concat([decipher.update(sealed.subarray(nonceLength, end)), decipher.final()])
    },
    mac: (purpose, content) => createHmac('sha256', macs[purpose]).update(content).digest(),
  }
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

function derive(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `enquiries ${purpose}`, 32))
}

function idOf(secret: Uint8Array): Buffer {
  return createHash('sha256').update(derive(secret, 'id')).digest().subarray(0, 8)
}
