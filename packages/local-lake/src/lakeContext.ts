import {pipeline, Readable} from 'node:stream'
import {createGunzip} from 'node:zlib'

import type {HttpBindings} from '@hono/node-server'
import type {Context, Handler} from 'hono'

import {checkJson} from './checkJson.ts'
import type {Dataset} from './dataset.ts'
import {isRecord, type JsonObject} from './document.ts'
import {httpError, validationError} from './errors.ts'
import {createEventStream, type EventStream} from './eventStream.ts'
import type {Identity} from './identity.ts'
import type {Lake} from './lake.ts'
import type {AllowedOrigin} from './origins.ts'

/** What every handler finds in its context, put there before routing. */
export interface LakeVariables {
  lake: Lake
  identity: Identity
  project: string
  /** The origin of the request when it may read the answer. */
  allowedOrigin: AllowedOrigin | undefined
}

/** The Hono environment of the lake. */
export interface LakeEnv {
  Variables: LakeVariables
  Bindings: Partial<HttpBindings>
}

/** The argument of every route handler. */
export type LakeContext = Context<LakeEnv>

/** Answers one endpoint. */
export type LakeHandler = Handler<LakeEnv>

/** A path parameter that the route pattern guarantees. */
export function param(c: LakeContext, name: string): string {
  const value = c.req.param(name)
  if (value === undefined) throw httpError(404, `Missing "${name}" in the address`)
  return value
}

/** The dataset that the address names, for the identity of the request. */
export function datasetOf(c: LakeContext): Dataset {
  const {lake, identity, project} = c.var
  return lake.dataset(identity, project, param(c, 'dataset'))
}

/** True when a query parameter says `true`. */
export function flag(c: LakeContext, name: string): boolean {
  return c.req.query(name) === 'true'
}

/**
 * Answers with an event stream; a reader for whom too much waits is let go, which the log tells.
 * @param onClose called when the stream is over.
 */
export function openStream(c: LakeContext, onClose: () => void = () => undefined): EventStream {
  const {backlogs, log} = c.var.lake
  const letGo = (reason: string): void => {
    log('error', {path: c.req.path, reason: `A listener was let go: ${reason}`})
    c.env.outgoing?.destroy()
  }
  return createEventStream({backlogs, onClose, letGo})
}

/** The `$name` parameters of a query string; their values are JSON. */
export function groqParams(c: LakeContext): JsonObject {
  return paramsIn(c.req.query())
}

/** The `$name` parameters among those of an address. */
export function paramsIn(address: Readonly<Record<string, string>>): JsonObject {
  const params: JsonObject = {}
  for (const [key, value] of Object.entries(address)) {
    if (!key.startsWith('$')) continue
    try {
      params[key.slice(1)] = JSON.parse(value)
    } catch {
      throw validationError(`Unable to parse the value of parameter "${key}": it must be JSON`)
    }
  }
  return params
}

/**
 * Reads a JSON object from the body.
 * @throws 415 without a JSON content type, 413 beyond the size limit, 400 for anything that is
 *   not sound JSON.
 */
export async function readJson(c: LakeContext): Promise<JsonObject> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/(?:[a-z.+-]+\+)?json\b/i.test(type)) {
    throw httpError(415, 'The body must be sent with Content-Type: application/json')
  }
  const bytes = await readBody(c, c.var.lake.settings.maxBodySize)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable'
    throw validationError(`The body is not valid JSON: ${withoutContent(reason)}`)
  }
  if (!isRecord(value)) throw validationError('The body must be a JSON object')
  checkJson(value, 'The body')
  return value
}

/** Parser messages quote the body; what is quoted stays out of answers and logs. */
function withoutContent(reason: string): string {
  return reason.replace(/,? ?(?:\.\.\.)?".*" is not valid JSON$/s, '')
}

/**
 * Reads the whole body, unpacked if it came packed.
 * @param limit in bytes; a longer body is refused as soon as that is seen.
 * @throws 413 beyond the limit, 415 for a packing that is not known, 400 for one that is damaged.
 */
export async function readBody(c: LakeContext, limit: number): Promise<Uint8Array> {
  const tooLarge = () => httpError(413, `The body is larger than ${limit} bytes`)
  if (Number(c.req.header('content-length') ?? 0) > limit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of unpacked(c)) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function* unpacked(c: LakeContext): AsyncGenerator<Uint8Array> {
  const {body} = c.req.raw
  if (!body) return
  const packing = c.req.header('content-encoding')?.toLowerCase() ?? 'identity'
  if (packing === 'identity') return yield* body
  if (packing !== 'gzip') {
    throw httpError(415, `The body has an unknown Content-Encoding: ${packing}; gzip is known`)
  }
  const unzipped = createGunzip()
  // What goes wrong on either side is seen where the result is read.
  pipeline(Readable.from(body), unzipped, () => undefined)
  try {
    yield* unzipped
  } catch {
    throw validationError('The body is not the gzip that its Content-Encoding says')
  }
}
