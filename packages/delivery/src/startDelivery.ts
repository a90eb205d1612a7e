import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {promisify} from 'node:util'
import {brotliCompress, constants} from 'node:zlib'

import {getRequestListener} from '@hono/node-server'

import {createHandler, type DeliveryOptions} from './createDelivery.ts'
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
export interface RunningDelivery {
  /** Its address. */
  url: string
  /**
   * Takes no new request and waits for those that run.
   * @param patience milliseconds after which they are cut off; default 10,000
   * @returns whether all of them ended by themselves
   */
  close: (patience?: number) => Promise<boolean>
}

const compress = promisify(brotliCompress)

/** Milliseconds an answer may be given again: as the SDK does by itself. */
const freshFor = 1000

/** Starts a delivery on Node’s own HTTP server. */
export function startDelivery(options: NodeOptions): Promise<RunningDelivery> {
  const {port = 4100, host = '127.0.0.1', connections = 15_000, ...delivered} = options
  const server = createServer(
    // Slow senders are let go; requests here have no body.
    {headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5000},
    listenerOf(delivered),
  )
  server.maxConnections = connections
  // A reader that takes nothing for so long is gone.
  server.setTimeout(30_000)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      // A server on a port of TCP has such an address.
      const address = server.address() as AddressInfo
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
      resolve({url: `http://${name}:${address.port}`, close})
    })
  })

  function close(patience = 10_000): Promise<boolean> {
    return new Promise((closed) => {
      let all = true
      const timer = setTimeout(() => {
        all = false
        server.closeAllConnections()
      }, patience)
      server.close(() => {
        clearTimeout(timer)
        closed(all)
      })
    })
  }
}

/** Answers what was answered just now by itself, and passes everything else on. */
function listenerOf(options: DeliveryOptions) {
  const {fetch, wait} = createHandler({
    brotli: async (bytes) =>
      new Uint8Array(await compress(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 9}})),
    ...options,
  })
  const ready = createReadyReplies(Math.min(freshFor, options.freshFor ?? freshFor))
  const slowly = getRequestListener(
    async (request, {incoming}: {incoming: {socket: {remoteAddress?: string}}}) => {
      const client = incoming.socket.remoteAddress
      const began = performance.now()
      let route = '*'
      const told = (entry: {route: string}) => (route = entry.route)
      const response = await fetch(request, {told, ...(client === undefined ? {} : {client})})
      const key = ready.keyOf(incoming as IncomingMessage)
      return key === undefined ? response : ready.keep(key, response, route, began)
    },
    {overrideGlobalObjects: false},
  )
  return (request: IncomingMessage, response: ServerResponse) => {
    const began = performance.now()
    const key = ready.keyOf(request)
    const reply = key === undefined ? undefined : ready.find(key, request)
    // A request is counted once: there, unless it is answered here.
    if (!reply || wait(request.socket.remoteAddress) > 0) return void slowly(request, response)
    const answered = ready.send(reply, request, response)
    options.onRequest?.({
      time: new Date().toISOString(),
      method: 'GET',
      ...answered,
      ms: Math.round((performance.now() - began) * 10) / 10,
    })
  }
}
