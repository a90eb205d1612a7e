import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import path from 'node:path'

import type {AnyDocument} from '@jakamy/policy'
import {createClient} from '@sanity/client'

import type {BundleFile} from '../bundle/encodeBundle.ts'
import {UsageError} from './usageError.ts'

/** Published documents, and how to get their files. */
export interface Content {
  documents: AnyDocument[]
  asset: (id: string) => Promise<BundleFile | undefined>
}

/** A dataset of a Content Lake. */
export interface DatasetAddress {
  apiHost: string
  project: string
  dataset: string
  /** Name of the environment variable that holds a token; a public dataset needs none. */
  tokenEnv: string | undefined
}

/** Media types by the ending of an asset's id. A drawing in SVG can run scripts, so it is not among them. */
const mediaTypes: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  vtt: 'text/vtt',
  webm: 'video/webm',
}

const largestFile = 200_000_000

/**
 * Reads a folder of JSON files, or an export (`data.ndjson`, with `images/` and `files/` beside it). Drafts
 * and versions are left out, as are the documents that Sanity keeps for itself.
 * @throws UsageError when it is not there or no JSON, or has a document twice
 */
export function readFolder(source: string): Content {
  const stat = statSync(source, {throwIfNoEntry: false})
  if (!stat)
    throw new UsageError(`There is no “${source}”. Name a folder of JSON files, or an export.`)
  const folder = stat.isDirectory() ? source : path.dirname(source)
  const documents = stat.isDirectory()
    ? readdirSync(source, {recursive: true, encoding: 'utf8'})
        .filter((file) => file.endsWith('.json') && !file.includes('node_modules'))
        .toSorted()
        .map((file) => documentOf(readFileSync(path.join(source, file), 'utf8'), file))
    : readFileSync(source, 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          line.trim() === '' ? [] : documentOf(line, `${source}, line ${index + 1}`),
        )
  const published = documents.filter(isPublished)
  const known = new Set<string>()
  for (const {_id} of published) {
    if (known.has(_id))
      throw new UsageError(`“${_id}” stands twice in “${source}”. Take one of them away.`)
    known.add(_id)
  }
  return {
    documents: published,
    asset: async (id) => {
      const place = placeOf(id)
      const file = place && path.join(folder, place.file)
      if (!place || !file || !existsSync(file)) return undefined
      return {id, contentType: place.contentType, bytes: new Uint8Array(await readFile(file))}
    },
  }
}

/**
 * Reads the published documents of a dataset: drafts are not even asked for.
 * @throws UsageError when it cannot be read; the message never holds the token
 */
export async function readDataset(from: DatasetAddress): Promise<Content> {
  const {apiHost, project, dataset, tokenEnv} = from
  if (!URL.canParse(apiHost))
    throw new UsageError(`“${apiHost}” is not a web address such as http://localhost:4000.`)
  const token = tokenEnv === undefined ? undefined : process.env[tokenEnv]
  if (tokenEnv !== undefined && !token)
    throw new UsageError(`The environment variable ${tokenEnv} holds no token. Set it first.`)
  const hosted = new URL(apiHost).hostname.endsWith('.sanity.io')
  const where = `${apiHost}, project “${project}”, dataset “${dataset}”`
  const query =
    '{"documents": *[!(_type match "sanity.*") && !(_type match "system.*")], "assets": *[_type in ["sanity.imageAsset", "sanity.fileAsset"]]{_id, url, path}}'
  let answer: unknown
  try {
    // It refuses names that no project or dataset can have.
    const client = createClient({
      projectId: project,
      dataset,
      apiHost,
      useProjectHostname: hosted,
      useCdn: false,
      apiVersion: '2025-02-19',
      perspective: 'published',
      ...(token === undefined ? {} : {token}),
    })
    answer = await client.fetch(query)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no answer'
    throw new UsageError(`Could not read ${where}: ${reason}`)
  }
  const {documents, assets} = Object(answer)
  if (!Array.isArray(documents) || !Array.isArray(assets))
    throw new UsageError(`${where} did not answer with documents.`)
  const urls = new Map(
    assets.map((asset: unknown): [unknown, unknown] => [
      Reflect.get(Object(asset), '_id'),
      Reflect.get(Object(asset), 'url'),
    ]),
  )
  return {
    documents: documents.map((value: unknown) => asDocument(value, where)).filter(isPublished),
    asset: async (id) => {
      const place = placeOf(id)
      const url = urls.get(id)
      if (!place || typeof url !== 'string') return undefined
      // A private dataset's files need the token too; nobody else may get it.
      const isOwn = new URL(url).host === new URL(apiHost).host || hosted
      const own = token !== undefined && isOwn
      const headers: Record<string, string> = own ? {authorization: `Bearer ${token}`} : {}
      const response = await fetch(url, {headers, signal: AbortSignal.timeout(120_000)})
      const length = Number(response.headers.get('content-length') ?? 0)
      if (!response.ok || length > largestFile) return undefined
      return {
        id,
        contentType: place.contentType,
        bytes: new Uint8Array(await response.arrayBuffer()),
      }
    },
  }
}

/** Where the export of a dataset keeps an asset, and what it is. */
function placeOf(id: string): {file: string; contentType: string} | undefined {
  const [, kind, name, ending = ''] = /^(image|file)-([A-Za-z0-9-]+)-([a-z0-9]+)$/.exec(id) ?? []
  const contentType = Object.hasOwn(mediaTypes, ending) ? mediaTypes[ending] : undefined
  return contentType === undefined ? undefined : {file: `${kind}s/${name}.${ending}`, contentType}
}

function isPublished({_id, _type}: AnyDocument): boolean {
  return !_id.includes('.') && !/^(sanity|system)\./.test(_type)
}

function documentOf(text: string, where: string): AnyDocument {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UsageError(`${where} is not JSON. Correct it, or leave it out.`)
  }
  return asDocument(value, where)
}

function asDocument(value: unknown, where: string): AnyDocument {
  const {_id, _type} = Object(value)
  if (typeof _id !== 'string' || typeof _type !== 'string')
    throw new UsageError(`${where} holds something without _id or _type. It is not a document.`)
  return {...Object(value), _id, _type}
}
