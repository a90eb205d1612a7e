import {createReadStream} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {SanityClient} from '@sanity/client'
import {exportDataset} from '@sanity/export'
import {sanityImport} from '@sanity/import'
import sharp from 'sharp'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
let folder: string
beforeAll(async () => {
  lake = await startTestLake()
  folder = await mkdtemp(join(tmpdir(), 'lake-export-'))
})
afterAll(async () => {
  await lake.remove()
  await rm(folder, {recursive: true, force: true})
})

/** What a document says, without when and by which transaction it was written. */
async function contents(client: SanityClient) {
  const query = '*[!(_type in ["sanity.imageAsset", "sanity.fileAsset"])] | order(_id)'
  const documents = await client.fetch<Record<string, unknown>[]>(query, {}, {perspective: 'raw'})
  return documents.map(({_rev, _updatedAt, _createdAt, ...content}) => content)
}

test.each(['stream', 'cursor'] as const)(
  'what @sanity/export writes, @sanity/import reads: documents, drafts, references, assets (%s)',
  async (mode) => {
    const source = lake.client({dataset: `from-${mode}`})
    await source.datasets.create(`from-${mode}`)
    const bytes = await sharp({create: {width: 30, height: 20, channels: 3, background: '#123456'}})
      .png()
      .toBuffer()
    const image = await source.assets.upload('image', bytes, {filename: 'test.png'})
    const file = await source.assets.upload('file', Buffer.from('[FR TEST]'), {filename: 'a.txt'})
    await source
      .transaction()
      .create({_id: 'a', _type: 'page', to: {_type: 'reference', _ref: 'b'}})
      .create({_id: 'b', _type: 'page', to: {_type: 'reference', _ref: 'a'}, text: '[FR TEST] é'})
      .create({
        _id: 'drafts.a',
        _type: 'page',
        image: {_type: 'image', asset: {_type: 'reference', _ref: image._id}},
      })
      .create({
        _id: 'c',
        _type: 'page',
        file: {_type: 'file', asset: {_type: 'reference', _ref: file._id}},
      })
      .commit()
    const outputPath = join(folder, `${mode}.tar.gz`)
    await exportDataset({client: source, dataset: `from-${mode}`, outputPath, mode})

    const target = lake.client({dataset: `to-${mode}`})
    await target.datasets.create(`to-${mode}`)
    const {numDocs, warnings} = await sanityImport(createReadStream(outputPath), {
      client: target,
      operation: 'create',
    })
    expect({numDocs, warnings}).toEqual({numDocs: 4, warnings: []})
    expect(await contents(target)).toEqual(await contents(source))
    expect(await contents(target)).toHaveLength(4)
    const url: unknown = await target.fetch('*[_id == $id][0].url', {id: image._id})
    expect(Buffer.from(await (await fetch(String(url))).arrayBuffer())).toEqual(bytes)
  },
)
