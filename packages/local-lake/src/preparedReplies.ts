import type {IncomingMessage, OutgoingHttpHeaders, ServerResponse} from 'node:http'

import type {Identify, Identity} from './identity.ts'
import type {Log} from './lake.ts'
import {headersOf, requestFacts} from './requestFacts.ts'

/** A reply as it goes out, and what it depends on. */
export interface PreparedReply {
  headers: OutgoingHttpHeaders
  body: readonly Uint8Array[]
  /** Who was answered. */
  identity: Identity
  /** False once the answer may be another one. */
  holds: () => boolean
}

/**
 * Replies to `GET` requests that hold as long as nothing is written. Asked again, they are sent as
 * they are: that costs what any server takes to send as many bytes.
 */
export interface PreparedReplies {
  /** Sends the reply that was kept for such a request; false when there is none that holds. */
  send(incoming: IncomingMessage, outgoing: ServerResponse): boolean
  keep(incoming: IncomingMessage, reply: PreparedReply): void
  /** Forgets all of them. */
  clear(): void
}

/** Most bytes that are kept, and most replies. */
const MAX_BYTES = 16_000_000
const MAX_REPLIES = 1_000

/** The headers that admission, identity and project are read off. */
const HEADERS = [
  'host',
  'origin',
  'authorization',
  'x-sanity-project-id',
  'sec-fetch-site',
  'upgrade',
  'forwarded',
  'x-forwarded-for',
  'via',
]

/** Makes an empty collection; it starts anew when it is full. */
export function createPreparedReplies(identify: Identify, log: Log): PreparedReplies {
  const replies = new Map<string, PreparedReply>()
  let bytes = 0

  return {
    send(incoming, outgoing) {
      const {method, url} = incoming
      const reply = method === 'GET' && replies.size > 0 ? replies.get(keyOf(incoming)) : undefined
      if (!reply?.holds() || !isStill(reply.identity, incoming, identify)) return false
      // Put together only now: most replies are asked for once.
      if (reply.body.length > 1) reply.body = [Buffer.concat(reply.body)]
      sendPieces(outgoing, reply.headers, reply.body)
      const path = url?.split('?', 1)[0] ?? ''
      log('request', {method: 'GET', path, status: 200, ms: 0, prepared: true})
      return true
    },
    keep(incoming, reply) {
      const key = keyOf(incoming)
      const size = key.length + Number(reply.headers['content-length'])
      if (size > MAX_BYTES / 10) return
      bytes += size
      if (replies.size >= MAX_REPLIES || bytes > MAX_BYTES) {
        replies.clear()
        bytes = size
      }
      replies.set(key, reply)
    },
    clear() {
      replies.clear()
      bytes = 0
    },
  }
}

/** Sends a body that is in pieces, in one go. */
export function sendPieces(
  outgoing: ServerResponse,
  headers: OutgoingHttpHeaders,
  body: readonly Uint8Array[],
): void {
  outgoing.writeHead(200, headers)
  if (body.length === 1) return void outgoing.end(body[0])
  outgoing.cork()
  for (const piece of body.slice(0, -1)) outgoing.write(piece)
  outgoing.end(body.at(-1))
  outgoing.uncork()
}

/** All that the answer to a request without a body depends on, besides data and time. */
function keyOf({url, headers, socket}: IncomingMessage): string {
  const parts = HEADERS.map((name) => headers[name] ?? '')
  return [url, socket.remoteAddress, ...parts].join('\n')
}

/** A token may have been revoked since; all else that tells who asks is in the key. */
function isStill(identity: Identity, incoming: IncomingMessage, identify: Identify): boolean {
  if (identity.via !== 'token') return true
  try {
    const now = identify(requestFacts(headersOf(incoming), incoming.socket.remoteAddress))
    return now.role === identity.role && now.user?.id === identity.user?.id
  } catch {
    // The usual way says what is wrong.
    return false
  }
}
