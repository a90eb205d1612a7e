import {expect, it, vi} from 'vitest'

import {createPrepared, gzip} from '../src/answers/prepared.ts'

const headers = {'content-type': 'application/json'}
const text = JSON.stringify('[TEST] '.repeat(400))

function setUp() {
  const compress = vi.fn<typeof gzip>(gzip)
  const write = vi.fn<() => string>(() => text)
  return {compress, write, ...createPrepared({br: undefined, gzip: compress})}
}

it('writes a value once, and compresses its bytes once, also when many ask at once', async () => {
  const {compress, write, prepare, send} = setUp()
  const value = {}
  const request = new Request('https://example.test', {headers: {'accept-encoding': 'gzip'}})
  const answer = async () => send(request, await prepare(value, 'json', write), headers)
  const answers = await Promise.all([answer(), answer(), answer()])
  expect(answers.map((one) => one.headers.get('content-encoding'))).toEqual([
    'gzip',
    'gzip',
    'gzip',
  ])
  expect(write).toHaveBeenCalledTimes(1)
  expect(compress).toHaveBeenCalledTimes(1)
})

it('keeps the compressed bytes when another look at the source gives the same text', async () => {
  const {compress, write, prepare, send} = setUp()
  const request = new Request('https://example.test', {headers: {'accept-encoding': 'gzip'}})
  const first = await send(request, await prepare({}, 'json', write), headers)
  const second = await send(request, await prepare({}, 'json', write), headers)
  expect(write).toHaveBeenCalledTimes(2)
  expect(compress).toHaveBeenCalledTimes(1)
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
})

it('tries again after a failure', async () => {
  const {prepare} = setUp()
  const value = {}
  const fail = () => Promise.reject(new Error('[TEST] failed'))
  await expect(prepare(value, 'json', fail)).rejects.toThrow('failed')
  expect((await prepare(value, 'json', () => text)).bytes).toHaveLength(text.length)
})
