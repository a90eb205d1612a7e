import {Buffer} from 'node:buffer'

import {createImageUrlBuilder} from '@sanity/image-url'
import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

const SECRET = 'TEST-SECRET-PLACE'

function picture(width = 400, height = 200) {
  const half = {create: {width: width / 2, height, channels: 3, background: '#0044cc'}} as const
  return sharp({create: {width, height, channels: 3, background: '#cc2200'}})
    .composite([{input: half, left: 0, top: 0}])
    .withExif({IFD0: {ImageDescription: SECRET}})
}

async function upload(bytes: Buffer, filename = 'test.jpg') {
  return lake.client().assets.upload('image', bytes, {filename})
}

async function load(path: string, headers: Record<string, string> = {}) {
  const answer = await lake.request(path, {headers})
  const bytes = Buffer.from(await answer.arrayBuffer())
  return {answer, bytes}
}

describe('pictures', () => {
  test('get a document that describes them, and are found again', async () => {
    const asset = await upload(await picture().jpeg().toBuffer())
    expect(asset._id).toMatch(/^image-[0-9a-f]{40}-400x200-jpg$/)
    expect(asset).toMatchObject({
      _type: 'sanity.imageAsset',
      originalFilename: 'test.jpg',
      mimeType: 'image/jpeg',
      extension: 'jpg',
      metadata: {
        dimensions: {width: 400, height: 200, aspectRatio: 2},
        hasAlpha: false,
        isOpaque: true,
        lqip: expect.stringMatching(/^data:image\/jpeg;base64,/),
        palette: {dominant: {background: expect.stringMatching(/^#[0-9a-f]{6}$/)}},
      },
    })
    expect(asset.url).toBe(`${lake.url}/${asset.path}`)
    const {answer, bytes} = await load(`/${asset.path}`)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('x-sanity-sha1')).toBe(asset.sha1hash)
    expect(bytes.length).toBe(asset.size)
    expect((await upload(await picture().jpeg().toBuffer()))._id).toBe(asset._id)
  })

  /** A GIF can not carry EXIF; it has comments. */
  async function withSecret(format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif') {
    const bytes = await picture().toFormat(format).toBuffer()
    if (format !== 'gif') return bytes
    const start = 13 + 3 * 2 ** (((bytes[10] ?? 0) & 7) + 1)
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, SECRET.length]), Buffer.from(SECRET)])
    return Buffer.concat([
      bytes.subarray(0, start),
      comment,
      Buffer.from([0]),
      bytes.subarray(start),
    ])
  }

  test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
    'row 32: keep nothing about their making: %s',
    async (format) => {
      const bytes = await withSecret(format)
      // The check below would be worth nothing if the secret were not there to begin with.
      expect(bytes.includes(SECRET)).toBe(true)
      const asset = await upload(bytes)
      const stored = await load(`/${asset.path}`)
      expect(stored.bytes.includes(SECRET)).toBe(false)
      expect((await sharp(stored.bytes).metadata()).exif).toBeUndefined()
    },
  )

  test('keep their exact pixels and which way is up', async () => {
    const bytes = await picture().withMetadata({orientation: 6}).jpeg().toBuffer()
    const asset = await upload(bytes)
    expect(asset.metadata.dimensions).toMatchObject({width: 200, height: 400})
    const stored = await load(`/${asset.path}`)
    expect((await sharp(stored.bytes).metadata()).orientation).toBe(6)
    const pixels = (source: Buffer) => sharp(source).raw().toBuffer()
    expect(await pixels(stored.bytes)).toEqual(await pixels(bytes))
    const small = await load(`/${asset.path}?w=50`)
    expect(await sharp(small.bytes).metadata()).toMatchObject({width: 50, height: 100})
  })

  test.each([
    ['w=100', 100, 50],
    ['h=100', 200, 100],
    ['w=100&h=100', 100, 50],
    ['w=100&h=100&fit=crop', 100, 100],
    ['w=100&h=100&fit=fill', 100, 100],
    ['w=100&h=100&fit=scale', 100, 100],
    ['w=800&fit=max', 400, 200],
    ['w=800&h=800&fit=min', 200, 200],
    ['w=100&dpr=2', 200, 100],
    ['rect=0,0,50,80', 50, 80],
    ['rect=390,0,50,80', 10, 80],
    ['w=20&h=40&fit=crop&crop=focalpoint&fp-x=0.9', 20, 40],
    ['w=100&or=90', 50, 100],
    ['max-w=40', 40, 20],
    ['w=100&fit=crop&min-h=80', 100, 80],
    ['w=100&fit=crop&max-h=20', 100, 20],
    ['h=100&fit=crop&min-w=300', 300, 100],
    ['w=100&pad=10', 100, 60],
    ['flip=hv&blur=20&sharp=10&invert=true&q=50&bg=fff', 400, 200],
  ])('are made to measure: %s', async (query, width, height) => {
    const asset = await upload(await picture().png().toBuffer())
    const {bytes} = await load(`/${asset.path}?${query}`)
    expect(await sharp(bytes).metadata()).toMatchObject({width, height})
  })

  test('are cut where the address says', async () => {
    const asset = await upload(await picture().png().toBuffer())
    const colour = async (query: string) => {
      const {bytes} = await load(`/${asset.path}?${query}`)
      const {dominant} = await sharp(bytes).stats()
      return dominant.r > dominant.b ? 'red' : 'blue'
    }
    expect(await colour('rect=0,0,100,100')).toBe('blue')
    expect(await colour('rect=300,0,100,100')).toBe('red')
    expect(await colour('w=50&h=100&fit=crop&crop=left')).toBe('blue')
    expect(await colour('w=50&h=100&fit=crop&crop=right')).toBe('red')
    expect(await colour('w=50&h=100&fit=crop&crop=focalpoint&fp-x=0.95&fp-y=0.5')).toBe('red')
  })

  test('are turned over, greyed and padded', async () => {
    const asset = await upload(await picture().png().toBuffer())
    const pixel = async (query: string, left: number, top = 50) => {
      const {bytes} = await load(`/${asset.path}?fm=png&${query}`)
      const one = sharp(bytes).extract({left, top, width: 1, height: 1})
      return [...(await one.removeAlpha().raw().toBuffer())]
    }
    expect(await pixel('q=90', 5)).toEqual([0, 0x44, 0xcc])
    expect(await pixel('flip=h', 5)).toEqual([0xcc, 0x22, 0])
    expect(await pixel('flip=v', 5)).toEqual([0, 0x44, 0xcc])
    const [red, green, blue] = await pixel('sat=-100', 5)
    expect(new Set([red, green, blue]).size).toBe(1)
    expect(await pixel('invert=true', 5)).toEqual([0xff, 0xbb, 0x33])
    expect(await pixel('w=100&pad=10&bg=00ff00', 5, 5)).toEqual([0, 0xff, 0])
  })

  test('are downloaded as asked for or as they are stored', async () => {
    const asset = await upload(await picture().png().toBuffer())
    const small = await load(`/${asset.path}?w=10&dl=small.png`)
    expect(small.answer.headers.get('content-disposition')).toContain('small.png')
    expect(await sharp(small.bytes).metadata()).toMatchObject({width: 10})
    const raw = await load(`/${asset.path}?w=10&dlRaw=whole.png`)
    expect(raw.answer.headers.get('content-disposition')).toContain('whole.png')
    expect(raw.bytes.length).toBe(asset.size)
    for (const query of ['sat=200', 'frame=2', 'or=45', 'fit=odd', 'bg=zz', 'rect=1,2,3']) {
      expect((await load(`/${asset.path}?${query}`)).answer.status).toBe(400)
    }
    expect(
      (await load(`/images/testproj/production/${'0'.repeat(40)}-1x1.png`)).answer.status,
    ).toBe(404)
  })

  test('lose their other frames with frame=1', async () => {
    const frames = [0, 1].map((n) =>
      sharp({create: {width: 8, height: 8, channels: 3, background: n ? 'red' : 'blue'}})
        .png()
        .toBuffer(),
    )
    const gif = await sharp(await Promise.all(frames), {join: {animated: true}})
      .gif()
      .toBuffer()
    const asset = await upload(gif, 'test.gif')
    const pages = async (query: string) =>
      (await sharp((await load(`/${asset.path}?${query}`)).bytes).metadata()).pages ?? 1
    expect(await pages('w=4')).toBe(2)
    expect(await pages('w=4&frame=1')).toBe(1)
  })

  test('are described by what the uploader says, and by the metadata asked for', async () => {
    const bytes = await picture(60, 40).png().toBuffer()
    const asset = await lake.client().assets.upload('image', bytes, {
      filename: 'x.png',
      label: '[TEST] label',
      title: '[TEST] title',
      description: '[TEST] description',
      creditLine: '[TEST] credit',
      source: {id: 's1', name: 'shelf', url: 'http://192.0.2.1/s1'},
      extract: ['palette'],
    })
    expect(asset).toMatchObject({
      label: '[TEST] label',
      title: '[TEST] title',
      description: '[TEST] description',
      creditLine: '[TEST] credit',
      source: {id: 's1', name: 'shelf', url: 'http://192.0.2.1/s1'},
      metadata: {palette: {}, dimensions: {width: 60}},
    })
    expect(asset.metadata).not.toHaveProperty('lqip')
    const none = await lake
      .client()
      .assets.upload('image', await picture(62, 40).png().toBuffer(), {extract: []})
    expect(none.metadata).not.toHaveProperty('palette')
    await lake.client().patch(asset._id).set({title: '[TEST] other'}).commit()
    expect(await lake.client().getDocument(asset._id)).toMatchObject({title: '[TEST] other'})
  })

  test('come in the format that is asked for or taken', async () => {
    const asset = await upload(await picture().png().toBuffer())
    const type = async (query: string, accept = '*/*') =>
      (await load(`/${asset.path}?${query}`, {accept})).answer.headers.get('content-type')
    expect(await type('fm=jpg')).toBe('image/jpeg')
    expect(await type('fm=webp')).toBe('image/webp')
    expect(await type('auto=format')).toBe('image/png')
    expect(await type('auto=format', 'image/webp,*/*')).toBe('image/webp')
    const bad = await load(`/${asset.path}?w=none`)
    expect(bad.answer.status).toBe(400)
  })

  test('are addressed by @sanity/image-url', async () => {
    const asset = await upload(await picture().jpeg().toBuffer())
    const image = {asset: {_ref: asset._id}, crop: {left: 0.5, right: 0, top: 0, bottom: 0}}
    const url = createImageUrlBuilder(lake.client()).image(image).width(40).height(40).url()
    const answer = await fetch(url)
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({width: 40, height: 40})
    const {dominant} = await sharp(bytes).stats()
    expect(dominant.r).toBeGreaterThan(dominant.b)
  })
})

describe('rows 33 and 34: what is refused', () => {
  const svg = (content: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${content}</svg>`)

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text under the name of a picture', Buffer.from('<html><script>1</script></html>')],
    ['a script', svg('<script>alert(1)</script>')],
    ['an event handler', svg('<rect width="1" height="1" onload="alert(1)"/>')],
    ['a link that runs', svg('<a href="javascript:alert(1)"><rect width="1" height="1"/></a>')],
    ['a link elsewhere', svg('<image href="http://192.0.2.1/x.png" width="1" height="1"/>')],
    ['foreign content', svg('<foreignObject><b>x</b></foreignObject>')],
    [
      'an entity',
      Buffer.from(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${String(svg('&x;'))}`),
    ],
  ])('%s', async (_, bytes) => {
    await expect(upload(bytes, 'x.png')).rejects.toMatchObject({statusCode: 400})
  })

  test('row 34: a truncated picture and one that claims to be enormous', async () => {
    const whole = await picture(800, 800).jpeg().toBuffer()
    await expect(upload(whole.subarray(0, 2000))).rejects.toMatchObject({statusCode: 400})
    const bomb = await picture().png().toBuffer()
    bomb.writeUInt32BE(100_000, 16)
    bomb.writeUInt32BE(100_000, 20)
    await expect(upload(bomb)).rejects.toMatchObject({statusCode: 400})
  })

  test('row 33: a harmless drawing is taken and can not run anything', async () => {
    const asset = await upload(svg('<rect width="9" height="9" fill="url(#a)"/>'), 'x.svg')
    const {answer} = await load(`/${asset.path}?w=3`)
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  })

  test('row 35: names that are not of our making, and readers who upload', async () => {
    for (const name of ['..%2f..%2flake.sqlite', '%2e%2e%2flake.sqlite', 'x.png', '.png']) {
      const {answer} = await load(`/images/testproj/production/${name}`)
      expect(answer.status).toBe(404)
    }
    const bytes = await picture().png().toBuffer()
    const refused = lake.anonymous().assets.upload('image', bytes)
    await expect(refused).rejects.toMatchObject({statusCode: 401})
  })
})
