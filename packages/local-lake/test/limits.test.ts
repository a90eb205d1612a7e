import {connect, type Socket} from 'node:net'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
/** A sender that never finishes its headers; it is waited for while the other tests run. */
let letGo: Promise<{answer: string; ms: number}>
beforeAll(async () => {
  lake = await startTestLake()
  const started = performance.now()
  letGo = raw((socket) => {
    socket.write(`${HEAD.slice(0, 2).join('\r\n')}\r\nX-Slow: `)
  }).then((answer) => ({answer, ms: performance.now() - started}))
})
afterAll(() => lake.remove())

/** An object with `depth` levels inside one another. */
function nested(depth: number): unknown {
  return depth === 0 ? 1 : {a: nested(depth - 1)}
}

function attributes(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({length: count}, (_, n) => [`a${n}`, n]))
}

const HEAD = [
  'POST /v2025-03-01/data/mutate/production HTTP/1.1',
  'Host: localhost',
  'Content-Type: application/json',
  `Authorization: Bearer ${ADMIN_TOKEN}`,
]

/** Bytes that an endless sender stops at when nobody stops it. */
const MUCH = 400_000_000

/** What the lake says on a connection until it ends it; `write` is called once it is open. */
function raw(write: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(lake.port, '127.0.0.1')
    let answer = ''
    socket.on('data', (data: Buffer) => (answer += data.toString()))
    // Being cut off while still sending is what happens to an endless sender.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer))
    socket.on('connect', () => write(socket))
  })
}

describe('row 14: limits', () => {
  test('of depth and number of attributes are those of the hosted lake', async () => {
    const client = lake.client()
    await client.create({_id: 'deep', _type: 'page', a: nested(19)})
    const deeper = client.create({_id: 'deeper', _type: 'page', a: nested(20)})
    await expect(deeper).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('nest deeper than 20'),
    })
    // Five attributes are the lake's own.
    await client.create({_id: 'wide', _type: 'page', ...attributes(7_995)})
    const wider = client.create({_id: 'wider', _type: 'page', ...attributes(8_001)})
    await expect(wider).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('more than 8000 attributes'),
    })
    const grown = client.patch('wide').set({one: 1}).commit()
    await expect(grown).rejects.toMatchObject({statusCode: 400})
    const list = Array.from({length: 20_000}, (_, n) => ({n}))
    await client.create({_id: 'long', _type: 'page', list})
    expect(await client.fetch('count(*[_type == "page"])')).toBe(3)
  })

  test('of size hold for what patches lead to', async () => {
    const client = lake.client()
    const part = 'x'.repeat(3_900_000)
    await client.create({_id: 'big', _type: 'big'})
    const grow = async () => {
      for (let n = 0; n < 9; n += 1) {
        await client
          .patch('big')
          .set({[`part${n}`]: part})
          .commit({visibility: 'async', returnDocuments: false})
      }
    }
    await expect(grow()).rejects.toMatchObject({
      statusCode: 413,
      message: expect.stringContaining('larger than 32000000 bytes'),
    })
    expect(
      await client.fetch('*[_id == "big"]{"n": count([part0, part7, part8][defined(@)])}[0].n'),
    ).toBe(2)
  })

  test('of the body are seen before it is read', async () => {
    const started = performance.now()
    const answer = await raw((socket) => {
      socket.write([...HEAD, 'Content-Length: 4000001', 'Connection: close', '', ''].join('\r\n'))
    })
    expect(answer).toContain('413 Payload Too Large')
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  test('an endless body is cut off, and takes no memory', async () => {
    const before = process.memoryUsage().rss
    let received = 0
    const answer = await raw((socket) => {
      socket.write([...HEAD, 'Transfer-Encoding: chunked', '', ''].join('\r\n'))
      const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
      const more = (): void => {
        while (!socket.destroyed && received < MUCH && socket.write(chunk)) received += chunk.length
      }
      socket.on('drain', more)
      more()
    })
    expect(answer).toContain('413 Payload Too Large')
    expect(received).toBeLessThan(MUCH)
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  })
})

describe('row 25: a sender that', () => {
  test.each([
    [
      'gives two lengths',
      ['Content-Length: 5', 'Transfer-Encoding: chunked', '', '0\r\n\r\n'],
      '400',
    ],
    ['gives a length twice', ['Content-Length: 5', 'Content-Length: 6', '', 'abcde'], '400'],
    ['writes headers without an end', [`X-Long: ${'x'.repeat(40_000)}`, '', ''], '431'],
    ['does not speak HTTP', ['\u0000\u0001 garbage'], '400'],
  ])('%s', async (_, lines, status) => {
    const answer = await raw((socket) => socket.write([...HEAD, ...lines].join('\r\n')))
    expect(answer.split('\r\n')[0]).toContain(status)
    expect(await lake.client().fetch('1')).toBe(1)
  })

  test('never finishes its headers is let go', async () => {
    const {answer, ms} = await letGo
    expect(answer).toContain('408 Request Timeout')
    expect(ms).toBeLessThan(15_000)
  })
})
