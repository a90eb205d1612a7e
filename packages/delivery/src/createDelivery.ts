import {createContent, type ContentOptions} from '@jakamy/content-sdk'
import {Hono} from 'hono'

import {accepted} from './answers/accepts.ts'
import {createPrepared, gzip, type Bytes} from './answers/prepared.ts'
import {createLimit, type RateLimit} from './limit.ts'
import {nameOfError, type LogEntry} from './log.ts'
import {readParameters} from './parameters.ts'
import {problemResponse, Refusal} from './problem.ts'
import {routeTable} from './routes/index.ts'
import type {Context, Route} from './routes/route.ts'

/** A bundle to be downloaded. */
export interface BundleDownload {
  bytes: Bytes
  /** Its version, for the name of the file. */
  version: number
}

/** What a delivery serves, and how. Where words may be unreviewed there is no delivery of them. */
export interface DeliveryOptions extends Omit<ContentOptions, 'review' | 'locale' | 'validation'> {
  /** The language of requests that name none. Default `en`. */
  locale?: string
  /** The bundle to be downloaded, the same object as long as it is the same bundle. */
  bundle?: () => Promise<BundleDownload | undefined>
  /** How many requests one client may make. Default: no limit here. */
  limit?: RateLimit
  /** Compresses with brotli, where the runtime can. Gzip is always there. */
  brotli?: (bytes: Bytes) => Promise<Bytes>
  /** Told about every request, for a log. */
  onRequest?: (entry: LogEntry) => void
}

/** A delivery: one handler for Node, workers, Deno and Bun. */
export interface Delivery {
  /**
   * Answers one request.
   * @param from who asks, for the rate limit: an address that the server itself knows
   */
  fetch: (request: Request, from?: {client?: string}) => Promise<Response>
}

/** What a server tells of a request and is told of it. */
interface From {
  /** Who asks, for the rate limit: an address that the server itself knows. */
  client?: string
  /** Told what was logged. */
  told?: (entry: LogEntry) => void
}

/** A delivery with its inner parts, for a server that answers some requests by itself. */
export interface Handler {
  fetch: (request: Request, from?: From) => Promise<Response>
  /** Seconds a client has to wait before its next request; 0 when it may pass. It counts as one. */
  wait: (client: string | undefined) => number
}

interface Environment {
  Bindings: From
  Variables: {route: string; error: string}
}

const readOnly = {allow: 'GET, HEAD, OPTIONS'}

/** Pixels: as wide as a text column on a sharp screen. */
const pictureWidth = 1344

/** On every answer: anyone may read, and no browser guesses a type. */
const common = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Date, Age, Content-Language, Content-As-Of, Content-Valid-Until, Content-Fallback, Retry-After',
  'x-content-type-options': 'nosniff',
}

/**
 * Makes a read-only HTTP API over a source. It serves what `createContent` releases and nothing else.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function createDelivery(options: DeliveryOptions): Delivery {
  const {fetch} = createHandler(options)
  return {fetch: (request, {client} = {}) => fetch(request, client === undefined ? {} : {client})}
}

/** The same, with its inner parts. */
export function createHandler(options: DeliveryOptions): Handler {
  const given: DeliveryOptions = Object(options)
  const {locale = 'en', bundle, limit, brotli, onRequest, ...reading} = given
  const context: Context = {
    content: createContent({...reading, locale, review: 'require'}),
    locale,
    prepared: createPrepared({br: brotli, gzip}),
    assetUrl: (id) => reading.source.imageUrl?.({asset: {_ref: id}}, pictureWidth),
    bundle,
  }
  const buckets = limit && createLimit(limit)
  const wait: Handler['wait'] = (client = 'unknown') => buckets?.(client) ?? 0
  const app = new Hono<Environment>()

  app.use(async (c, next) => {
    const began = performance.now()
    await next()
    for (const [name, value] of Object.entries(common)) c.res.headers.set(name, value)
    // Readers count the age of an answer from here; not every runtime adds it.
    c.res.headers.set('date', new Date().toUTCString())
    const entry: LogEntry = {
      time: new Date().toISOString(),
      method: c.req.method,
      route: c.get('route') ?? '*',
      status: c.res.status,
      ms: Math.round((performance.now() - began) * 10) / 10,
      ...(c.res.status >= 500 ? {error: c.get('error')} : {}),
    }
    onRequest?.(entry)
    c.env.told?.(entry)
  })
  app.use(async (c, next) => {
    // Whoever looks after the server must always be able to ask how it is.
    const seconds = c.req.path === '/health' ? 0 : wait(c.env.client)
    if (seconds > 0) {
      const after = {'retry-after': String(seconds)}
      throw new Refusal(429, `Wait ${seconds} s before the next request.`, {}, after)
    }
    await next()
  })
  app.options('*', (c) =>
    c.body(null, 204, {
      ...readOnly,
      'access-control-allow-methods': readOnly.allow,
      'access-control-allow-headers': 'If-None-Match',
      'access-control-max-age': '86400',
    }),
  )
  for (const route of routeTable()) {
    const path = route.path.replace('{key}', ':key')
    app.get(path, (c) => {
      c.set('route', route.path)
      return answer(route, context, c.req.raw, c.req.param('key') ?? '')
    })
    app.all(path, (c) => {
      c.set('route', route.path)
      throw new Refusal(405, 'Use GET or HEAD.', {}, readOnly)
    })
  }
  app.notFound(() =>
    problemResponse(new Refusal(404, 'There is no such address. / lists those there are.')),
  )
  app.onError((error, c) => {
    c.set('error', nameOfError(error))
    return problemResponse(error)
  })
  return {fetch: async (request, from = {}) => app.fetch(request, from), wait}
}

/** Checks what every route checks, then lets it answer. */
async function answer(
  route: Route,
  context: Context,
  request: Request,
  key: string,
): Promise<Response> {
  // An empty one asks for as little as none.
  if (accepted(request.headers.get('accept') || null, [route.produces]).length === 0) {
    throw new Refusal(
      406,
      `This address gives ${route.produces}. Accept that, or leave Accept out.`,
    )
  }
  const values = readParameters(new URL(request.url).searchParams, route.parameters)
  if ('detail' in values) {
    const {parameter, detail} = values
    throw new Refusal(400, detail, {parameter})
  }
  return route.answer(context, {request, key, values})
}
