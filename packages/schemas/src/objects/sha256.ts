import * as z from 'zod/mini'

/** A SHA-256 hash, as approvals and reviews keep it. */
export const sha256 = () =>
  z.string().check(z.regex(/^[0-9a-f]{64}$/, {error: 'Not a SHA-256 hash in lower-case hex.'}))
