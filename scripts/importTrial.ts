import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {startLake} from '@jakamy/local-lake'
import {createClient, type SanityClient} from '@sanity/client'
import {afterAll, beforeAll} from 'vitest'

import {runContent} from './content/commands.ts'
import type {Imported} from './content/import/importPage.ts'

/** What `import --json` tells about a page. */
export type Report = Imported & {
  counts: {placed: number; leftOver: number}
  isWritten: boolean
  message: string
}

/** Whose page the tests import. */
export const identity = ['--type', 'procedure', '--id', 'test-page', '--locale', 'en']

/** A folder with pages for the tests of one file; it is gone after them. */
export function importTrial() {
  const folder = mkdtempSync(path.join(tmpdir(), 'jakamy-import-'))
  afterAll(() => rmSync(folder, {recursive: true}))
  let files = 0
  return {
    folder,
    /** Writes a page, and gives its path. */
    file: (extension: string, content: string | Buffer): string => {
      files += 1
      const name = path.join(folder, `page${files}.${extension}`)
      writeFileSync(name, content)
      return name
    },
  }
}

/** Of the administrator of a trial's lake; nothing may print it. */
export const token = 'test-token-that-is-never-printed'

/** A lake for the tests of one file or group; its store is in the folder of the trial. */
export function importLake(folder: string) {
  let lake: Awaited<ReturnType<typeof startLake>>
  beforeAll(async () => {
    lake = await startLake({
      port: 0,
      adminToken: token,
      projectId: 'jakamy',
      dataDir: path.join(folder, 'lake'),
    })
    process.env.IMPORT_TEST_TOKEN = token
  })
  afterAll(() => lake.close())
  return {
    get url() {
      return lake.url
    },
    /** Options that have `import` write into it. */
    get options() {
      return ['--api-host', lake.url, '--token-env', 'IMPORT_TEST_TOKEN']
    },
    /** Sees everything with a token, and what anybody sees without. */
    client: (withToken = true): SanityClient =>
      createClient({
        projectId: 'jakamy',
        dataset: 'production',
        apiHost: lake.url,
        useProjectHostname: false,
        useCdn: false,
        apiVersion: '2025-02-19',
        perspective: 'raw',
        ...(withToken ? {token} : {}),
      }),
  }
}

/** Runs `import` with a report as JSON. */
export async function importReported(...args: string[]): Promise<Report> {
  return JSON.parse((await runContent(['import', ...args, '--json'])).output)
}

/** Imports a page without writing anything. */
export function imported(page: string, ...more: string[]): Promise<Report> {
  return importReported(page, ...identity, '--dry-run', ...more)
}
