import {serve} from '@hono/node-server'

/** Where a server listens. */
export interface ListenOptions {
  /** 0 for any that is free. */
  port: number
  /** `127.0.0.1` for this machine only. */
  host: string
  /** Answers a request of a client, named by its network address. */
  answer: (request: Request, from: {client?: string}) => Promise<Response>
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

/** Starts Node’s own HTTP server. */
export function listen({port, host, answer}: ListenOptions): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: (request: Request, {incoming}: {incoming: {socket: {remoteAddress?: string}}}) => {
          const client = incoming.socket.remoteAddress
          return answer(request, client === undefined ? {} : {client})
        },
        hostname: host,
        port,
        overrideGlobalObjects: false,
        // Slow senders are let go; what is sent here is short.
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
