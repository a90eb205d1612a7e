import {connect} from 'node:net'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

/** A listener that reads the first bytes and then nothing more. */
async function openAndStall() {
  const socket = connect(lake.port, '127.0.0.1')
  const path = '/v2025-03-01/data/listen/production?query=*&includeResult=true'
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${ADMIN_TOKEN}\r\nConnection: close\r\n\r\n`,
  )
  await new Promise<void>((resolve) => {
    socket.on('data', (data: Buffer) => data.includes('welcome') && resolve())
  })
  socket.pause()
  return socket
}

test('row 27: a listener that does not read is let go, and nobody waits for it', async () => {
  const stalled = await openAndStall()
  const client = lake.client()
  const all = Promise.withResolvers<void>()
  let events = 0
  const welcome = Promise.withResolvers<void>()
  const subscription = client
    .listen(
      '*',
      {},
      {events: ['welcome', 'mutation'], includeResult: false, includeMutations: false},
    )
    .subscribe(({type}) => {
      if (type === 'welcome') welcome.resolve()
      else if ((events += 1) === 20) all.resolve()
    })
  await welcome.promise
  const text = 'x'.repeat(1_000_000)
  for (let n = 0; n < 20; n += 1) {
    await client.createOrReplace({_id: 'large', _type: 'large', n, text}, {visibility: 'async'})
  }
  await all.promise
  subscription.unsubscribe()

  // What was sent before it fell behind still arrives, then the connection ends.
  let received = 0
  stalled.on('data', (data: Buffer) => (received += data.length))
  stalled.resume()
  await new Promise((resolve) => stalled.once('close', resolve))
  expect(received).toBeGreaterThan(0)
  // Each event holds the text twice; 40 MB were due, about 10 MB were kept for it.
  expect(received).toBeLessThan(20_000_000)
})
