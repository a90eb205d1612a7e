import {createReadStream} from 'node:fs'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

import {exportDataset, type ExportOptions} from '@sanity/export'
import {sanityImport} from '@sanity/import'
import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// Every option of `@sanity/import` and `@sanity/export`.

let lake: TestLake
let folder: string
let count = 0
beforeAll(async () => {
  lake = await startTestLake()
  folder = await mkdtemp(join(tmpdir(), 'lake-modes-'))
})
afterAll(async () => {
  await lake.remove()
  await rm(folder, {recursive: true, force: true})
})

async function newDataset() {
  count += 1
  const dataset = `modes-${count}`
  await lake.client().datasets.create(dataset)
  return lake.client({dataset, perspective: 'raw'})
}

async function imageFile(width: number): Promise<string> {
  const file = join(folder, `${width}.png`)
  const picture = sharp({create: {width, height: 5, channels: 3, background: '#123456'}})
  await writeFile(file, await picture.png().toBuffer())
  return `image@${pathToFileURL(file).href}`
}

describe('import', () => {
  const one = (n: number) => [{_id: 'one', _type: 'page', n}]

  test('create, createIfNotExists, createOrReplace', async () => {
    const client = await newDataset()
    const n = () => client.fetch('*[_id == "one"][0].n')
    await sanityImport(one(1), {client, operation: 'create'})
    await expect(sanityImport(one(2), {client, operation: 'create'})).rejects.toThrow(
      'already exists',
    )
    expect(await n()).toBe(1)
    await sanityImport(one(3), {client, operation: 'createIfNotExists'})
    expect(await n()).toBe(1)
    await sanityImport(one(4), {client, operation: 'createOrReplace'})
    expect(await n()).toBe(4)
  })

  test('a folder, a stream, a list', async () => {
    const client = await newDataset()
    const source = join(folder, 'source')
    await mkdir(source)
    await writeFile(join(source, 'data.ndjson'), `${JSON.stringify({_id: 'a', _type: 'page'})}\n`)
    await sanityImport(source, {client})
    await writeFile(join(folder, 'b.ndjson'), `${JSON.stringify({_id: 'b', _type: 'page'})}\n`)
    await sanityImport(createReadStream(join(folder, 'b.ndjson')), {client})
    await sanityImport([{_id: 'c', _type: 'page'}], {client})
    expect(await client.fetch('*[_type == "page"]._id')).toEqual(['a', 'b', 'c'])
  })

  test('pictures and files named by address; replaceAssets', async () => {
    const client = await newDataset()
    const _sanityAsset = await imageFile(21)
    const text = join(folder, 'note.txt')
    await writeFile(text, '[TEST] note')
    const documents = () => [
      {_id: 'p', _type: 'page', image: {_type: 'image', _sanityAsset}},
      {
        _id: 'q',
        _type: 'page',
        file: {_type: 'file', _sanityAsset: `file@${pathToFileURL(text).href}`},
      },
    ]
    const {warnings} = await sanityImport(documents(), {client})
    expect(warnings).toEqual([])
    const query =
      '*[_type == "page"]{"a": coalesce(image, file).asset->{_type, originalFilename}}.a'
    const expected = [
      {_type: 'sanity.imageAsset', originalFilename: '21.png'},
      {_type: 'sanity.fileAsset', originalFilename: 'note.txt'},
    ]
    expect(await client.fetch(query)).toEqual(expected)
    await sanityImport(documents(), {client, operation: 'createOrReplace', replaceAssets: true})
    expect(await client.fetch(query)).toEqual(expected)
    expect(await client.fetch('count(*[_type match "sanity.*"])')).toBe(2)
  })

  test('allowFailingAssets', async () => {
    const client = await newDataset()
    const missing = `image@${pathToFileURL(join(folder, 'nowhere.png')).href}`
    const documents = () => [
      {_id: 'p', _type: 'page', image: {_type: 'image', _sanityAsset: missing}},
    ]
    await expect(sanityImport(documents(), {client})).rejects.toThrow('nowhere.png')
    const options = {client, operation: 'createOrReplace', allowFailingAssets: true} as const
    const {warnings} = await sanityImport(documents(), options)
    expect(warnings).toHaveLength(1)
  }, 60_000)

  test('references into datasets that are not there', async () => {
    const client = await newDataset()
    const to = {_type: 'crossDatasetReference', _ref: 'x', _dataset: 'nowhere', _weak: true}
    const documents = () => [{_id: 'p', _type: 'page', to, n: 1}]
    await expect(sanityImport(documents(), {client})).rejects.toThrow('"nowhere"')
    await sanityImport(documents(), {client, skipCrossDatasetReferences: true})
    expect(await client.getDocument('p')).not.toHaveProperty('to')
  })

  test('releases, and other system documents when they are wanted', async () => {
    const client = await newDataset()
    const release = {_id: '_.releases.r9', _type: 'system.release', name: 'r9', state: 'active'}
    const group = {_id: '_.groups.test', _type: 'system.group', title: '[TEST]'}
    const version = {_id: 'versions.r9.p', _type: 'page'}
    await sanityImport([release, group, version], {client})
    expect(await client.fetch('*._id')).toEqual(['_.releases.r9', 'versions.r9.p'])
    const again = {client, operation: 'createOrReplace', releasesOperation: 'replace'} as const
    await sanityImport([release, group, version], {...again, allowSystemDocuments: true})
    expect(await client.fetch('*._id')).toEqual(['_.groups.test', '_.releases.r9', 'versions.r9.p'])
  })
})

describe('export', () => {
  async function exported(options: Partial<ExportOptions> = {}) {
    const client = await newDataset()
    const {dataset = ''} = client.config()
    await sanityImport(
      [
        {_id: 'a', _type: 'page', image: {_type: 'image', _sanityAsset: await imageFile(33)}},
        {_id: 'drafts.a', _type: 'page'},
        {_id: 'b', _type: 'person'},
      ],
      {client},
    )
    const out = join(folder, `${dataset}.tar.gz`)
    const result = await exportDataset({
      client,
      dataset,
      outputPath: out,
      ...options,
    } as ExportOptions)
    const target = await newDataset()
    // A raw export leaves the files where they are.
    const allowAssetsInDifferentDataset = options.raw === true
    await sanityImport(createReadStream(out), {client: target, allowAssetsInDifferentDataset})
    return {result, ids: await target.fetch<string[]>('*._id')}
  }
  const image = expect.stringMatching(/^image-/)

  test('everything', async () => {
    const {result, ids} = await exported()
    expect(result).toMatchObject({documentCount: 3, assetCount: 1})
    expect(ids).toEqual(['a', 'b', 'drafts.a', image])
  })

  test('types, drafts, assets', async () => {
    expect((await exported({types: ['person']})).ids).toEqual(['b'])
    expect((await exported({drafts: false})).ids).toEqual(['a', 'b', image])
    expect((await exported({assets: false})).result).toMatchObject({assetCount: 0})
  })

  test('raw, by cursor, a few files at a time', async () => {
    const raw = await exported({raw: true, mode: 'cursor', assetConcurrency: 2})
    expect(raw.result).toMatchObject({assetCount: 0})
    expect(raw.ids).toEqual(['a', 'b', 'drafts.a', image])
  })
})
