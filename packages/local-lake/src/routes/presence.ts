import {upgradeWebSocket} from '@hono/node-server'
import type {WSContext, WSEvents} from 'hono/ws'
import {WebSocket} from 'ws'

import {isRecord, type JsonObject} from '../document.ts'
import {httpError} from '../errors.ts'
import type {Identity} from '../identity.ts'
import {requireRole} from '../identity.ts'
import {datasetOf, type LakeContext, type LakeHandler} from '../lakeContext.ts'
import type {PresenceMember} from '../presenceRooms.ts'

/** Milliseconds between signs of life; the client gives up after a minute without. */
const HEARTBEAT_INTERVAL = 20_000
const HEARTBEAT = '♥'

/** Bytes that may wait for one who does not read. */
const MAX_WAITING = 1_000_000

/** JSON-RPC error codes. */
const PARSE_ERROR = -32_700
const METHOD_NOT_FOUND = -32_601
const UNAUTHORIZED = 4001

/**
 * `GET /socket/:dataset`: a websocket that speaks JSON-RPC 2.0, on which Studios tell each other
 * who is where. A connection counts once it is known who it is: by its origin, its headers, or a
 * call of `authorization` with a token.
 */
export const presence: LakeHandler = (c, next) => {
  // Node hands the connection over only then.
  if (c.req.header('upgrade') && !/\bupgrade\b/i.test(c.req.header('connection') ?? '')) {
    throw httpError(400, 'A websocket is asked for with "Connection: Upgrade"')
  }
  return upgrade(c, next)
}

const upgrade = upgradeWebSocket((c: LakeContext) => connect(c))

interface Connection {
  identity: Identity
  /** Subscriptions that get the events of the room. */
  readonly subscriptions: Set<string>
  /** Sessions that this connection announced, to be ended with it. */
  readonly sessions: Set<string>
}

function connect(c: LakeContext): WSEvents {
  const {lake, identity} = c.var
  const {project, name} = datasetOf(c)
  const room = lake.rooms.room(project, name)
  const connection: Connection = {identity, subscriptions: new Set(), sessions: new Set()}
  let heartbeat: NodeJS.Timeout | undefined
  let member: PresenceMember | undefined

  const call = (method: unknown, params: JsonObject): unknown => {
    if (method === 'authorization') {
      const authorization = String(params.authorization)
      connection.identity = lake.identify({...NOBODY, authorization})
      return 'ok'
    }
    const {id: i} = requireRole(connection.identity, 'read', 'read')
    switch (method) {
      case 'presence_subscribe': {
        const subscription = lake.newId()
        connection.subscriptions.add(subscription)
        return subscription
      }
      case 'presence_unsubscribe':
        connection.subscriptions.delete(String(params.subscriptionId))
        return 'ok'
      case 'presence_rollcall':
        room.tell({type: 'rollCall', i, session: params.session})
        return 'ok'
      case 'presence_announce':
        if (isRecord(params.data)) connection.sessions.add(String(params.data.sessionId))
        room.tell({type: 'state', i, m: params.data})
        return 'ok'
      case 'presence_disconnect':
        connection.sessions.delete(String(params.session))
        room.tell({type: 'disconnect', i, m: {session: params.session}})
        return 'ok'
      default:
        return undefined
    }
  }

  return {
    onOpen(_, socket) {
      member = memberFor(connection, socket)
      room.enter(member)
      socket.send(HEARTBEAT)
      heartbeat = setInterval(() => socket.send(HEARTBEAT), HEARTBEAT_INTERVAL)
    },
    onMessage({data}, socket) {
      socket.send(JSON.stringify(answer(String(data), call)))
    },
    onClose() {
      clearInterval(heartbeat)
      if (member) room.leave(member)
      const i = connection.identity.user?.id
      for (const session of connection.sessions) room.tell({type: 'disconnect', i, m: {session}})
    },
  }
}

const NOBODY = {
  origin: undefined,
  hostname: '',
  peer: undefined,
  secFetchSite: undefined,
  forwarded: false,
}

function memberFor({subscriptions}: Connection, socket: WSContext): PresenceMember {
  return {
    deliver(result) {
      for (const subscription of subscriptions) {
        const params = {subscription, result}
        // One that does not read is ended; the Studio connects anew.
        if (socket.raw instanceof WebSocket && socket.raw.bufferedAmount > MAX_WAITING) {
          return socket.raw.terminate()
        }
        socket.send(JSON.stringify({jsonrpc: '2.0', method: 'presence_subscription', params}))
      }
    },
    close: () => socket.close(1001, 'The lake is stopping'),
  }
}

function answer(text: string, call: (method: unknown, params: JsonObject) => unknown): JsonObject {
  const message = parse(text)
  const reply = {jsonrpc: '2.0', id: message?.id ?? null}
  if (!message) return {...reply, error: {code: PARSE_ERROR, message: 'Not a JSON-RPC message'}}
  try {
    const result = call(message.method, isRecord(message.params) ? message.params : {})
    if (result !== undefined) return {...reply, result}
    return {...reply, error: {code: METHOD_NOT_FOUND, message: 'Unknown method'}}
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'Unauthorized'
    return {...reply, error: {code: UNAUTHORIZED, message: reason}}
  }
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
