import {spawn, type ChildProcess} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {
  createContent,
  createPreview,
  memorySource,
  type ContentDocument,
  type Source,
} from '@jakamy/content-sdk'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {createClient, type SanityClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest'

import {approved, now, seedDocuments} from './seed.ts'

const id = 'procedure-coronary-stent'
const all = approved(seedDocuments(), id)
const cli = path.resolve(import.meta.dirname, '../../local-lake/src/cli.ts')
const folder = mkdtempSync(path.join(tmpdir(), 'sdk-subscribe-'))
const token = 'test-token'
let lake: ChildProcess
let port = 0
let client: SanityClient

/** Starts a lake in a process of its own, on the port it had before. */
async function start(): Promise<void> {
  const options = ['--data', folder, '--project', 'jakamy', '--admin-token', token]
  lake = spawn(process.execPath, [cli, 'serve', '--port', String(port), ...options])
  port = await new Promise<number>((resolve, reject) => {
    let said = ''
    lake.stdout?.on('data', (text: Buffer) => {
      said += text.toString()
      const found = /address {2}http:\/\/localhost:(\d+)/.exec(said)
      if (found) resolve(Number(found[1]))
    })
    lake.once('exit', () => reject(new Error(said)))
  })
}

async function kill(): Promise<void> {
  const gone = new Promise((resolve) => lake.once('exit', resolve))
  lake.kill('SIGKILL')
  await gone
}

const source = (perspective: 'published' | 'drafts' = 'published') =>
  sanitySource({
    projectId: 'jakamy',
    dataset: 'production',
    apiHost: `http://127.0.0.1:${port}`,
    ...(perspective === 'drafts' ? {perspective, token} : {}),
  })

beforeAll(async () => {
  await start()
  client = createClient({
    projectId: 'jakamy',
    dataset: 'production',
    token,
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
  })
  const transaction = client.transaction()
  for (const document of all) transaction.createOrReplace(document)
  await transaction.commit()
})
afterAll(async () => {
  await kill()
  rmSync(folder, {recursive: true, force: true})
})

const soon = {timeout: 20_000, interval: 20}
const statusOf = (document: ContentDocument<'procedure'> | undefined) =>
  document?.units.risks.status
/** Nothing but the listener may bring a change. */
const never = 3_600_000

describe('subscribe', () => {
  it('tells the document, then every change that matters to readers, included documents too', async () => {
    const told: (string | undefined)[] = []
    const content = createContent({source: source(), locale: 'en', now})
    const end = content.subscribe(
      'procedure',
      'coronary-stent',
      (document) => void told.push(statusOf(document)),
      {every: never},
    )
    await vi.waitFor(() => expect(told).toEqual(['ok']), soon)
    // A word of a shared risk that nobody approved: the units that show it are withheld.
    const name = [{_key: 'en', language: 'en', value: '[EN TEST] another name'}]
    await client.patch('risk-stroke').set({name}).commit()
    await vi.waitFor(() => expect(told).toEqual(['ok', 'withheld']), soon)
    await client.createOrReplace(all.find(({_id}) => _id === 'risk-stroke')!)
    await vi.waitFor(() => expect(told).toEqual(['ok', 'withheld', 'ok']), soon)
    // A draft is nothing that readers are told.
    await client.createOrReplace({...all.find(({_id}) => _id === id)!, _id: `drafts.${id}`})
    end()
    await client.patch('risk-stroke').set({name}).commit()
    await client.createOrReplace(all.find(({_id}) => _id === 'risk-stroke')!)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(told).toEqual(['ok', 'withheld', 'ok'])
  })

  it('misses nothing while the lake is killed and started again', async () => {
    const told: (string | undefined)[] = []
    const errors: unknown[] = []
    const content = createContent({source: source(), locale: 'en', now, retry: {times: 0}})
    const end = content.subscribe(
      'procedure',
      'coronary-stent',
      (document) => void told.push(statusOf(document)),
      {every: never, onError: (error) => errors.push(error)},
    )
    await vi.waitFor(() => expect(told).toEqual(['ok']), soon)
    await kill()
    await start()
    // Written perhaps before the listener is back: its coming back counts as a change.
    const name = [{_key: 'en', language: 'en', value: '[EN TEST] another name'}]
    await client.patch('risk-stroke').set({name}).commit()
    await vi.waitFor(() => expect(told).toEqual(['ok', 'withheld']), soon)
    await client.createOrReplace(all.find(({_id}) => _id === 'risk-stroke')!)
    await vi.waitFor(() => expect(told).toEqual(['ok', 'withheld', 'ok']), soon)
    end()
    for (const error of errors) expect(error).toMatchObject({code: 'SOURCE_UNREACHABLE'})
  })

  it('gives a slow listener the newest only', async () => {
    const told: (string | undefined)[] = []
    let release = () => {}
    const content = createPreview({source: source('drafts'), locale: 'en', now})
    const end = content.subscribe(
      'risk',
      'risk-death',
      async (document) => {
        const unit = document?.units.risk
        told.push(unit?.status === 'preview' ? unit.value.name : undefined)
        if (told.length === 1) await new Promise<void>((resolve) => (release = resolve))
      },
      {every: never},
    )
    await vi.waitFor(() => expect(told).toHaveLength(1), soon)
    const names = Array.from({length: 20}, (_, index) => `[EN TEST] ${index}`)
    for (const value of names) {
      const name = [{_key: 'en', language: 'en', value}]
      await client.patch('risk-death').set({name}).commit()
    }
    release()
    await vi.waitFor(() => expect(told.at(-1)).toBe('[EN TEST] 19'), soon)
    expect(told.length).toBeLessThanOrEqual(4)
    end()
  })

  it('asks a source that cannot tell of changes, and ends with the signal', async () => {
    let reads = 0
    const memory = memorySource(all)
    const asked: Source = {...memory, read: (query) => ((reads += 1), memory.read(query))}
    const content = createContent({source: asked, locale: 'en', now})
    const controller = new AbortController()
    const told: unknown[] = []
    const {signal} = controller
    content.subscribe('procedure', id, (document) => void told.push(document), {every: 10, signal})
    await vi.waitFor(() => expect(reads).toBeGreaterThan(3), soon)
    expect(told).toHaveLength(1)
    controller.abort()
    const before = reads
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(reads).toBeLessThanOrEqual(before + 1)
  })

  it('goes on after a listener has thrown', async () => {
    const errors: unknown[] = []
    const content = createContent({source: memorySource(all), locale: 'en', now})
    let calls = 0
    const end = content.subscribe(
      'procedure',
      id,
      () => {
        calls += 1
        if (calls === 1) throw new Error('[TEST] a mistake of the listener')
      },
      {every: never, onError: (error) => errors.push(error)},
    )
    await vi.waitFor(() => expect(calls).toBe(2), soon)
    expect(errors).toHaveLength(1)
    end()
  })
  it('goes on after the listener of failures has thrown', async () => {
    let fails = true
    const memory = memorySource(all)
    const source: Source = {
      ...memory,
      read: async (query) => {
        if (fails) throw new Error('[TEST] a failure')
        return memory.read(query)
      },
    }
    const content = createContent({source, locale: 'en', now})
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const told: unknown[] = []
    const end = content.subscribe('procedure', id, (document) => void told.push(document?.id), {
      every: never,
      onError: () => {
        fails = false
        throw new Error('[TEST] a mistake of the listener')
      },
    })
    await vi.waitFor(() => expect(told).toEqual([id]), soon)
    expect(said).toHaveBeenCalledWith(new Error('[TEST] a mistake of the listener'))
    said.mockRestore()
    end()
  })

  it('never asks again between changes when it is told so', async () => {
    let reads = 0
    const memory = memorySource(all)
    const source: Source = {...memory, read: (query) => ((reads += 1), memory.read(query))}
    const content = createContent({source, locale: 'en', now})
    const end = content.subscribe('procedure', 'coronary-stent', () => {}, {every: Infinity})
    await vi.waitFor(() => expect(reads).toBeGreaterThan(0), soon)
    const before = reads
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(reads).toBe(before)
    end()
  })
})
