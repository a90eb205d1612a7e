// The process that `delivery.ts` measures: `delivery` or `plain`, told over IPC when to look at its clock.
import {createServer, type OutgoingHttpHeaders} from 'node:http'
import type {AddressInfo} from 'node:net'

import {memorySource} from '@jakamy/content-sdk'

import {startDelivery} from '../../packages/delivery/src/startDelivery.ts'
import {approvedAt, approvedPage} from './approvedPage.ts'
import {address} from './delivery.ts'

async function start(): Promise<number> {
  const {page, included} = approvedPage()
  const source = memorySource([page, ...included])
  const delivery = await startDelivery({source, now: approvedAt, port: 0, limit: {perMinute: 1e9}})
  if (process.argv[2] === 'delivery') return Number(new URL(delivery.url).port)
  // The very bytes and headers that the delivery sends, one answer for each encoding.
  const answers = new Map<string, {headers: OutgoingHttpHeaders; body: Buffer}>()
  for (const encoding of ['identity', 'br']) answers.set(encoding, await take(encoding))
  await delivery.close()
  const server = createServer(({headers: asked}, response) => {
    const {headers, body} = answers.get(String(asked['accept-encoding'] ?? 'identity'))!
    if (asked['if-none-match'] === headers['etag']) response.writeHead(304, headers).end()
    else response.writeHead(200, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port

  /** The answer as it went over the wire: `fetch` would decode it. */
  async function take(encoding: string) {
    const {get} = await import('node:http')
    return new Promise<{headers: OutgoingHttpHeaders; body: Buffer}>((resolve, reject) => {
      get(delivery.url + address, {headers: {'accept-encoding': encoding}}, async (response) => {
        const body = Buffer.concat(await response.toArray())
        const {connection: _own, 'keep-alive': _too, date: _date, ...headers} = response.headers
        resolve({headers, body})
      }).on('error', reject)
    })
  }
}

process.on('message', () => {
  const {user, system} = process.cpuUsage()
  process.send?.({cpu: user + system})
})
process.on('disconnect', () => process.exit())
process.send?.({port: await start()})
