import {ContentError} from '../errors.ts'
import {isRecord} from '../isRecord.ts'

/** One clear error for each way a lake can fail; the client's own error stays as its cause. */
export function toContentError(error: unknown, source: string): ContentError {
  if (error instanceof ContentError) return error
  const cause = {cause: error}
  const status =
    isRecord(error) && typeof error.statusCode === 'number' ? error.statusCode : undefined
  if (error instanceof Error && error.name === 'AbortError') {
    return new ContentError('ABORTED', `Reading ${source} was aborted.`, {source}, cause)
  }
  if (isParseError(error)) {
    return new ContentError(
      'SOURCE_BROKEN',
      `${source} answered with something that is not JSON. Check that the address is a Sanity Content Lake, and what stands between.`,
      {source},
      cause,
    )
  }
  if (status === undefined) {
    return new ContentError(
      'SOURCE_UNREACHABLE',
      `${source} does not answer. Check that the Content Lake runs and that its address is right.`,
      {source},
      cause,
    )
  }
  if (status === 401 || status === 403) {
    return new ContentError(
      'SOURCE_REFUSED',
      `${source} refused to answer (${status}). Check the token and its rights.`,
      {source, status},
      cause,
    )
  }
  const retryAfter = retryAfterOf(error)
  return new ContentError(
    'SOURCE_BROKEN',
    status === 429
      ? `${source} is asked too often (429). Ask less, keep answers longer with “freshFor”, or use the CDN.`
      : `${source} answered with the error ${status}. Try again; if it stays, look into the lake’s log.`,
    {source, status, ...(retryAfter === undefined ? {} : {retryAfter})},
    cause,
  )
}

/** A body that was cut off, empty or no JSON at all, as different transports tell it. */
function isParseError(error: unknown): boolean {
  if (!(error instanceof Error) || 'statusCode' in error) return false
  // The client stumbles over an empty body. A network that fails gives a cause, or names itself.
  const isStumble =
    error instanceof TypeError &&
    error.cause === undefined &&
    !/fetch|network|load|connect/i.test(error.message)
  return error instanceof SyntaxError || isStumble || /JSON|parse/i.test(error.message)
}

/** The milliseconds an answer asks to wait, given as seconds or as a date. */
function retryAfterOf(error: unknown): number | undefined {
  const response = isRecord(error) ? error.response : undefined
  const headers = isRecord(response) ? response.headers : undefined
  const value = isRecord(headers) ? headers['retry-after'] : undefined
  if (typeof value !== 'string') return undefined
  const milliseconds = /^\d+$/.test(value.trim())
    ? Number(value) * 1000
    : Date.parse(value) - Date.now()
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds)
}
