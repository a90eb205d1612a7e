import {createServer, type RequestListener, type Server, type ServerOptions} from 'node:http'

import {serve} from '@hono/node-server'
import {WebSocketServer} from 'ws'

import {createLake} from './createLake.ts'
import type {LakeUser} from './identity.ts'
import {isLoopbackName} from './identity.ts'
import type {Log} from './lake.ts'
import {limitConnections} from './limitConnections.ts'
import type {PreparedReplies} from './preparedReplies.ts'
import {randomId} from './randomId.ts'
import {openSqliteLakeStore} from './store/sqliteLakeStore.ts'

/** How to start a lake. Everything but `dataDir` has a default. */
export interface StartOptions {
  /** Folder of the store; created where missing. */
  dataDir: string
  /** 0 picks a free one. Default 4000. */
  port?: number
  /** Address to listen at. Default 127.0.0.1; anything wider needs `adminToken`. */
  host?: string
  /** The project of requests that name none. Default `local`. */
  projectId?: string
  /** The dataset that always exists. Default `production`. */
  dataset?: string
  /** A token with all rights. */
  adminToken?: string
  /** Pages that act as the local user. Default: the Studio at port 3333. */
  studioOrigins?: readonly string[]
  /** Further origins that may read answers; pages on this machine always may. */
  corsOrigins?: readonly string[]
  /** Further host names to answer to. */
  allowedHosts?: readonly string[]
  /** Who the local user is. */
  user?: Partial<LakeUser>
  /** Largest asset in bytes. Default 200 MB. */
  maxAssetSize?: number
  /** Where the lake is reached from outside. Default `http://localhost:<port>`. */
  publicUrl?: string
  log?: Log
  /** Milliseconds after which a dataset that was opened is verified. Default 10,000. */
  verifyAfter?: number
}

/** A running lake. */
export interface RunningLake {
  /** `http://localhost:<port>`. */
  url: string
  port: number
  projectId: string
  dataset: string
  /** Ends streams and connections, closes the store; resolves when all of it is down. */
  close(): Promise<void>
}

/** The Studio's usual address. */
export const DEFAULT_STUDIO_ORIGINS = ['http://localhost:3333', 'http://127.0.0.1:3333']

/** Milliseconds between looks at what is scheduled. */
const SCHEDULE_INTERVAL = 1_000

const LOCAL_USER: LakeUser = {
  id: 'local-demonstration-user',
  name: 'Local demonstration user',
  email: 'local@localhost.invalid',
}

/**
 * Starts a lake in this process.
 * @throws {StoreError} when the store can not be opened, an Error that names an option that cannot
 *   work, and the server's error (`EADDRINUSE`)
 *   when the port is taken.
 */
export async function startLake(options: StartOptions): Promise<RunningLake> {
  const given: Partial<StartOptions> = Object(options)
  const {dataDir, host = '127.0.0.1', port = 4000, projectId = 'local'} = given
  const {dataset = 'production', adminToken, allowedHosts = [], log = () => undefined} = given
  if (typeof dataDir !== 'string' || dataDir === '') {
    throw new Error('There is no place for the store: give the path of a folder as dataDir')
  }
  const open = !isLoopbackName(host) && host !== '::1'
  if (open && !adminToken) {
    throw new Error(`Listening at ${host} lets other machines in: it needs an admin token`)
  }
  const store = openSqliteLakeStore(dataDir)
  try {
    const {app, lake} = createLake({
      store,
      clock: () => new Date(),
      newId: randomId,
      adminToken,
      log,
      verifyAfter: given.verifyAfter,
      settings: {
        projectId,
        dataset,
        localUser: {...LOCAL_USER, ...given.user},
        studioOrigins: given.studioOrigins ?? DEFAULT_STUDIO_ORIGINS,
        corsOrigins: given.corsOrigins ?? [],
        allowedHosts: open ? [host, ...allowedHosts] : allowedHosts,
        publicUrl: given.publicUrl,
        maxBodySize: 4_000_000,
        maxAssetSize: given.maxAssetSize ?? 200_000_000,
      },
    })
    const server = await listenAt(app.fetch, lake.replies, host, port)
    limitConnections(server, log)
    const actual = portOf(server, port)
    const scheduler = setInterval(() => lake.publishDueReleases(), SCHEDULE_INTERVAL)
    const close = async (): Promise<void> => {
      clearInterval(scheduler)
      await lake.close()
      await stop(server)
      store.close()
    }
    return {url: `http://localhost:${actual}`, port: actual, projectId, dataset, close}
  } catch (error) {
    store.close()
    throw error
  }
}

/** Milliseconds that a sender may take, so that slow ones do not keep connections for ever. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  connectionsCheckingInterval: 1_000,
}

type Fetch = Parameters<typeof serve>[0]['fetch']

/** Lets `replies` answer what it can before anything is read off a request. */
function preparedFirst(replies: PreparedReplies): typeof createServer {
  const create = (settings: ServerOptions, answer: RequestListener): Server =>
    createServer(settings, (incoming, outgoing) => {
      if (!replies.send(incoming, outgoing)) answer(incoming, outgoing)
    })
  // It is called with both arguments; Node's function has them optional and in other orders too.
  return create as typeof createServer
}

function listenAt(
  fetch: Fetch,
  replies: PreparedReplies,
  hostname: string,
  port: number,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const websocket = {server: new WebSocketServer({noServer: true, maxPayload: 100_000})}
    const server = serve({
      fetch,
      hostname,
      port,
      websocket,
      serverOptions: TIMEOUTS,
      createServer: preparedFirst(replies),
      overrideGlobalObjects: false,
    })
    if (!('closeAllConnections' in server)) throw new Error('Expected an HTTP/1.1 server')
    // Browsers reuse connections; a request must not meet one that is just being closed.
    server.keepAliveTimeout = 60_000
    server.once('error', reject)
    server.once('listening', () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

function portOf(server: Server, asked: number): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : asked
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}
