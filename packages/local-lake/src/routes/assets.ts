import {createHash} from 'node:crypto'
import {isDeepStrictEqual} from 'node:util'

import {assetIdOf, isAssetFileName, readStoredFile, sha1, storeFile} from '../assets/assetFiles.ts'
import {contentTypeOf, extensionOf, mimeTypeOf} from '../assets/fileTypes.ts'
import {readImage} from '../assets/readImage.ts'
import {readRange} from '../assets/readRange.ts'
import {readTransformation} from '../assets/readTransformation.ts'
import {transformImage} from '../assets/transformImage.ts'
import type {Dataset} from '../dataset.ts'
import {isRecord, type JsonObject, type LakeDocument} from '../document.ts'
import {httpError} from '../errors.ts'
import {type Identity, type LakeUser, requireRole} from '../identity.ts'
import {datasetOf, type LakeContext, param, readBody} from '../lakeContext.ts'

/** What is stored of an upload, before its document is made. */
interface StoredAsset {
  type: 'sanity.imageAsset' | 'sanity.fileAsset'
  name: string
  bytes: Uint8Array
  extension: string
  mimeType: string
  metadata?: JsonObject
}

/**
 * `POST /assets/images/:dataset`: stores a picture (the body) and makes its asset document. The
 * address may give `filename`, `title`, `description`, `label`, `creditLine` and a `source…`.
 */
export async function uploadImage(c: LakeContext): Promise<Response> {
  const user = requireRole(c.var.identity, 'editor', 'create')
  const image = await readImage(Buffer.from(await readBody(c, c.var.lake.settings.maxAssetSize)))
  const {bytes, extension, mimeType, width, height, metadata} = image
  const name = `${sha1(bytes)}-${width}x${height}.${extension}`
  const type = 'sanity.imageAsset'
  return store(c, user, {
    type,
    name,
    bytes,
    extension,
    mimeType,
    metadata: wantedMetadata(c, metadata),
  })
}

/** `meta` names the parts to extract; dimensions and transparency are there in any case. */
function wantedMetadata(c: LakeContext, metadata: JsonObject): JsonObject {
  const named = [...(c.req.queries('meta') ?? []), ...(c.req.queries('meta[]') ?? [])]
  const wanted = new Set(named.flatMap((names) => names.split(',')))
  if (named.length === 0) for (const name of USUAL_METADATA) wanted.add(name)
  const entries = Object.entries(metadata).filter(([attribute]) => {
    const name = attribute.toLowerCase()
    return !OPTIONAL_METADATA.has(name) || wanted.has(name)
  })
  return Object.fromEntries(entries)
}

/** Extracted when nothing is named. */
const USUAL_METADATA = ['lqip', 'palette', 'blurhash']
const OPTIONAL_METADATA = new Set([...USUAL_METADATA, 'thumbhash'])

/** `POST /assets/files/:dataset`: stores any file (the body) and makes its asset document. */
export async function uploadFile(c: LakeContext): Promise<Response> {
  const user = requireRole(c.var.identity, 'editor', 'create')
  const bytes = await readBody(c, c.var.lake.settings.maxAssetSize)
  if (bytes.length === 0) throw httpError(400, 'Invalid file: the file is empty')
  const extension = extensionOf(c.req.query('filename') ?? '', c.req.header('content-type'))
  const name = `${sha1(bytes)}.${extension}`
  const mimeType = mimeTypeOf(extension)
  return store(c, user, {type: 'sanity.fileAsset', name, bytes, extension, mimeType})
}

async function store(c: LakeContext, user: LakeUser, asset: StoredAsset): Promise<Response> {
  const {lake} = c.var
  const dataset = datasetOf(c)
  const {project, name: datasetName} = dataset
  await storeFile(lake.store.assetFolder(project, datasetName), asset.name, asset.bytes)
  const kind = asset.type === 'sanity.imageAsset' ? 'images' : 'files'
  const path = `${kind}/${project}/${datasetName}/${asset.name}`
  const hash = sha1(asset.bytes)
  const _id = assetIdOf(asset.name)
  const document = {
    _id,
    _type: asset.type,
    assetId: hash,
    sha1hash: hash,
    path,
    url: `${publicUrl(c)}/${path}`,
    extension: asset.extension,
    mimeType: asset.mimeType,
    size: asset.bytes.length,
    uploadId: lake.newId(),
    ...(asset.metadata ? {metadata: asset.metadata} : {}),
    ...described(c),
  }
  const documents = dataset.view('all', 'raw')
  const mutations = [{createIfNotExists: document}, ...newMetadata(documents.get(_id), asset)]
  dataset.transact({mutations, author: user.id, cause: 'upload'})
  return c.json({document: documents.get(_id)})
}

/** A file that was uploaded before gets the metadata that it has not had. */
function newMetadata(known: LakeDocument | undefined, {metadata}: StoredAsset): JsonObject[] {
  if (!known || !metadata) return []
  const before = isRecord(known.metadata) ? known.metadata : {}
  const after = {...before, ...metadata}
  if (isDeepStrictEqual(before, after)) return []
  return [{patch: {id: known._id, set: {metadata: after}}}]
}

function publicUrl(c: LakeContext): string {
  const port = c.env?.incoming?.socket.localPort
  const here = port === undefined ? new URL(c.req.url).origin : `http://localhost:${port}`
  return c.var.lake.settings.publicUrl ?? here
}

/** What the uploader says about the file. */
function described(c: LakeContext): JsonObject {
  const {filename, title, description, label, creditLine} = c.req.query()
  const {sourceId, sourceName, sourceUrl} = c.req.query()
  const source =
    sourceId && sourceName ? {id: sourceId, name: sourceName, url: sourceUrl} : undefined
  const given = {originalFilename: filename, title, description, label, creditLine, source}
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** A year: what a hash names never changes. */
const FOREVER = 'public, max-age=31536000, immutable'

/** Nothing that is served as an asset may run, wherever it is opened. */
const HARMLESS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': FOREVER,
}

/**
 * `GET /images/:project/:dataset/:file`: a picture, transformed as the address says; `dl` makes
 * browsers save it, `dlRaw` as it is stored. `Range` asks for a part, as players of videos do. An SVG
 * is sent as it is unless a format is asked for, see "Assets" in https://www.sanity.io/docs/assets.
 */
export async function serveImage(c: LakeContext): Promise<Response> {
  const stored = await find(c)
  const {dlRaw, fm} = c.req.query()
  const asStored = dlRaw !== undefined || (stored.mimeType === 'image/svg+xml' && !fm)
  const wanted = asStored ? undefined : readTransformation(c.req.query())
  if (!wanted) return answer(c, stored)
  const accept = c.req.header('accept') ?? ''
  const image = await transformImage(stored.bytes, wanted, accept)
  if (wanted.auto) c.header('vary', 'Accept', {append: true})
  return answer(c, {...stored, ...image})
}

/** `GET /files/:project/:dataset/:file`: a file; `dl` makes browsers save it, under the name it was uploaded with unless it gives one. */
export async function serveFile(c: LakeContext): Promise<Response> {
  return answer(c, await find(c))
}

/** A file as it is sent. */
interface ServedFile {
  bytes: Buffer
  mimeType: string
  /** What the uploader called it, else the name it is stored under. */
  name: string
}

/** Whoever knows the name of a file may have it, out of a private dataset too: pages show pictures without a token. */
const ANYONE: Identity = {role: 'read', via: 'none'}

async function find(c: LakeContext): Promise<ServedFile> {
  const name = param(c, 'file')
  const missing = () => httpError(404, `No asset "${name}"`)
  if (!isAssetFileName(name)) throw missing()
  const dataset: Dataset = c.var.lake.dataset(ANYONE, param(c, 'projectId'), param(c, 'dataset'))
  const document = dataset.view('all', 'raw').get(assetIdOf(name))
  if (!document) throw missing()
  const folder = c.var.lake.store.assetFolder(dataset.project, dataset.name)
  const bytes = await readStoredFile(folder, name)
  if (!bytes) throw missing()
  const {originalFilename} = document
  const given = typeof originalFilename === 'string' && originalFilename !== ''
  const mimeType = contentTypeOf(name.slice(name.lastIndexOf('.') + 1))
  return {bytes, mimeType, name: given ? originalFilename : name}
}

function answer(c: LakeContext, {bytes, mimeType, name}: ServedFile): Response {
  const etag = `"${sha1(bytes)}"`
  for (const [name, value] of Object.entries(HARMLESS)) c.header(name, value)
  c.header('etag', etag)
  // Pictures are embedded in pages of any origin; without credentials that gives nothing away.
  if (c.var.allowedOrigin === undefined) c.header('access-control-allow-origin', '*')
  c.header('accept-ranges', 'bytes')
  if (namesTag(c.req.header('if-none-match'), etag)) return c.body(null, 304)
  c.header('x-sanity-sha1', sha1(bytes))
  c.header('x-sanity-md5', createHash('md5').update(bytes).digest('hex'))
  const download = c.req.query('dl') ?? c.req.query('dlRaw')
  if (download !== undefined) c.header('content-disposition', disposition(download || name))
  const ifRange = c.req.header('if-range')
  const isSame = ifRange === undefined || ifRange === etag
  const range = isSame ? readRange(c.req.header('range'), bytes.length) : undefined
  if (range === 'outside') {
    c.header('content-range', `bytes */${bytes.length}`)
    return c.body(null, 416)
  }
  const part = range ? bytes.subarray(range.first, range.last + 1) : bytes
  if (range) c.header('content-range', `bytes ${range.first}-${range.last}/${bytes.length}`)
  c.header('content-type', mimeType)
  // Said here because an answer to HEAD has no body that it could be read off.
  c.header('content-length', String(part.length))
  return c.body(new Uint8Array(part), range ? 206 : 200)
}

/** True when `If-None-Match` names the tag; a proxy that compresses makes it a weak one. */
function namesTag(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((one) => one.trim().replace(/^W\//, ''))
  return tags?.includes(etag) === true || tags?.[0] === '*'
}

/** A file name can not break out of its header; the plain one is for programs that do not know the other. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w.() -]/g, '_')
  const exact = encodeURIComponent(name.toWellFormed()).replaceAll("'", '%27')
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}
