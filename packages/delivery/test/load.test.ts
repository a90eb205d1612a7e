// docs/faults.md, row 62, as far as a test may go; `npm run load` goes further (docs/delivery.md).
import {once} from 'node:events'
import {connect, type Socket} from 'node:net'

import {memorySource} from '@jakamy/content-sdk'
import {fixture, fixtureTime} from '@jakamy/content-sdk/testing'
import {afterEach, expect, it} from 'vitest'

import {startDelivery, type NodeOptions, type RunningDelivery} from '../src/startDelivery.ts'
import {ask} from './http.ts'
import {one} from './running.ts'

let server: RunningDelivery
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await server.close(1000)
})

async function start(options: Partial<NodeOptions> = {}) {
  const source = memorySource(fixture('approved').documents)
  server = await startDelivery({source, now: () => fixtureTime, port: 0, ...options})
}

async function open(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.on('error', () => {})
  sockets.push(socket)
  await once(socket, 'connect')
  return socket
}

it('row 62: hundreds that say nothing, and readers that take nothing, hold up nobody', async () => {
  const bytes = new Uint8Array(30_000_000)
  const download = {bytes, version: 1}
  await start({bundle: async () => download})
  await ask(`${server.url}/v1/bundle`)
  for (let count = 0; count < 300; count += 1) await open()
  const before = process.memoryUsage().rss
  for (let count = 0; count < 30; count += 1) {
    const slow = await open()
    slow.pause()
    slow.write('GET /v1/bundle HTTP/1.1\r\nhost: x\r\n\r\n')
  }
  const times: number[] = []
  for (let count = 0; count < 200; count += 1) {
    const began = performance.now()
    expect((await ask(server.url + one)).status).toBe(200)
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  expect(times[197]).toBeLessThan(500)
  // Not one copy of the bundle for each of them.
  expect(process.memoryUsage().rss - before).toBeLessThan(15 * bytes.length)
})

it('row 62: takes no more connections than it may', async () => {
  await start({connections: 20})
  const all = await Promise.all(Array.from({length: 25}, open))
  await expect.poll(() => all.filter(({closed}) => closed).length).toBe(5)
  all.find(({closed}) => !closed)?.destroy()
  await expect
    .poll(async () => (await ask(`${server.url}/health`).catch(() => undefined))?.status)
    .toBe(200)
})
