import {checkOption} from './checkOption.ts'

/** How many requests one client may make. */
export interface RateLimit {
  /** Requests a minute that go on for ever. */
  perMinute: number
  /** Requests that may come at once. Default: those of a minute. */
  burst?: number
}

/** Most clients that are remembered; the one that was silent longest goes first. */
const capacity = 10_000

/**
 * Counts the requests of each client: a bucket that fills steadily and loses one at every request.
 * @returns tells whether a request may pass: 0, or the seconds to wait
 * @throws ContentError `INVALID_OPTIONS`
 */
export function createLimit(
  {perMinute, burst = perMinute}: RateLimit,
  now: () => number = () => performance.now(),
): (client: string) => number {
  // A limit that is not a number would limit nothing.
  checkOption('limit', perMinute > 0 && burst >= 1, 'at least one request a minute')
  const buckets = new Map<string, {tokens: number; at: number}>()
  return (client) => {
    const at = now()
    const known = buckets.get(client) ?? {tokens: burst, at}
    const tokens = Math.min(burst, known.tokens + ((at - known.at) * perMinute) / 60_000)
    buckets.delete(client)
    buckets.set(client, {tokens: tokens < 1 ? tokens : tokens - 1, at})
    const [oldest] = buckets.keys()
    if (buckets.size > capacity && oldest !== undefined) buckets.delete(oldest)
    return tokens < 1 ? Math.max(1, Math.ceil(((1 - tokens) * 60) / perMinute)) : 0
  }
}
