import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import type {MemoryDocument} from '@jakamy/content-sdk'
import {startLake} from '@jakamy/local-lake'
import {createClient, type SanityClient} from '@sanity/client'

/** A lake with a store of its own. */
export interface TestLake {
  /** `http://127.0.0.1:<port>` */
  apiHost: string
  /** What a source needs to know to read it as anybody. */
  place: {projectId: string; dataset: string; apiHost: string}
  /** Of an administrator. */
  token: string
  /** A client with all rights. */
  writer: SanityClient
  /** Puts documents in place, all of them at once. */
  write(documents: readonly MemoryDocument[]): Promise<void>
  /** Stops it; the store stays until the end. */
  stop(): Promise<void>
  /** Stops it and removes the store. */
  remove(): Promise<void>
}

/** Starts a lake on a free port. */
export async function startTestLake(token = 'secret-test-token'): Promise<TestLake> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sdk-lake-'))
  const lake = await startLake({dataDir, port: 0, projectId: 'jakamy', adminToken: token})
  const apiHost = `http://127.0.0.1:${lake.port}`
  const place = {projectId: 'jakamy', dataset: 'production', apiHost}
  const writer = createClient({
    ...place,
    token,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
  })
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= lake.close())
  return {
    apiHost,
    place,
    token,
    writer,
    async write(documents) {
      const transaction = writer.transaction()
      for (const document of documents) transaction.createOrReplace(document)
      await transaction.commit({visibility: 'sync'})
    },
    stop,
    async remove() {
      await stop()
      rmSync(dataDir, {recursive: true, force: true})
    },
  }
}
