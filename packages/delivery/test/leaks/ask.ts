import {Agent, request} from 'node:http'

import type {Answer} from '../http.ts'

const agent = new Agent({keepAlive: true, maxSockets: 8})

/** Asks over real HTTP with nothing decoded, on connections that are used again: there is much to ask. */
export function ask(
  url: string,
  {method = 'GET', headers = {}}: {method?: string; headers?: Record<string, string>} = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(url, {method, headers, agent}, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const {statusCode = 0, headers: received} = response
        const text = () => bytes.toString()
        resolve({
          status: statusCode,
          headers: received,
          bytes,
          get text() {
            return text()
          },
          json: () => JSON.parse(text()),
        })
      })
    })
    call.on('error', reject)
    call.end()
  })
}
