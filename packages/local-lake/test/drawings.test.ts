import sharp from 'sharp'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// SVG through the image pipeline: as it is, or drawn in a format ("Assets" in the documentation).

let lake: TestLake
let url: string
beforeAll(async () => {
  lake = await startTestLake()
  const half =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="4.5" height="9"/></svg>'
  ;({url} = await lake.client().assets.upload('image', Buffer.from(half), {filename: 'half.svg'}))
})
afterAll(() => lake.remove())

async function load(query: string) {
  const answer = await fetch(`${url}?${query}`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  return {type: answer.headers.get('content-type'), bytes, status: answer.status}
}

test.each(['w=3', 'auto=format&w=3', 'fm=png&dlRaw'])('is sent as it is: %s', async (query) => {
  const {type, bytes} = await load(query)
  expect(type).toBe('image/svg+xml')
  expect(bytes.toString()).toContain('<rect')
})

test('is drawn as sharp as it is large', async () => {
  const {type, bytes} = await load('fm=png&w=180')
  expect(type).toBe('image/png')
  const {data, info} = await sharp(bytes).raw().toBuffer({resolveWithObject: true})
  expect(info).toMatchObject({width: 180, height: 180, channels: 4})
  // The edge is one pixel wide.
  expect([data[88 * 4 + 3], data[91 * 4 + 3]]).toEqual([255, 0])
})

test.each([
  ['fm=jpg', 9, 'jpeg'],
  ['fm=webp&w=3', 3, 'webp'],
  ['fm=png&w=90&fit=max', 9, 'png'],
  ['fm=png&w=8000&h=1&fit=crop', 8000, 'png'],
])('is drawn to measure: %s', async (query, width, format) => {
  const {bytes} = await load(query)
  expect(await sharp(bytes).metadata()).toMatchObject({width, format})
})

test('is not drawn in a format that does not exist', async () => {
  expect((await load('fm=bmp')).status).toBe(400)
})
