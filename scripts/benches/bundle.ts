import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {gzipSync} from 'node:zlib'

import {
  encodeBundle,
  encodeDelta,
  generatePrivateKey,
  openBundle,
  partsOf,
  signerFrom,
  type BundleContent,
  type BundleDocument,
  type Bytes,
  type Signer,
} from '@jakamy/content-sdk/bundle'
import {build} from 'tsup'

import {bundleDocuments} from './bundleDocuments.ts'
import type {Comparison} from './compare.ts'
import {compareProcesses} from './processes.ts'

const facts: BundleContent['facts'] = {
  clinic: 'clinic-test',
  version: 1,
  created: '2026-01-01T00:00:00Z',
  expires: '2026-12-01T00:00:00Z',
  withdrawalsMaxAge: 1440,
  schemas: '0.0.0',
  locales: ['en', 'fr'],
  demo: false,
  clinicalTypes: ['procedure', 'risk'],
  rights: {licences: ['own'], attributions: []},
}

/** P13 and P14: a bundle of 10,000 documents from process start, its size, and what an edit costs. */
export async function bundleComparisons(documents: number): Promise<Comparison[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bundle-bench-'))
  try {
    const signer = await signerFrom(await generatePrivateKey())
    const many = bundleDocuments(documents)
    const bytes = await encodeBundle({facts, documents: many}, [signer])
    return [
      ...(await openingComparisons(folder, bytes, signer, documents)),
      ...(await sizeComparisons(bytes, many, signer)),
    ]
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** Starts a process that opens a bundle, checks it, and prints its first procedure. */
async function openingComparisons(
  folder: string,
  bytes: Bytes,
  signer: Signer,
  documents: number,
): Promise<Comparison[]> {
  const few = bundleDocuments(100)
  writeFileSync(path.join(folder, 'many.bundle'), bytes)
  writeFileSync(
    path.join(folder, 'few.bundle'),
    await encodeBundle({facts, documents: few}, [signer]),
  )
  writeFileSync(path.join(folder, 'bare.mjs'), '')
  writeFileSync(
    path.join(folder, 'open.mjs'),
    `import {bundleSource} from './dist/bundle.js'
const [file, key] = process.argv.slice(2)
const now = () => new Date('2026-01-01T12:00:00Z')
const source = await bundleSource({file, keys: [key], now})
const match = {by: 'slug', slug: 'page-0-0'}
const {documents} = await source.read({type: 'procedure', match, includes: []})
if (documents[0]._id !== 'procedure-0-0') throw new Error('not the procedure')
await source.close()
`,
  )
  await build({
    config: false,
    entry: [path.resolve(import.meta.dirname, '../../packages/content-sdk/src/sources/bundle.ts')],
    outDir: path.join(folder, 'dist'),
    format: ['esm'],
    outExtension: () => ({js: '.js'}),
    noExternal: [/./],
    silent: true,
  })
  writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}')
  const opening = (name: string) => [
    path.join(folder, 'open.mjs'),
    path.join(folder, name),
    signer.publicKey,
  ]
  return [
    await compareProcesses({
      goal: 'P13',
      what: `bundle: from process start to the first procedure of ${documents.toLocaleString('en')} documents (wall)`,
      against: 'bare node, start to end',
      reference: [path.join(folder, 'bare.mjs')],
      candidate: opening('many.bundle'),
      mustHold: {atMost: 1.25},
      clock: 'wall',
    }),
    await compareProcesses({
      goal: 'P13',
      what: `bundle: the same of ${documents.toLocaleString('en')} documents (wall)`,
      against: 'the same of 100 documents',
      reference: opening('few.bundle'),
      candidate: opening('many.bundle'),
      mustHold: {atMost: 1.5},
      clock: 'wall',
    }),
  ]
}

async function sizeComparisons(
  bytes: Bytes,
  documents: readonly BundleDocument[],
  signer: Signer,
): Promise<Comparison[]> {
  const text = documents.map((document) => JSON.stringify(document)).join('\n')
  const base = await openBundle(bytes, {keys: [signer.publicKey]})
  // Every hundredth document that has a title for readers.
  const edited = documents.map((document, index) =>
    index % 100 === 0 ? {...document, title: retitled(document.title)} : document,
  )
  const next = await encodeBundle(
    {facts: {...facts, version: 2}, documents: edited, previous: await partsOf(base)},
    [signer],
  )
  const delta = await encodeDelta(base, await openBundle(next, {keys: [signer.publicKey]}))
  return [
    sizes(
      'bundle: its size, every document readable by itself',
      'all documents as one gzip',
      1.15,
      {
        reference: gzipSync(text).length,
        candidate: bytes.length,
      },
    ),
    sizes('bundle: a delta for 1% of the titles edited', 'the bundle', 0.01, {
      reference: next.length,
      candidate: delta.length,
    }),
  ]
}

function retitled(title: unknown): unknown {
  return Array.isArray(title)
    ? title.map((item) => ({...item, value: `${item.value} (edited)`}))
    : title
}

function sizes(
  what: string,
  against: string,
  limit: number,
  {reference, candidate}: {reference: number; candidate: number},
): Comparison {
  const ratio = candidate / reference
  return {
    goal: 'P14',
    what,
    against,
    reference: reference / 1000,
    candidate: candidate / 1000,
    unit: 'kB',
    must: `≤ ${limit}×`,
    is: `${ratio.toPrecision(3)}×`,
    holds: ratio <= limit,
  }
}
