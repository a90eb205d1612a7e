import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {afterAll} from 'vitest'

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

/** Runs `import` with a report as JSON. */
export async function importReported(...args: string[]): Promise<Report> {
  return JSON.parse((await runContent(['import', ...args, '--json'])).output)
}

/** Imports a page without writing anything. */
export function imported(page: string, ...more: string[]): Promise<Report> {
  return importReported(page, ...identity, '--dry-run', ...more)
}
