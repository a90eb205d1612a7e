import type {MiddlewareHandler} from 'hono'

import {projectInPath} from './apiAddress.ts'
import {httpError} from './errors.ts'
import {ANONYMOUS, type Identify, type Identity} from './identity.ts'
import type {Lake} from './lake.ts'
import type {LakeContext, LakeEnv} from './lakeContext.ts'
import {type AllowedOrigin, findOrigin, hostnameOf, isAllowedHost} from './origins.ts'
import {pathnameOf} from './pathnameOf.ts'
import {isStreamHost, TICKET} from './redirectStream.ts'
import {headersOf, requestFacts} from './requestFacts.ts'
import type {Ticket} from './tickets.ts'

/**
 * What happens before any endpoint: the host name must be ours, the origin one that may read
 * answers, and the sender is recognised. Preflights are answered here.
 */
export function admitRequest(lake: Lake): MiddlewareHandler<LakeEnv> {
  return async (c, next) => {
    const started = performance.now()
    const incoming = c.env?.incoming
    const header = incoming ? headersOf(incoming) : (name: string) => c.req.header(name)
    const hostname = hostnameOf(header('host'))
    if (!isAllowedHost(hostname, lake.settings)) {
      throw httpError(403, `Host "${hostname}" is not served here`)
    }
    const ticket = ticketOf(c, lake)
    const origin = header('origin')
    c.set('lake', lake)
    c.set('project', ticket?.project ?? projectOf(c, header, hostname, lake.settings.projectId))
    const allowedOrigin = admittedOrigin(c, lake, origin, ticket)
    c.set('allowedOrigin', allowedOrigin)
    if (allowedOrigin !== undefined) allowReading(c, allowedOrigin)
    if (c.req.method === 'OPTIONS') return answerPreflight(c, allowedOrigin)
    if (!ticket && isStreamHost(hostname)) {
      throw httpError(401, 'The ticket of this event stream is missing or has expired')
    }
    c.set('identity', ticket?.identity ?? identifyRequest(c, header, lake.identify))
    await next()
    // Nobody reads the stream that a GET is answered with: what feeds it is let go.
    if (c.req.method === 'HEAD') await c.res.body?.cancel()
    // A handler that returned a response of its own (an event stream) left these out.
    if (allowedOrigin !== undefined) allowReading(c, allowedOrigin)
    const ms = Math.round(performance.now() - started)
    lake.log('request', {method: c.req.method, path: c.req.path, status: c.res.status, ms})
    return undefined
  }
}

type ReadHeader = ReturnType<typeof headersOf>

function ticketOf(c: LakeContext, lake: Lake): Ticket | undefined {
  const id = c.req.query(TICKET)
  return id === undefined ? undefined : lake.tickets.redeem(id, pathnameOf(c.req.url))
}

/** The origin to allow, `undefined` when the request has none; other origins are refused. */
function admittedOrigin(
  c: LakeContext,
  lake: Lake,
  origin: string | undefined,
  ticket: Ticket | undefined,
): AllowedOrigin | undefined {
  if (origin === undefined) return undefined
  const allowed = findOrigin(origin, lake.settings, lake.projects.corsOrigins(c.var.project))
  if (allowed) return allowed
  // After the redirect of an event stream browsers say "null".
  if (origin === 'null' && ticket) return {origin, credentials: true}
  if (c.req.path.endsWith('/check/cors')) return undefined
  if (READING.has(c.req.method) && FILE.test(c.req.path)) return undefined
  const how = 'allow it with: sanity cors add, or serve --cors-origin'
  throw httpError(403, `Origin "${origin}" is not allowed; ${how}`)
}

/** Files are read from any origin, without credentials. */
const FILE = /^\/(?:images|files)\//
const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

function allowReading(c: LakeContext, origin: AllowedOrigin): void {
  for (const [name, value] of Object.entries(readingHeaders(origin))) c.header(name, value)
}

/** The headers that let pages of an origin read an answer. */
export function readingHeaders(allowed: AllowedOrigin | undefined): Record<string, string> {
  if (allowed === undefined) return {}
  return {
    'access-control-allow-origin': allowed.origin,
    ...(allowed.credentials ? {'access-control-allow-credentials': 'true'} : {}),
    'access-control-expose-headers': 'Content-Type, Content-Length, ETag, X-Sanity-Shard',
    vary: 'Origin',
  }
}

function answerPreflight(c: LakeContext, origin: AllowedOrigin | undefined): Response {
  const isFile = origin === undefined && FILE.test(c.req.path)
  if (isFile) c.header('access-control-allow-origin', '*')
  if (origin !== undefined || isFile) {
    const methods = isFile ? 'GET, HEAD, OPTIONS' : 'GET, POST, PUT, PATCH, DELETE, OPTIONS'
    c.header('access-control-allow-methods', methods)
    const requested = c.req.header('access-control-request-headers')
    if (requested !== undefined) c.header('access-control-allow-headers', requested)
    c.header('access-control-max-age', '3600')
  }
  return c.body(null, 204)
}

function identifyRequest(c: LakeContext, header: ReadHeader, identify: Identify): Identity {
  // Whether an origin may read answers does not depend on who asks.
  if (c.req.path.endsWith('/check/cors')) return ANONYMOUS
  const peer = c.env?.incoming?.socket.remoteAddress
  return identify(requestFacts(header, peer))
}

/** The project: in the path, in the host name, in a header, or the default one. */
function projectOf(c: LakeContext, header: ReadHeader, hostname: string, fallback: string): string {
  const prefix = projectInPath(pathnameOf(c.req.url))
  if (prefix !== undefined) return prefix
  const [label, parent] = hostname.split('.')
  if (parent === 'localhost' && label && !isStreamHost(hostname)) return label
  return header('x-sanity-project-id') ?? fallback
}
