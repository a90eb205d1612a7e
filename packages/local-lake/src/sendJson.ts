import type {OutgoingHttpHeaders} from 'node:http'

import {RESPONSE_ALREADY_SENT} from '@hono/node-server/utils/response'

import {readingHeaders} from './admitRequest.ts'
import type {LakeContext} from './lakeContext.ts'
import {sendPieces} from './preparedReplies.ts'
import {TICKET} from './redirectStream.ts'

/**
 * Answers with JSON that is spelled out already; over HTTP the bytes go to the connection as
 * they are.
 * @param holds tells whether the same request would be answered so again; the reply is then kept.
 */
export function sendJson(
  c: LakeContext,
  body: readonly Uint8Array[],
  holds?: () => boolean,
): Response {
  const {allowedOrigin, identity, lake} = c.var
  const {incoming, outgoing} = c.env ?? {}
  const type = {'content-type': 'application/json'}
  if (!incoming || !outgoing) return c.body(Buffer.concat(body), 200, type)
  const headers: OutgoingHttpHeaders = {
    ...type,
    'content-length': body.reduce((sum, {length}) => sum + length, 0),
    ...readingHeaders(allowedOrigin),
  }
  sendPieces(outgoing, headers, body)
  // A ticket in the address is good for a while only.
  const keep = holds && c.req.method === 'GET' && c.req.query(TICKET) === undefined
  if (keep) lake.replies.keep(incoming, {headers, body, identity, holds})
  return RESPONSE_ALREADY_SENT
}
