import path from 'node:path'
import {gzipSync} from 'node:zlib'

import {build} from 'esbuild'
import {expect, it} from 'vitest'

it('the single file stays within its budget', async () => {
  const {outputFiles} = await build({
    entryPoints: [path.resolve(import.meta.dirname, '../src/index.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
  })
  const kilobytes = gzipSync(outputFiles[0]?.contents ?? '', {level: 9}).length / 1000
  expect(kilobytes).toBeGreaterThan(50)
  // The gate and its schemas, the client of the lake, bundles and Lit: 145 kB when this was written.
  expect(kilobytes).toBeLessThan(150)
})
