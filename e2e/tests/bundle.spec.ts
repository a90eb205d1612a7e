import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import path from 'node:path'

import {encodeBundle, generatePrivateKey, signerFrom} from '@jakamy/content-sdk/bundle'
import {expect, test} from '@playwright/test'
import {build} from 'tsup'

import {approved, seedDocuments} from '../../packages/content-sdk/test/seed.ts'

/** A page that has the SDK and a bundle, and nothing else. In the workspace, where the SDK is found. */
let folder: string
const types: Readonly<Record<string, string>> = {'.js': 'text/javascript', '.html': 'text/html'}
let server: Server
let url: string
let key: string

test.beforeAll(async () => {
  const output = path.resolve(import.meta.dirname, '../../test-output')
  mkdirSync(output, {recursive: true})
  folder = mkdtempSync(path.join(output, 'bundle-'))
  const signer = await signerFrom(await generatePrivateKey())
  key = signer.publicKey
  const bytes = await encodeBundle(
    {
      facts: {
        clinic: 'clinic-jakamy',
        version: 1,
        created: '2026-02-01T00:00:00Z',
        expires: '2026-08-01T00:00:00Z',
        withdrawalsMaxAge: 10_080,
        schemas: '0.0.0',
        locales: ['en'],
        demo: false,
        clinicalTypes: ['procedure'],
        rights: {licences: [], attributions: []},
      },
      documents: approved(seedDocuments(), 'procedure-coronary-stent'),
    },
    [signer],
  )
  writeFileSync(path.join(folder, 'clinic.bundle'), bytes)
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>[TEST]</title>')
  writeFileSync(
    path.join(folder, 'sdk.ts'),
    `export {createContent} from '@jakamy/content-sdk'
export {bundleSource} from '@jakamy/content-sdk/sources/bundle'`,
  )
  await build({
    config: false,
    entry: [path.join(folder, 'sdk.ts')],
    outDir: folder,
    format: ['esm'],
    outExtension: () => ({js: '.js'}),
    platform: 'browser',
    noExternal: [/./],
    silent: true,
  })
  server = createServer((request, response) => {
    const name = path.basename(request.url === '/' ? '/index.html' : (request.url ?? ''))
    const type = types[path.extname(name)] ?? 'application/octet-stream'
    const file = path.join(folder, name)
    if (!existsSync(file)) return response.writeHead(404).end()
    return response.writeHead(200, {'content-type': type}).end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
})

test.afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, {recursive: true})
})

test('a browser opens a bundle, checks it, and reads it without a network', async ({page}) => {
  await page.goto(url)
  await page.evaluate(
    async ({sdk, trusted}) => {
      const {createContent, bundleSource} = await import(sdk)
      const bytes = new Uint8Array(await (await fetch('/clinic.bundle')).arrayBuffer())
      const now = () => new Date('2026-02-02T12:00:00Z')
      const open = (some: Uint8Array<ArrayBuffer>, key: string) =>
        bundleSource({blob: new Blob([some]), keys: [key], now})
      const source = await open(bytes, trusted)
      // The first document also fetches the code that expands it.
      const match = {by: 'id', id: 'risk-stroke'}
      await source.read({type: 'risk', match, includes: []})
      Reflect.set(globalThis, 'kept', {bytes, open, source, createContent, now})
    },
    {sdk: `${url}sdk.js`, trusted: key},
  )
  await page.context().setOffline(true)
  const read = await page.evaluate(async (trusted) => {
    const {bytes, open, source, createContent, now} = Reflect.get(globalThis, 'kept')
    const codeOf = (error: unknown) => String(Reflect.get(Object(error), 'code'))
    const flipped = Uint8Array.from(bytes)
    flipped[40] = (flipped[40] ?? 0) ^ 1
    const content = createContent({source, locale: 'en', now})
    const {units} = await content.get('procedure', 'coronary-stent')
    return {
      network: await fetch('/clinic.bundle').then(
        () => 'there',
        () => 'cut',
      ),
      tampered: await open(flipped, trusted).then(() => 'opened', codeOf),
      untrusted: await open(bytes, `ed25519:${'A'.repeat(43)}`).then(() => 'opened', codeOf),
      status: units.risks.status,
      text: JSON.stringify(units.risks),
    }
  }, key)
  expect(read).toMatchObject({
    network: 'cut',
    tampered: 'BUNDLE_REFUSED',
    untrusted: 'BUNDLE_REFUSED',
    status: 'ok',
  })
  expect(read.text).toContain('Death is very rare')
})
