import {once} from 'node:events'
import {createServer, type Server, type ServerResponse} from 'node:http'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {fetchNews} from '../src/fetchNews.ts'

let server: Server
let url: string
let answer: (response: ServerResponse) => void
/** Resolves when the connection of an answer is gone. */
let gone: Promise<unknown>

beforeAll(async () => {
  server = createServer((_request, response) => {
    gone = once(response, 'close')
    answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/clinic.bundle`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const limits = {seconds: 0.3, bytes: 1000}

describe('row 70: a kiosk', () => {
  test('takes a file that is whole, in time and not too long', async () => {
    answer = (response) => response.end(new Uint8Array(1000).fill(7))
    const blob = await fetchNews(url, limits)
    expect(new Uint8Array((await blob?.arrayBuffer()) ?? [])).toEqual(new Uint8Array(1000).fill(7))
  })

  test.each<[string, (response: ServerResponse) => void]>([
    ['announced', (response) => response.writeHead(200, {'content-length': 1e10}).write('x')],
    ['not announced', (response) => response.end(new Uint8Array(1001))],
    ['endless', (response) => void setInterval(() => response.write('x'.repeat(400)), 5).unref()],
  ])('hangs up on one that is too long: %s', async (_how, send) => {
    answer = send
    await expect(fetchNews(url, limits)).rejects.toThrow('longer than the 1000 bytes')
    await gone
  })

  test.each<[string, (response: ServerResponse) => void]>([
    ['that drips', (response) => void setInterval(() => response.write('x'), 50).unref()],
    ['that says nothing', () => {}],
  ])('hangs up on one %s', async (_how, send) => {
    answer = send
    expect(await fetchNews(url, limits)).toBeUndefined()
    await gone
  })

  test('goes on without one that breaks off, is not there, or whose server is away', async () => {
    answer = (response) => {
      response.writeHead(200, {'content-length': 500}).write('x')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await fetchNews(url, limits)).toBeUndefined()
    answer = (response) => response.writeHead(404).end('[TEST] no such file')
    expect(await fetchNews(url, limits)).toBeUndefined()
    expect(await fetchNews('http://127.0.0.1:9/clinic.bundle', limits)).toBeUndefined()
  })
})
