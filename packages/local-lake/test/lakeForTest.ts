import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {type ClientConfig, createClient, type SanityClient} from '@sanity/client'

import {type RunningLake, startLake, type StartOptions} from '../src/index.ts'

/** A lake on a free port with a store of its own, and ways to reach it. */
export interface TestLake extends RunningLake {
  dataDir: string
  /** `http://127.0.0.1:<port>`: the address that works everywhere. */
  address: string
  /** A client with all rights; `config` overrides its settings. */
  client(config?: ClientConfig): SanityClient
  /** A client without a token. */
  anonymous(config?: ClientConfig): SanityClient
  /** A request of its own making. */
  request(path: string, init?: RequestInit): Promise<Response>
  /** What an administrator is answered, as JSON. */
  get(path: string): Promise<{status: number; body: unknown}>
  /** The events of a stream until one of them has `wanted` in it. */
  readUntil(path: string, headers: Record<string, string>, wanted: string): Promise<string>
  /** Stops the lake and removes its store. */
  remove(): Promise<void>
}

export const ADMIN_TOKEN = 'test-admin-token'

/** Starts a lake for one test file. */
export async function startTestLake(options: Partial<StartOptions> = {}): Promise<TestLake> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'lake-test-')))
  const lake = await startLake({
    projectId: 'testproj',
    adminToken: ADMIN_TOKEN,
    port: 0,
    ...options,
    dataDir,
  })
  const address = `http://127.0.0.1:${lake.port}`
  const base: ClientConfig = {
    projectId: 'testproj',
    dataset: 'production',
    apiHost: address,
    useProjectHostname: false,
    apiVersion: '2025-03-01',
    useCdn: false,
    maxRetries: 0,
  }
  const request = (path: string, init?: RequestInit) => fetch(`${address}${path}`, init)
  return {
    ...lake,
    dataDir,
    address,
    client: (config) => createClient({...base, token: ADMIN_TOKEN, ...config}),
    anonymous: (config) => createClient({...base, ...config}),
    request,
    async get(path) {
      const answer = await request(path, {headers: {authorization: `Bearer ${ADMIN_TOKEN}`}})
      return {status: answer.status, body: await answer.json()}
    },
    async readUntil(path, headers, wanted) {
      const abort = new AbortController()
      const answer = await request(path, {headers, signal: abort.signal})
      const decoder = new TextDecoder()
      let text = ''
      for await (const chunk of answer.body ?? []) {
        text += decoder.decode(chunk, {stream: true})
        if (text.includes(wanted)) break
      }
      abort.abort()
      return text
    },
    async remove() {
      await lake.close()
      await rm(dataDir, {recursive: true, force: true})
    },
  }
}
