import {Buffer} from 'node:buffer'

import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

const picture = () =>
  sharp({create: {width: 2, height: 2, channels: 3, background: '#cc2200'}}).png()

describe('files', () => {
  const load = async (path: string) => {
    const answer = await lake.request(path)
    return {answer, bytes: Buffer.from(await answer.arrayBuffer())}
  }

  test('are served as what they are, or to be saved', async () => {
    const client = lake.client()
    const asset = await client.assets.upload('file', Buffer.from('[FR TEST]'), {
      filename: 'note.txt',
      title: '[FR TEST] note',
    })
    expect(asset).toMatchObject({
      _type: 'sanity.fileAsset',
      title: '[FR TEST] note',
      extension: 'txt',
      size: 9,
    })
    const {answer, bytes} = await load(`/${asset.path}?dl=a%0d%0ab%22.txt`)
    expect(bytes.toString()).toBe('[FR TEST]')
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="a__b_.txt"; filename*=UTF-8''a%0D%0Ab%22.txt`,
    )
    const unnamed = await load(`/${asset.path}?dl`)
    expect(unnamed.answer.headers.get('content-disposition')).toContain('filename="note.txt"')
    const nameless = await client.assets.upload('file', Buffer.from('[FR TEST] 2'))
    const stored = await load(`/${nameless.path}?dl=`)
    expect(stored.answer.headers.get('content-disposition')).toContain(nameless.sha1hash)
    const page = await client.assets.upload('file', Buffer.from('<script>1</script>'), {
      filename: 'page.html',
    })
    const served = await load(`/${page.path}`)
    expect(served.answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(served.answer.headers.get('content-security-policy')).toContain('sandbox')
  })
})

test('a file without a name has the extension of the type it is sent as', async () => {
  const upload = (contentType: string, filename?: string) =>
    lake.client().assets.upload('file', Buffer.from(`${contentType} ${filename}`), {
      contentType,
      ...(filename ? {filename} : {}),
    })
  expect(await upload('application/pdf')).toMatchObject({
    extension: 'pdf',
    mimeType: 'application/pdf',
  })
  expect(await upload('text/plain; charset=utf-8')).toMatchObject({
    extension: 'txt',
    mimeType: 'text/plain',
  })
  expect(await upload('text/html')).toMatchObject({extension: 'bin'})
  expect(await upload('text/plain', 'a.csv')).toMatchObject({
    extension: 'csv',
    mimeType: 'text/csv',
  })
})

describe('whoever shows files', () => {
  const asked = (path: string, headers: Record<string, string>, method = 'GET') =>
    lake.request(path, {method, headers})

  test('gets parts of them, as players of videos ask', async () => {
    const asset = await lake.client().assets.upload('file', Buffer.from('0123456789'))
    const path = `/${asset.path}`
    for (const [range, part, place] of [
      ['bytes=0-3', '0123', 'bytes 0-3/10'],
      ['bytes=7-', '789', 'bytes 7-9/10'],
      ['bytes=-2', '89', 'bytes 8-9/10'],
      ['bytes=8-99', '89', 'bytes 8-9/10'],
    ] as const) {
      const answer = await asked(path, {range})
      expect(answer.status).toBe(206)
      expect(answer.headers.get('content-range')).toBe(place)
      expect(answer.headers.get('content-length')).toBe(String(part.length))
      expect(await answer.text()).toBe(part)
    }
    for (const range of ['bytes=10-', 'bytes=-0']) {
      const answer = await asked(path, {range})
      expect(answer.status).toBe(416)
      expect(answer.headers.get('content-range')).toBe('bytes */10')
    }
    const whole: Record<string, string>[] = [
      {range: 'bytes=0-1,4-5'},
      {range: 'lines=1-2'},
      {range: 'bytes=5-2'},
      {range: 'bytes=0-3', 'if-range': '"other"'},
    ]
    for (const headers of whole) {
      const answer = await asked(path, headers)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('accept-ranges')).toBe('bytes')
      expect(await answer.text()).toBe('0123456789')
    }
    const etag = (await asked(path, {})).headers.get('etag') ?? ''
    expect((await asked(path, {range: 'bytes=0-3', 'if-range': etag})).status).toBe(206)
    const header = await asked(path, {}, 'HEAD')
    expect(header.headers.get('content-length')).toBe('10')
    expect((await asked(path, {'if-none-match': `"a", W/${etag}`})).status).toBe(304)
  })

  test('may be a page of any origin, before and after it asks whether it may', async () => {
    const asset = await lake.client().assets.upload('image', await picture().toBuffer())
    const origin = 'https://elsewhere.example'
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const answer = await asked(`/${asset.path}`, {origin}, method)
      expect(answer.ok).toBe(true)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    }
    expect((await asked(`/${asset.path}`, {origin}, 'POST')).status).toBe(403)
    const query = '/v2025-03-01/data/query/production?query=1'
    expect((await asked(query, {origin}, 'OPTIONS')).status).toBe(403)
  })

  test('needs no token for a private dataset, of which everything else stays private', async () => {
    const client = lake.client({dataset: 'hidden'})
    await client.datasets.create('hidden', {aclMode: 'private'})
    const asset = await client.assets.upload('image', await picture().toBuffer())
    expect((await asked(`/${asset.path}`, {})).status).toBe(200)
    const anonymous = lake.anonymous({dataset: 'hidden'})
    await expect(anonymous.getDocument(asset._id)).rejects.toMatchObject({statusCode: 401})
  })
})
