// A real lake with documents of every type in every forbidden state, and everybody who may ask it.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import type {MemoryDocument} from '@jakamy/content-sdk'
import {startLake} from '@jakamy/local-lake'
import {documents, metaOf} from '@jakamy/schemas'
import {createClient, type SanityClient} from '@sanity/client'

import {createCanaries} from './canaries.ts'
import {pictureWith} from './pictures.ts'
import {fillShop, gateStates, hiddenStates, randomFrom, releases} from './states.ts'

/** A lake, what stands in it, and who may ask. */
export type Shop = Awaited<ReturnType<typeof startShop>>

/** Every picture and file belongs to documents of one state. */
const owners = ['shown', 'language', 'clinic', 'elsewhere', ...gateStates, ...hiddenStates]

const {image, file} = documents.media.units.media.fields
const keepsName = (field: typeof image | typeof file): boolean => {
  const studio = metaOf(field)?.studio
  return typeof studio !== 'object' || Object(studio.options).storeOriginalFilename !== false
}
const keepsNames = {image: keepsName(image), file: keepsName(file)}

/** Starts the lake and fills it. @param seed of everything that is drawn */
export async function startShop(seed: number) {
  const random = randomFrom(seed)
  const canaries = createCanaries(random)
  const folder = mkdtempSync(path.join(tmpdir(), 'leaks-'))
  const adminToken = `admin-${canaries.text({state: 'token', place: 'the admin token'})}`
  const logged: string[] = []
  const dataDir = path.join(folder, 'lake')
  const lake = await startLake({
    dataDir,
    port: 0,
    projectId: 'jakamy',
    adminToken,
    // What `serve --verbose` writes.
    log: (...entry) => logged.push(JSON.stringify(entry)),
  })
  const url = `http://127.0.0.1:${lake.port}`
  const settings = {projectId: 'jakamy', dataset: 'production', apiHost: url}
  const clientWith = (token?: string): SanityClient =>
    createClient({
      ...settings,
      ...(token === undefined ? {} : {token}),
      useProjectHostname: false,
      useCdn: false,
      apiVersion: '2025-02-19',
      maxRetries: 0,
    })
  const admin = clientWith(adminToken)
  const tokenOf = async (roleName: string): Promise<string> => {
    const made = await admin.request<{key: string}>({
      method: 'POST',
      url: '/projects/jakamy/tokens',
      body: {label: `[TEST] ${roleName}`, roleName},
    })
    return made.key
  }

  const uploads: Buffer[] = []
  const assets = new Map<string, {image: string; file: string}>()
  for (const [index, state] of owners.entries()) {
    const isHidden = hiddenStates.some((one) => one === state)
    const name = (kind: string) =>
      canaries.text({state: isHidden ? 'fileName' : 'knownFile', place: `${kind} of ${state}`})
    const picture = pictureWith(canaries.text({state: 'exif', place: state}), index)
    uploads.push(picture)
    // As the Studio uploads it: whether the name goes along is up to the field.
    const upload = (kind: 'image' | 'file', bytes: Buffer, end: string) =>
      admin.assets.upload(kind, bytes, {
        contentType: kind === 'image' ? 'image/png' : 'text/vtt',
        ...(keepsNames[kind] ? {filename: `${name(kind)}.${end}`} : {}),
      })
    const image = await upload('image', picture, 'png')
    const bytes = Buffer.from(`WEBVTT\n\n[TEST] ${state}`)
    const file = await upload('file', bytes, 'vtt')
    assets.set(state, {image: image._id, file: file._id})
  }

  const shop = fillShop(canaries, random, (state, kind) => assets.get(state)?.[kind] ?? '')
  const write = async (documents: readonly MemoryDocument[]) => {
    const transaction = admin.transaction()
    for (const document of documents) transaction.createOrReplace(document)
    await transaction.commit()
  }
  const title = (state: string) => canaries.text({state: 'release', place: `title of ${state}`})
  await write(shop.published)
  for (const [state, releaseId] of Object.entries(releases))
    await admin.releases.create({releaseId, metadata: {title: title(state)}})
  await write(shop.hidden)
  const refer = (_ref: string) => ({_type: 'reference', _ref, _weak: true})
  await write([
    // An id with a dot is private; a public document may point at it.
    {_id: 'private.note', _type: 'page', title: title('a private note')},
    {
      _id: 'pointer',
      _type: 'page',
      draft: refer('drafts.procedure-draft'),
      version: refer(`versions.${releases.version}.procedure-shown`),
    },
  ])
  await admin.releases.schedule({
    releaseId: releases.scheduled,
    publishAt: '2999-01-01T00:00:00Z',
  })
  await write(shop.deleted)
  const removal = admin.transaction()
  for (const {_id} of shop.deleted) removal.delete(_id)
  await removal.commit()

  /** Who may ask, with the token that shows it. */
  const identities: Record<'anonymous' | 'viewer' | 'editor' | 'administrator', string> = {
    anonymous: '',
    viewer: await tokenOf('viewer'),
    editor: await tokenOf('editor'),
    administrator: adminToken,
  }
  return {
    ...shop,
    random,
    folder,
    dataDir,
    url,
    settings,
    logged,
    uploads,
    admin,
    clientWith,
    images: [...assets].map(([state, {image}]) => ({state, id: image})),
    identities,
    close: async () => {
      await lake.close()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}
