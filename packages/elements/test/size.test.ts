import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {gzipSync} from 'node:zlib'

import {build} from 'tsup'
import {expect, it} from 'vitest'

import {singleFile} from '../singleFile.ts'

it('what a script tag loads is one file within its budget', async () => {
  const outDir = mkdtempSync(path.join(tmpdir(), 'elements-'))
  try {
    await build({...singleFile, config: false, outDir, silent: true})
    const files = readdirSync(outDir)
    expect(files).toEqual(['elements.js'])
    const bytes = readFileSync(path.join(outDir, 'elements.js'))
    const kilobytes = gzipSync(bytes, {level: 9}).length / 1000
    expect(kilobytes).toBeGreaterThan(50)
    // The gate and its schemas, the client of the lake, bundles and Lit: 145 kB when this was written.
    expect(kilobytes).toBeLessThan(150)
  } finally {
    rmSync(outDir, {recursive: true})
  }
})
