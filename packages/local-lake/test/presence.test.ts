import {afterAll, beforeAll, expect, test} from 'vitest'
import {WebSocket} from 'ws'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

interface Message {
  id?: string
  method?: string
  result?: unknown
  error?: {code: number}
  params?: {subscription: string; result: {type: string}}
}

/** A Studio's presence connection. */
async function open(headers: Record<string, string> = {origin: 'http://localhost:3333'}) {
  const socket = new WebSocket(`ws://127.0.0.1:${lake.port}/v2022-06-30/socket/production`, {
    headers,
  })
  const messages: Message[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data: Buffer) => {
    const text = data.toString()
    if (text === '♥') return
    messages.push(JSON.parse(text))
    for (const wake of waiting) wake()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const find = (matches: (message: Message) => boolean) =>
    new Promise<Message>((resolve) => {
      const look = () => {
        const found = messages.find(matches)
        if (!found) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  let calls = 0
  return {
    event: (type: string) => find(({params}) => params?.result.type === type),
    call(method: string, params: object = {}) {
      calls += 1
      const id = String(calls)
      socket.send(JSON.stringify({jsonrpc: '2.0', id, method, params}))
      return find((message) => message.id === id)
    },
    close: () => socket.close(),
  }
}

test('Studios are told who is where, and who has gone', async () => {
  const one = await open()
  const two = await open({authorization: `Bearer ${ADMIN_TOKEN}`})
  const {result: subscription} = await one.call('presence_subscribe')
  await two.call('presence_rollcall', {session: 's2'})
  expect(await one.event('rollCall')).toMatchObject({
    method: 'presence_subscription',
    params: {subscription, result: {i: 'p-token-admin', session: 's2'}},
  })
  const data = {sessionId: 's2', locations: [{type: 'document', documentId: 'a'}]}
  await two.call('presence_announce', {data})
  expect(await one.event('state')).toMatchObject({params: {result: {m: data}}})
  two.close()
  expect(await one.event('disconnect')).toMatchObject({params: {result: {m: {session: 's2'}}}})
  expect(await one.call('nothing')).toMatchObject({error: {code: -32601}})
  one.close()
})

test('a stranger hears nothing until a token says who it is', async () => {
  const stranger = await open({})
  expect(await stranger.call('presence_subscribe')).toMatchObject({error: {code: 4001}})
  const wrong = await stranger.call('authorization', {authorization: 'Bearer nonsense'})
  expect(wrong).toMatchObject({error: {code: 4001}})
  await stranger.call('authorization', {authorization: `Bearer ${ADMIN_TOKEN}`})
  expect((await stranger.call('presence_subscribe')).result).toBeTypeOf('string')
  stranger.close()
  await expect(open({origin: 'https://evil.example'})).rejects.toThrow('403')
})
