import {createServer, type RequestListener} from 'node:http'
import type {AddressInfo} from 'node:net'

import {getRequestListener} from '@hono/node-server'

import {checkOption} from './checkOption.ts'
import {refuseBytes, refuseRequest} from './unreadable.ts'

/** Where a server listens. */
export interface ListenOptions {
  /** 0 for any that is free. */
  port: number
  /** `127.0.0.1` for this machine only. */
  host: string
  /** Most connections at once; further ones are closed at once. Default 15,000. */
  connections?: number
}

/** A server that listens. */
export interface Listening {
  /** Its address. */
  url: string
  /**
   * Takes no new request and waits for those that run.
   * @param patience milliseconds after which they are cut off; default 10,000
   * @returns whether all of them ended by themselves
   */
  close: (patience?: number) => Promise<boolean>
}

/** What Node tells about a request besides what it says itself. */
export interface Arrival {
  incoming: {socket: {remoteAddress?: string}}
}

/** Makes a listener of Node’s server from a fetch handler. */
export function listenerOf(
  answer: (request: Request, arrival: Arrival) => Promise<Response>,
): RequestListener {
  return getRequestListener(answer, {overrideGlobalObjects: false, errorHandler: refuseRequest})
}

/**
 * Starts Node’s own HTTP server.
 * @throws ContentError `INVALID_OPTIONS`, and the server’s error (`EADDRINUSE`) when the port is taken
 */
export async function listen(
  {port, host, connections = 15_000}: ListenOptions,
  listener: RequestListener,
): Promise<Listening> {
  const isPort = Number.isInteger(port) && port >= 0 && port < 65_536
  checkOption('port', isPort, 'a whole number from 0 to 65535')
  const server = createServer(
    // Slow senders are let go; what is sent here is short.
    {headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5000},
    listener,
  )
  server.maxConnections = connections
  server.on('clientError', refuseBytes)
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
