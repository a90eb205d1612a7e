import {STATUS_CODES} from 'node:http'
import type {Duplex} from 'node:stream'

import {RequestError} from '@hono/node-server'

import {problemResponse, Refusal} from './problem.ts'

const broken = new Refusal(400, 'This is no HTTP request with a right address and host.')
const refusals: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: new Refusal(431, 'Send a shorter address and shorter headers.'),
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal(408, 'Send the whole request at once.'),
}

/** The answer to a request whose address or host is none, and to any other failure before a handler. */
export const refuseRequest = (error: unknown): Response =>
  problemResponse(error instanceof RequestError ? broken : error)

/** Answers bytes that Node cannot read as a request as every refusal is told, and closes the connection. */
export function refuseBytes(error: Error, socket: Duplex): void {
  // Node keeps the answer that is being sent there; another one would only break it.
  const isAnswering = Boolean(Reflect.get(socket, '_httpMessage'))
  if (!socket.writable || isAnswering) return void socket.destroy(error)
  const {problem} = refusals['code' in error ? String(error.code) : ''] ?? broken
  const body = JSON.stringify(problem)
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'content-type: application/problem+json',
      'content-language: en',
      'cache-control: no-store',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
