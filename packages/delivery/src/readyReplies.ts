import type {IncomingMessage, ServerResponse} from 'node:http'

import {isKnown} from './answers/etag.ts'
import type {Bytes} from './answers/prepared.ts'
import type {LogEntry} from './log.ts'

/** Most replies kept, and the largest one; with both, no more than 13 MB. */
const capacity = 200
const largest = 65_536

/** A reply that may be given again for a moment, as Node.js writes it. */
interface Reply {
  /** Until when, by `performance.now()`. */
  until: number
  etag: string
  route: string
  /** Names and values in turn. */
  headers: string[]
  /** Those of a 304. */
  knownHeaders: string[]
  /** Absent when only those who know the version have asked. */
  body?: Bytes
}

/** Of a 304 there is no body to describe. */
const ofBody = new Set(['content-length', 'content-encoding'])

/**
 * Keeps what was just sent, for whoever asks the very same. Only the address, what is accepted and the
 * version known decide about an answer, so only they make up the key.
 * @param freshFor milliseconds
 */
export function createReadyReplies(freshFor: number) {
  const replies = new Map<string, Reply>()

  /** The name of a request; nothing when its answer may be no other's. */
  function keyOf({method, url, headers}: IncomingMessage): string | undefined {
    if (method !== 'GET' || url === undefined || url.length > 1000) return undefined
    return `${url}\n${headers.accept ?? ''}\n${String(headers['accept-encoding'] ?? '')}`
  }

  return {
    keyOf,
    /**
     * Keeps an answer, if others may have it too.
     * @param began when it was asked for, by `performance.now()`
     * @returns the same answer: its body was read
     */
    keep: async (key: string, response: Response, route: string, began: number) => {
      const {status, headers} = response
      const etag = headers.get('etag')
      const length = Number(headers.get('content-length'))
      const isCommon = headers.get('cache-control')?.startsWith('public') ?? false
      const isShort = status === 304 || (status === 200 && length > 0 && length <= largest)
      if (!isCommon || etag === null || !isShort) return response
      const body = status === 200 ? {body: new Uint8Array(await response.arrayBuffer())} : {}
      const entries = [...headers]
      const knownHeaders = entries.filter(([name]) => !ofBody.has(name)).flat()
      replies.delete(key)
      replies.set(key, {
        until: began + freshFor,
        etag,
        route,
        headers: entries.flat(),
        knownHeaders,
        ...body,
      })
      const [oldest] = replies.keys()
      if (replies.size > capacity && oldest !== undefined) replies.delete(oldest)
      return new Response(body.body ?? null, {status, headers})
    },
    /** What was answered to the same just now, if anything. */
    find: (key: string, {headers}: IncomingMessage): Reply | undefined => {
      const reply = replies.get(key)
      if (!reply) return undefined
      if (reply.until <= performance.now()) {
        replies.delete(key)
        return undefined
      }
      const fits = reply.body ?? isKnown(headers['if-none-match'] ?? null, reply.etag)
      return fits ? reply : undefined
    },
    /** Gives it again. */
    send: (
      {etag, route, headers, knownHeaders, body}: Reply,
      request: IncomingMessage,
      response: ServerResponse,
    ): Pick<LogEntry, 'route' | 'status'> => {
      const isSame = isKnown(request.headers['if-none-match'] ?? null, etag)
      const status = isSame ? 304 : 200
      response.writeHead(status, isSame ? knownHeaders : headers)
      response.end(isSame ? undefined : body)
      return {route, status}
    },
  }
}
