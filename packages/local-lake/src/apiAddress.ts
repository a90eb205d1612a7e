import {httpError} from './errors.ts'
import type {LakeContext} from './lakeContext.ts'
import {pathnameOf} from './pathnameOf.ts'

/**
 * The newest version that was known when this lake was written. It is answered, whatever the clock of the
 * machine says.
 */
const NEWEST_KNOWN = '2026-08-25'

const DAY = 86_400_000

/** `/<project>` in front of `/v2025-02-19/…`, `/images/…` or `/files/…`, and not one of these itself. */
const PROJECT =
  /^\/(?!(?:images|files|v1|v\d{4}-\d\d-\d\d)\/)([a-z0-9-]+)(?=\/(?:v[^/]+|images|files)\/)/

/** The project that the path of an address begins with, `undefined` when there is none. */
export function projectInPath(pathname: string): string | undefined {
  return PROJECT.exec(pathname)?.[1]
}

/** `/<project>/v2025-01-01/data/…` → `/v2025-01-01/data/…`, likewise for assets. */
export function pathWithoutProject(request: Request): string {
  return pathnameOf(request.url).replace(PROJECT, '')
}

/**
 * Refuses an address whose version does not exist: versions are `v1`, `vX`, and `v` with a date that is not in
 * the future. Tomorrow is taken too, as it is tomorrow somewhere already.
 * @throws 400.
 */
export async function checkApiVersion(c: LakeContext, next: () => Promise<void>): Promise<void> {
  const version = c.req.param('api') ?? ''
  if (version !== 'v1' && version !== 'vX') {
    const date = /^v(\d{4}-\d\d-\d\d)$/.exec(version)?.[1]
    if (date === undefined || !isDay(date)) {
      throw httpError(400, 'Invalid API version: it is v1, vX, or v with a date (YYYY-MM-DD)')
    }
    const tomorrow = new Date(c.var.lake.clock().getTime() + DAY).toISOString().slice(0, 10)
    if (date > tomorrow && date > NEWEST_KNOWN) {
      throw httpError(400, `Invalid API version: ${date} is in the future`)
    }
  }
  await next()
}

/** True for a day of the calendar: there is no 31st of April. */
function isDay(date: string): boolean {
  const time = Date.parse(date)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}
