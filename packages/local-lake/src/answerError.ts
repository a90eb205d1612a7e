import type {Context} from 'hono'
import type {ContentfulStatusCode} from 'hono/utils/http-status'

import {httpError, LakeError} from './errors.ts'
import type {Log} from './lake.ts'
import {StoreError} from './store/types.ts'

/** Turns whatever was thrown into an answer in the form that `@sanity/client` reads. */
export function answerError(error: unknown, c: Context, log: Log): Response {
  const known = asLakeError(error)
  if (!(error instanceof LakeError)) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : 'unknown'
    log('error', {method: c.req.method, path: c.req.path, reason})
  }
  return c.json(known.body, isContentful(known.status) ? known.status : 500)
}

function asLakeError(error: unknown): LakeError {
  if (error instanceof LakeError) return error
  if (error instanceof StoreError) {
    return httpError(error.code === 'FULL' ? 507 : 503, error.message)
  }
  return httpError(500, 'Internal server error')
}

function isContentful(status: number): status is ContentfulStatusCode {
  return status >= 200 && status < 600 && status !== 204 && status !== 304
}
