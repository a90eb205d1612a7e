import {promisify} from 'node:util'
import {brotliCompress, constants} from 'node:zlib'

import {serve} from '@hono/node-server'

import {createDelivery, type DeliveryOptions} from './createDelivery.ts'

/** Where a server listens, besides what it serves. */
export interface NodeOptions extends DeliveryOptions {
  /** Default 4100; 0 for any that is free. */
  port?: number
  /** Default `127.0.0.1`: this machine only. */
  host?: string
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

/** Starts a delivery on Node’s own HTTP server. */
export function startDelivery(options: NodeOptions): Promise<RunningDelivery> {
  const {port = 4100, host = '127.0.0.1', ...delivered} = options
  const delivery = createDelivery({
    brotli: async (bytes) =>
      new Uint8Array(await compress(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 9}})),
    ...delivered,
  })
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: (request: Request, {incoming}: {incoming: {socket: {remoteAddress?: string}}}) => {
          const client = incoming.socket.remoteAddress
          return delivery.fetch(request, client === undefined ? {} : {client})
        },
        hostname: host,
        port,
        overrideGlobalObjects: false,
        // Slow senders are let go; requests here have no body.
        serverOptions: {headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5000},
      },
      (address) => {
        const name = address.family === 'IPv6' ? `[${address.address}]` : address.address
        resolve({url: `http://${name}:${address.port}`, close})
      },
    )
    server.once('error', reject)

    function close(patience = 10_000): Promise<boolean> {
      return new Promise((closed) => {
        let all = true
        const timer = setTimeout(() => {
          all = false
          if ('closeAllConnections' in server) server.closeAllConnections()
        }, patience)
        server.close(() => {
          clearTimeout(timer)
          closed(all)
        })
      })
    }
  })
}
