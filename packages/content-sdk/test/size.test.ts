import path from 'node:path'
import {gzipSync} from 'node:zlib'

import {build} from 'esbuild'
import {describe, expect, it} from 'vitest'

/** What a browser would load first for some lines of code, minified, and the packages in it. */
async function loaded(contents: string): Promise<{kilobytes: number; packages: string[]}> {
  const {outputFiles, metafile} = await build({
    stdin: {contents, resolveDir: import.meta.dirname, loader: 'ts'},
    bundle: true,
    minify: true,
    splitting: true,
    outdir: 'out',
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
  })
  // What is imported when it is needed stands in files of its own and is not counted.
  const first = new Set(['out/stdin.js'])
  for (const file of first) {
    for (const {path: target, kind} of metafile.outputs[file]?.imports ?? []) {
      if (kind === 'import-statement') first.add(target)
    }
  }
  const bytes = outputFiles
    .filter((file) => first.has(path.relative(process.cwd(), file.path)))
    .reduce((sum, file) => sum + gzipSync(file.contents, {level: 9}).length, 0)
  const inputs = [...first].flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}))
  const names = inputs.flatMap(
    (file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
  )
  return {kilobytes: bytes / 1000, packages: [...new Set(names)].sort()}
}

describe('what a browser loads', () => {
  it('to read from memory or a file and show HTML stays within its budget', async () => {
    const page = await loaded(`
      import {createContent, memorySource} from '@jakamy/content-sdk'
      import {renderHtml} from '@jakamy/content-sdk/channels/html'
      export const show = async (documents) => renderHtml(
        await createContent({source: memorySource(documents), locale: 'en'}).get('procedure', 'x'))
    `)
    expect(page.kilobytes).toBeGreaterThan(10)
    expect(page.kilobytes).toBeLessThan(67.5)
    expect(page.packages).toEqual([
      '@noble/hashes',
      '@portabletext/to-html',
      '@portabletext/toolkit',
      'zod',
    ])
  })

  it('to read a lake stays within its budget; searching is loaded when somebody searches', async () => {
    const page = await loaded(`
      export {createContent} from '@jakamy/content-sdk'
      export {sanitySource} from '@jakamy/content-sdk/sources/sanity'
    `)
    expect(page.packages).toContain('@sanity/client')
    expect(page.packages).not.toContain('minisearch')
    expect(page.kilobytes).toBeLessThan(95.5)
  })

  it('to show what a delivery has judged is a fraction of that (P15)', async () => {
    const page = await loaded(`
      import {createDeliveryReader} from '@jakamy/content-sdk/delivery-client'
      const reader = createDeliveryReader({url: 'https://content.clinic.example', locale: 'en'})
      export const show = (slug) => reader.html('procedures', slug)
    `)
    expect(page.kilobytes).toBeGreaterThan(1)
    expect(page.kilobytes).toBeLessThan(3)
    expect(page.packages).toEqual([])
  })

  it('does not hold the compiler of schemas unless it is asked for', async () => {
    const without = await loaded(`export {createContent} from '@jakamy/content-sdk'`)
    const withIt = await loaded(`
      export {createContent} from '@jakamy/content-sdk'
      export {compile} from '@jakamy/content-sdk/compile'
    `)
    expect(withIt.kilobytes - without.kilobytes).toBeGreaterThan(5)
  })
})
