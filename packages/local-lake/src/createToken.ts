import {randomBytes} from 'node:crypto'

import {hashToken} from './identity.ts'
import {randomId} from './randomId.ts'
import type {LakeStore, TokenRecord} from './store/types.ts'

/**
 * Makes a token and keeps its hash.
 * @returns the token itself, which can not be had again.
 */
export function createToken(
  store: Pick<LakeStore, 'addToken'>,
  {label, role}: Pick<TokenRecord, 'label' | 'role'>,
  now: Date,
): {record: TokenRecord; token: string} {
  const token = `lk${randomBytes(32).toString('base64url')}`
  const record = {id: randomId().slice(0, 10), label, role, createdAt: now.toISOString()}
  store.addToken(record, hashToken(token))
  return {record, token}
}
