import type {LakeContext} from './lakeContext.ts'

/** The query parameter that carries a ticket. */
export const TICKET = '__ticket'

/** Host names that only event streams use. */
const STREAM_HOST = /^sse\d+\.localhost$/

/** True for the host names that `redirectStream` sends browsers to. */
export function isStreamHost(hostname: string): boolean {
  return STREAM_HOST.test(hostname)
}

let streams = 0

/**
 * A browser opens at most six connections to one host name over HTTP/1.1, and one open
 * document of the Studio listens six times: with the streams on the same name, nothing else
 * would get through. So every event stream of a browser is sent to a host name of its own,
 * with a ticket in place of the headers that the browser drops on the way.
 * @returns the redirect, or `undefined` when the stream can be answered right here.
 */
export function redirectStream(c: LakeContext): Response | undefined {
  const {lake, identity, project, allowedOrigin} = c.var
  const url = new URL(c.req.url)
  if (allowedOrigin === undefined || url.searchParams.has(TICKET)) return undefined
  // Only names under localhost lead back to this machine whatever the number in front.
  if (url.hostname !== 'localhost' && !url.hostname.endsWith('.localhost')) return undefined
  const ticket = lake.tickets.issue({identity, project, path: url.pathname})
  streams += 1
  url.hostname = `sse${streams}.localhost`
  url.searchParams.set(TICKET, ticket)
  return c.redirect(url.href, 307)
}
