import type {ReleaseDocument, SanityClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {type ContractTarget, contractTarget} from './contractTarget.ts'

// Every method of `@sanity/client` that the lake serves, and nothing that is particular to it:
// with a token in the environment the same file runs against the hosted Content Lake.

let target: ContractTarget
let client: SanityClient
const id = (name: string): string => `${target.prefix}-${name}`
beforeAll(async () => {
  target = await contractTarget()
  client = target.client()
})
afterAll(() => target.close())

const page = (name: string, title = '[FR TEST] un') => ({_id: id(name), _type: 'contract', title})

describe('documents', () => {
  test('create, createIfNotExists, createOrReplace, delete', async () => {
    expect(await client.create(page('a'))).toMatchObject(page('a'))
    await expect(client.create(page('a'))).rejects.toMatchObject({statusCode: 409})
    expect(await client.createIfNotExists(page('a', '[FR TEST] x'))).toMatchObject(page('a'))
    const two = page('a', '[FR TEST] deux')
    expect(await client.createOrReplace(two)).toMatchObject(two)
    expect(await client.delete(id('a'))).toMatchObject({results: [{operation: 'delete'}]})
    expect(await client.getDocument(id('a'))).toBeUndefined()
  })

  test('getDocument, getDocuments, documentsExists', async () => {
    await client.createOrReplace(page('b'))
    await client.createOrReplace(page('c'))
    expect(await client.getDocument(id('b'))).toMatchObject(page('b'))
    const ids = [id('c'), id('nowhere'), id('b')]
    expect(await client.getDocuments(ids)).toMatchObject([page('c'), null, page('b')])
    expect(await client.documentsExists(ids)).toEqual(new Set([id('c'), id('b')]))
  })

  test('patch: every operation', async () => {
    const list = ['a', 'b', 'c'].map((_key) => ({_key}))
    await client.createOrReplace({...page('p'), n: 1, gone: true, list, text: 'abc'})
    const patched = await client
      .patch(id('p'))
      .set({title: '[FR TEST] deux'})
      .setIfMissing({n: 9, m: 9})
      .inc({n: 2})
      .dec({m: 4})
      .unset(['gone', 'list[_key=="b"]'])
      .insert('after', 'list[-1]', [{_key: 'd'}])
      .diffMatchPatch({text: '@@ -1,3 +1,4 @@\n abc\n+d\n'})
      .commit()
    expect(patched).toMatchObject({title: '[FR TEST] deux', n: 3, m: 5, text: 'abcd'})
    expect(patched).not.toHaveProperty('gone')
    expect(patched.list).toEqual([{_key: 'a'}, {_key: 'c'}, {_key: 'd'}])
  })

  test('patch: ifRevisionId, and a document that is not there', async () => {
    const {_rev} = await client.createOrReplace(page('rev'))
    await client.patch(id('rev')).ifRevisionId(_rev).set({n: 1}).commit()
    const stale = client.patch(id('rev')).ifRevisionId(_rev).set({n: 2}).commit()
    await expect(stale).rejects.toMatchObject({statusCode: 409})
    const nowhere = client.patch(id('nowhere')).set({n: 1}).commit()
    await expect(nowhere).rejects.toMatchObject({statusCode: 409})
  })

  test('patch and delete by query', async () => {
    for (const name of ['q1', 'q2']) await client.createOrReplace({...page(name), group: id('q')})
    const query = {query: '*[_type == "contract" && group == $group]', params: {group: id('q')}}
    await client.patch(query).set({n: 7}).commit({returnFirst: false, returnDocuments: false})
    expect(await client.fetch(`${query.query}.n`, query.params)).toEqual([7, 7])
    await client.delete(query)
    expect(await client.fetch(`count(${query.query})`, query.params)).toBe(0)
  })

  test('transaction and mutate: all or nothing, dryRun, own transaction id', async () => {
    const transactionId = id('tx')
    const done = await client
      .transaction()
      .create(page('t1'))
      .patch(id('t1'), (patch) => patch.set({n: 1}))
      .transactionId(transactionId)
      .commit()
    expect(done).toMatchObject({transactionId})
    expect(await client.getDocument(id('t1'))).toMatchObject({_rev: transactionId, n: 1})
    const half = client.transaction().create(page('t2')).create(page('t1')).commit()
    await expect(half).rejects.toMatchObject({statusCode: 409})
    expect(await client.getDocument(id('t2'))).toBeUndefined()
    await client.mutate([{create: page('t3')}], {dryRun: true})
    expect(await client.getDocument(id('t3'))).toBeUndefined()
    await client.mutate([{create: page('t3')}], {returnDocuments: false})
    expect(await client.getDocument(id('t3'))).toMatchObject(page('t3'))
  })

  test('fetch: parameters, perspectives, errors with a position, the observable form', async () => {
    await client.createOrReplace({...page('f'), _id: `drafts.${id('f')}`})
    await client.createOrReplace(page('f', '[FR TEST] publié'))
    const query = '*[_id == $id][0].title'
    const titleIn = (perspective: 'raw' | 'published' | 'drafts') =>
      client.fetch(query, {id: id('f')}, {perspective})
    expect(await titleIn('drafts')).toBe('[FR TEST] un')
    expect(await titleIn('published')).toBe('[FR TEST] publié')
    await expect(client.fetch('*[')).rejects.toMatchObject({statusCode: 400})
    const observed = await new Promise((resolve, reject) => {
      client.observable.fetch(query, {id: id('f')}).subscribe({next: resolve, error: reject})
    })
    expect(observed).toBe('[FR TEST] publié')
    const whole = await client.fetch(query, {id: id('f')}, {filterResponse: false})
    expect(whole).toMatchObject({result: '[FR TEST] publié', query})
    expect(whole.ms).toBeTypeOf('number')
  })
})

describe('drafts and versions', () => {
  test('action: create, edit, publish, unpublish, delete', async () => {
    const ids = {publishedId: id('act'), draftId: `drafts.${id('act')}`}
    const title = '[FR TEST] deux'
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: ids.publishedId,
      attributes: {...page('act'), _id: ids.draftId},
      ifExists: 'fail',
    })
    await client.action({actionType: 'sanity.action.document.edit', ...ids, patch: {set: {title}}})
    await client.action({actionType: 'sanity.action.document.publish', ...ids})
    expect(await client.getDocument(ids.publishedId)).toMatchObject({title})
    expect(await client.getDocument(ids.draftId)).toBeUndefined()
    await client.action({actionType: 'sanity.action.document.unpublish', ...ids})
    expect(await client.getDocument(ids.publishedId)).toBeUndefined()
    await client.action({actionType: 'sanity.action.document.publish', ...ids})
    const {publishedId} = ids
    const actionType = 'sanity.action.document.delete'
    await client.action({actionType, publishedId, includeDrafts: []})
    expect(await client.getDocument(ids.publishedId)).toBeUndefined()
  })

  test('createVersion, replaceVersion, discardVersion, unpublishVersion', async () => {
    const releaseId = `r${target.prefix.replaceAll('-', '')}`
    const versionId = `versions.${releaseId}.${id('v')}`
    const publishedId = id('v')
    await client.createOrReplace(page('v'))
    await client.releases.create({releaseId, metadata: {title: '[FR TEST] lot'}})
    await client.createVersion({publishedId, releaseId, baseId: publishedId})
    expect(await client.getDocument(versionId)).toMatchObject({title: '[FR TEST] un'})
    const title = '[FR TEST] version'
    await client.replaceVersion({publishedId, releaseId, document: {_type: 'contract', title}})
    expect(await client.getDocument(versionId)).toMatchObject({title})
    await client.discardVersion({publishedId, releaseId})
    expect(await client.getDocument(versionId)).toBeUndefined()
    await client.unpublishVersion({publishedId, releaseId})
    expect(await client.getDocument(versionId)).toMatchObject({_system: {delete: true}})
    await client.discardVersion({publishedId, releaseId})
    await client.releases.archive({releaseId})
    await client.releases.delete({releaseId})
  })

  test('releases: create, get, edit, fetchDocuments, schedule, archive, publish, delete', async () => {
    const releaseId = `s${target.prefix.replaceAll('-', '')}`
    const state = async () =>
      (await client.releases.get({releaseId}))?.state satisfies ReleaseDocument['state'] | undefined
    await client.releases.create({releaseId, metadata: {title: '[FR TEST] lot'}})
    expect(await state()).toBe('active')
    await client.releases.edit({releaseId, patch: {set: {metadata: {title: '[FR TEST] deux'}}}})
    expect(await client.releases.get({releaseId})).toMatchObject({
      metadata: {title: '[FR TEST] deux'},
    })
    const publishedId = id('in-release')
    const document = {_type: 'contract', title: '[FR TEST] version'}
    await client.createVersion({publishedId, releaseId, document})
    const raw = target.client({perspective: 'raw'})
    expect(await raw.releases.fetchDocuments({releaseId})).toMatchObject({
      result: [{_id: `versions.${releaseId}.${publishedId}`}],
    })
    await client.releases.schedule({releaseId, publishAt: '2099-01-01T00:00:00.000Z'})
    expect(await state()).toBe('scheduled')
    await client.releases.unschedule({releaseId})
    await client.releases.archive({releaseId})
    expect(await state()).toBe('archived')
    await client.releases.unarchive({releaseId})
    await client.releases.publish({releaseId})
    expect(await client.getDocument(publishedId)).toMatchObject(document)
    expect(await state()).toBe('published')
    await client.releases.delete({releaseId})
  })
})

describe('what goes on', () => {
  test('listen: welcome, then appear, update, disappear', async () => {
    const done = Promise.withResolvers<void>()
    const seen: string[] = []
    const welcome = Promise.withResolvers<void>()
    const options = {events: ['welcome', 'mutation'], includeResult: true} as const
    const subscription = client
      .listen('*[_id == $id]', {id: id('heard')}, {...options, events: [...options.events]})
      .subscribe({
        next: (event) => {
          if (event.type === 'welcome') return welcome.resolve()
          if (event.type === 'mutation') seen.push(event.transition)
          if (seen.length === 3) done.resolve()
        },
        error: done.reject,
      })
    await welcome.promise
    await client.create(page('heard'))
    await client.patch(id('heard')).set({n: 1}).commit()
    await client.delete(id('heard'))
    await done.promise
    subscription.unsubscribe()
    expect(seen).toEqual(['appear', 'update', 'disappear'])
  })

  test('live.events: welcome, then the tags of an answer', async () => {
    const live = target.client({apiVersion: '2025-03-01'})
    const {syncTags = []} = await live.fetch(
      '*[_type == "contractLive"]._id',
      {},
      {filterResponse: false},
    )
    const welcome = Promise.withResolvers<void>()
    const message = Promise.withResolvers<readonly string[]>()
    const subscription = live.live.events().subscribe({
      next: (event) => {
        if (event.type === 'welcome') welcome.resolve()
        if (event.type === 'message') message.resolve(event.tags)
      },
      error: message.reject,
    })
    await welcome.promise
    await live.create({_id: id('live'), _type: 'contractLive'})
    expect(await message.promise).toEqual(expect.arrayContaining([...syncTags]))
    subscription.unsubscribe()
    await live.delete(id('live'))
  })

  test('assets.upload, and delete by id', async () => {
    const bytes = Buffer.from(`[FR TEST] ${target.prefix}`)
    const asset = await client.assets.upload('file', bytes, {filename: 'test.txt'})
    expect(asset).toMatchObject({_type: 'sanity.fileAsset', originalFilename: 'test.txt'})
    expect(await (await fetch(asset.url)).text()).toBe(bytes.toString())
    await client.delete(asset._id)
    expect(await client.getDocument(asset._id)).toBeUndefined()
  })

  test('users, projects, datasets', async () => {
    expect((await client.users.getById('me')).id).toBeTypeOf('string')
    const {projectId, dataset} = client.config()
    expect(await client.projects.getById(projectId ?? '')).toMatchObject({id: projectId})
    expect((await client.datasets.list()).map(({name}) => name)).toContain(dataset)
  })
})
