import type {IncomingMessage, ServerResponse} from 'node:http'
import {promisify} from 'node:util'
import {brotliCompress, constants} from 'node:zlib'

import {createHandler, type DeliveryOptions} from './createDelivery.ts'
import {listen, listenerOf, type Listening} from './listen.ts'
import {createReadyReplies} from './readyReplies.ts'

/** Where a server listens, besides what it serves. */
export interface NodeOptions extends DeliveryOptions {
  /** Default 4100; 0 for any that is free. */
  port?: number
  /** Default `127.0.0.1`: this machine only. */
  host?: string
  /**
   * Most connections at once; a process may hold no more than its limit of open files (`ulimit -n`)
   * allows. Further ones are closed at once. Default 15,000.
   */
  connections?: number
}

/** A server that listens. */
export type RunningDelivery = Listening

const compress = promisify(brotliCompress)

/** Milliseconds an answer may be given again: as the SDK does by itself. */
const freshFor = 1000

/**
 * Starts a delivery on Node’s own HTTP server.
 * @throws ContentError `INVALID_OPTIONS`, and the server’s error (`EADDRINUSE`) when the port is taken
 */
export async function startDelivery(options: NodeOptions): Promise<RunningDelivery> {
  const given: NodeOptions = Object(options)
  const {port = 4100, host = '127.0.0.1', connections = 15_000, ...delivered} = given
  return listen({port, host, connections}, readyListener(delivered))
}

/** Answers what was answered just now by itself, and passes everything else on. */
function readyListener(options: DeliveryOptions) {
  const {fetch, wait} = createHandler({
    brotli: async (bytes) =>
      new Uint8Array(await compress(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 9}})),
    ...options,
  })
  const ready = createReadyReplies(Math.min(freshFor, options.freshFor ?? freshFor))
  const slowly = listenerOf(async (request, {incoming}) => {
    const client = incoming.socket.remoteAddress
    const began = performance.now()
    let route = '*'
    const told = (entry: {route: string}) => (route = entry.route)
    const response = await fetch(request, {told, ...(client === undefined ? {} : {client})})
    const key = ready.keyOf(incoming as IncomingMessage)
    return key === undefined ? response : ready.keep(key, response, route, began)
  })
  return (request: IncomingMessage, response: ServerResponse) => {
    const began = performance.now()
    const key = ready.keyOf(request)
    const reply = key === undefined ? undefined : ready.find(key, request)
    // A request is counted once: there, unless it is answered here.
    if (!reply || wait(request.socket.remoteAddress) > 0) return slowly(request, response)
    const answered = ready.send(reply, request, response)
    options.onRequest?.({
      time: new Date().toISOString(),
      method: 'GET',
      ...answered,
      ms: Math.round((performance.now() - began) * 10) / 10,
    })
  }
}
