import {createReadStream} from 'node:fs'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Readable} from 'node:stream'

import {decode} from 'blurhash'
import sharp from 'sharp'
import {thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA} from 'thumbhash'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

// Every way to upload, and every option of it.

let lake: TestLake
let folder: string
let picture: Buffer
beforeAll(async () => {
  lake = await startTestLake()
  folder = await mkdtemp(join(tmpdir(), 'lake-uploads-'))
  picture = await sharp({create: {width: 60, height: 30, channels: 3, background: '#123456'}})
    .png()
    .toBuffer()
})
afterAll(async () => {
  await lake.remove()
  await rm(folder, {recursive: true, force: true})
})

const upload = (...args: Parameters<ReturnType<TestLake['client']>['assets']['upload']>) =>
  lake.client().assets.upload(...args)

describe('what can be uploaded', () => {
  test('a stream, whose length is not known before', async () => {
    const bytes = Buffer.alloc(3_000_000, 'stream ')
    const path = join(folder, 'large.bin')
    await writeFile(path, bytes)
    const asset = await upload('file', createReadStream(path), {filename: 'large.bin'})
    expect(asset).toMatchObject({size: bytes.length, originalFilename: 'large.bin'})
    expect(Buffer.from(await (await fetch(asset.url)).arrayBuffer()).equals(bytes)).toBe(true)
    const pieces = Readable.from([picture.subarray(0, 10), picture.subarray(10)])
    expect(await upload('image', pieces)).toMatchObject({size: picture.length, extension: 'png'})
  })

  test('a Buffer, a Blob', async () => {
    for (const [body, text] of [
      [Buffer.from('[TEST] buffer'), '[TEST] buffer'],
      [new Blob(['[TEST] blob']), '[TEST] blob'],
    ] as const) {
      const asset = await upload('file', body, {filename: 'a.txt', contentType: 'text/plain'})
      expect(await (await fetch(asset.url)).text()).toBe(text)
      expect(asset).toMatchObject({mimeType: 'text/plain', extension: 'txt'})
    }
  })

  test('a File, with its name or without', async () => {
    const named = await upload('file', new File(['[TEST] 1'], 'b.txt', {type: 'text/plain'}))
    expect(named).toMatchObject({originalFilename: 'b.txt', mimeType: 'text/plain'})
    const options = {preserveFilename: false}
    const unnamed = await upload('file', new File(['[TEST] 2'], 'c.txt'), options)
    expect(unnamed).not.toHaveProperty('originalFilename')
  })

  test('documents in a body whose length is not said', async () => {
    const mutations = [{create: {_id: 'chunked', _type: 'chunked', text: 'x'.repeat(500_000)}}]
    const bytes = new TextEncoder().encode(JSON.stringify({mutations}))
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 10_000) {
          controller.enqueue(bytes.slice(at, at + 10_000))
        }
        controller.close()
      },
    })
    const answer = await lake.request('/v2025-03-01/data/mutate/production', {
      method: 'POST',
      body,
      duplex: 'half',
      headers: {authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json'},
    } as RequestInit)
    expect(answer.status).toBe(200)
    expect(await lake.client().fetch('length(*[_id == "chunked"][0].text)')).toBe(500_000)
  })
})

describe('what is said of an upload', () => {
  test('texts and a source', async () => {
    const said = {
      title: '[TEST] title',
      description: '[TEST] description',
      label: '[TEST] label',
      creditLine: '[TEST] credit',
    }
    const source = {id: 'abc', name: 'test-source', url: 'https://source.example/abc'}
    const asset = await upload('file', Buffer.from('[TEST] said'), {...said, source, tag: 'a.tag'})
    expect(asset).toMatchObject({...said, source})
  })

  test.each([
    ['nothing', undefined, ['lqip', 'palette', 'blurHash']],
    ['an empty list', [], []],
    ['none', ['none'], []],
    ['a palette', ['palette'], ['palette']],
    ['hashes', ['blurhash', 'thumbhash'], ['blurHash', 'thumbHash']],
    ['places and cameras, which are never kept', ['location', 'exif', 'image'], []],
  ] as const)('metadata when %s is named', async (name, extract, expected) => {
    const own = await sharp(picture)
      .resize(60 + name.length)
      .png()
      .toBuffer()
    const {metadata} = await upload('image', own, extract && {extract: [...extract]})
    const always = ['_type', 'dimensions', 'hasAlpha', 'isOpaque']
    expect(Object.keys(metadata ?? {}).toSorted()).toEqual([...always, ...expected].toSorted())
  })
})

test('a picture that comes again keeps what is known of it, and learns what is not', async () => {
  const own = await sharp(picture).resize(99).png().toBuffer()
  const first = await upload('image', own, {filename: 'first.png', extract: ['palette']})
  const second = await upload('image', own, {filename: 'second.png', extract: ['thumbhash']})
  expect(second).toMatchObject({
    _id: first._id,
    originalFilename: 'first.png',
    metadata: {...first.metadata, thumbHash: expect.any(String)},
  })
  const third = await upload('image', own, {extract: ['thumbhash']})
  expect(third._rev).toBe(second._rev)
})

describe('hashes of pictures', () => {
  const hashesOf = async (bytes: Buffer) => {
    const asset = await upload('image', bytes, {extract: ['blurhash', 'thumbhash']})
    const {blurHash = '', thumbHash = ''} = {...asset.metadata} as Record<string, string>
    return {blurHash, thumbHash: Buffer.from(thumbHash, 'base64')}
  }

  /** How far the worst channel is from `#123456`. */
  const farFrom = (channels: readonly number[]): number =>
    Math.max(...channels.map((value, at) => Math.abs(value - ([0x12, 0x34, 0x56][at] ?? 0))))

  test('hold colours and shape', async () => {
    const {blurHash, thumbHash} = await hashesOf(picture)
    const [red = 0, green = 0, blue = 0] = decode(blurHash, 8, 4)
    expect(farFrom([red, green, blue])).toBeLessThan(12)
    const {r, g, b, a} = thumbHashToAverageRGBA(thumbHash)
    expect(farFrom([r * 255, g * 255, b * 255])).toBeLessThan(12)
    expect(a).toBe(1)
    expect(thumbHashToApproximateAspectRatio(thumbHash)).toBeCloseTo(2, 0)
  })

  test('are of a picture as it is seen', async () => {
    const turned = await sharp(picture).jpeg().withMetadata({orientation: 6}).toBuffer()
    const {thumbHash} = await hashesOf(turned)
    expect(thumbHashToApproximateAspectRatio(thumbHash)).toBeLessThan(1)
  })

  test('of a single transparent pixel', async () => {
    const background = {r: 0, g: 0, b: 0, alpha: 0}
    const pixel = await sharp({create: {width: 1, height: 1, channels: 4, background}})
      .png()
      .toBuffer()
    const {blurHash, thumbHash} = await hashesOf(pixel)
    expect(blurHash.length).toBeGreaterThan(6)
    expect(thumbHash.length).toBeGreaterThan(4)
  })
})
