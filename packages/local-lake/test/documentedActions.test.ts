import type {Action} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// Actions as the reference of the HTTP API and the README of `@sanity/client` spell them.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

/** Sends actions that are not, or not yet, in the types of the client. */
const act = (actions: object | object[], options: object = {}) =>
  lake.client().action(actions as Action, options)
const get = (id: string) => lake.client().getDocument(id)
const named = (name: string) => `sanity.action.${name}`
const refused = (statusCode: number, type: string, part: string) => ({
  statusCode,
  details: {type: 'actionError', items: [{error: {type}}]},
  message: expect.stringContaining(part),
})

describe('create', () => {
  const actionType = named('document.create')

  test('attributes need no _id: the draft of what is to be published', async () => {
    const attributes = {_type: 'bike', name: '[FR TEST] tandem'}
    await act({actionType, publishedId: 'c1', attributes, ifExists: 'fail'})
    expect(await get('drafts.c1')).toMatchObject({...attributes, _id: 'drafts.c1'})
    await act({actionType, publishedId: 'c2', versionId: 'versions.r.c2', attributes})
    expect(await get('versions.r.c2')).toMatchObject(attributes)
  })

  test('a draft that is there: fail or ignore', async () => {
    const attributes = {_type: 'bike', n: 1}
    await act({actionType, publishedId: 'c3', attributes})
    const again = {actionType, publishedId: 'c3', attributes: {...attributes, n: 2}}
    const failed = refused(409, 'documentAlreadyExistsError', 'drafts.c3')
    await expect(act({...again, ifExists: 'fail'})).rejects.toMatchObject(failed)
    await act({...again, ifExists: 'ignore'})
    expect(await get('drafts.c3')).toMatchObject({n: 1})
  })

  test('not of a document that is published', async () => {
    await lake.client().create({_id: 'c4', _type: 'bike'})
    for (const ifExists of ['fail', 'ignore']) {
      const action = {actionType, publishedId: 'c4', attributes: {_type: 'bike'}, ifExists}
      const failed = refused(409, 'documentAlreadyExistsError', '"c4" already exists')
      await expect(act(action)).rejects.toMatchObject(failed)
    }
    expect(await get('drafts.c4')).toBeUndefined()
  })

  test('without a type, or of another document', async () => {
    const noType = {actionType, publishedId: 'c5', attributes: {name: 'x'}}
    await expect(act(noType)).rejects.toMatchObject(refused(400, 'validationError', '"attributes"'))
    for (const _id of ['drafts.c6', 'c5']) {
      const other = {actionType, publishedId: 'c5', attributes: {_id, _type: 'bike'}}
      await expect(act(other)).rejects.toMatchObject(refused(400, 'validationError', '"c5"'))
    }
  })

  test('without saying what is to be published', async () => {
    const action = {actionType, attributes: {_id: 'drafts.c8', _type: 'bike'}}
    const missing = refused(400, 'validationError', 'requires "publishedId"')
    await expect(act(action)).rejects.toMatchObject(missing)
  })

  test('create, publish and edit a version of it, as "Transactions" has it', async () => {
    const ids = {publishedId: 'c7', draftId: 'drafts.c7'}
    const document = {_type: 'post', _id: 'drafts.c7', title: '[FR TEST] un'}
    const edit = {publishedId: 'c7', versionId: 'versions.rc7.c7', patch: {set: {title: 'two'}}}
    await act([
      {actionType, publishedId: 'c7', document},
      {actionType: named('document.publish'), ...ids},
      {actionType: named('document.edit'), ...edit},
    ])
    expect(await get('c7')).toMatchObject({title: '[FR TEST] un'})
    expect(await get('versions.rc7.c7')).toMatchObject({title: 'two'})
  })
})

describe('delete', () => {
  test.each(['includeVersions', 'includeDrafts'])('%s names what goes too', async (name) => {
    const id = `gone-${name}`
    const versions = [`drafts.${id}`, `versions.r1.${id}`]
    for (const _id of [id, ...versions]) await lake.client().create({_id, _type: 'bike'})
    const action = {actionType: named('document.delete'), publishedId: id}
    const left = refused(409, 'documentHasExistingVersionsError', versions.join(', '))
    await expect(act(action)).rejects.toMatchObject(left)
    await act({...action, [name]: versions})
    for (const one of [id, ...versions]) expect(await get(one)).toBeUndefined()
  })
})

describe('versionId, as draftId was called before', () => {
  test('edit, publish, unpublish, discard', async () => {
    await lake.client().create({_id: 'v1', _type: 'bike', n: 1})
    const ids = {publishedId: 'v1', versionId: 'drafts.v1'}
    await act({actionType: named('document.edit'), ...ids, patch: {set: {n: 2}}})
    const ifDraftRevisionId = (await get('drafts.v1'))?._rev
    await act({actionType: named('document.publish'), ...ids, ifDraftRevisionId})
    expect(await get('v1')).toMatchObject({n: 2})
    await act({actionType: named('document.unpublish'), ...ids})
    expect(await get('v1')).toBeUndefined()
    await act({actionType: named('document.discard'), versionId: 'drafts.v1'})
    expect(await get('drafts.v1')).toBeUndefined()
  })

  test('one of them is needed, and fits the published id', async () => {
    const publish = {actionType: named('document.publish'), publishedId: 'v2'}
    const missing = refused(400, 'validationError', 'requires "versionId"')
    await expect(act(publish)).rejects.toMatchObject(missing)
    const other = refused(400, 'validationError', 'not a draft or version of "v2"')
    await expect(act({...publish, versionId: 'drafts.v3'})).rejects.toMatchObject(other)
  })

  test('revisions that are not current', async () => {
    await lake.client().create({_id: 'drafts.v4', _type: 'bike'})
    const ids = {publishedId: 'v4', versionId: 'drafts.v4'}
    const publish = {actionType: named('document.publish'), ...ids}
    const stale = refused(409, 'documentRevisionIDDoesNotMatchError', 'drafts.v4')
    await expect(act({...publish, ifDraftRevisionId: 'x'})).rejects.toMatchObject(stale)
    const gone = refused(409, 'documentRevisionIDDoesNotMatchError', '"v4"')
    await expect(act({...publish, ifPublishedRevisionId: 'x'})).rejects.toMatchObject(gone)
  })
})

describe('versions', () => {
  test('remember what they were made of', async () => {
    const base = await lake.client().create({_id: 'w1', _type: 'bike', n: 1})
    const create = named('document.version.create')
    const versionId = 'versions.r1.w1'
    await act({actionType: create, publishedId: 'w1', baseId: 'w1', versionId})
    expect(await get(versionId)).toMatchObject({n: 1, _system: {base: {id: 'w1', rev: base._rev}}})
    await act({actionType: named('document.publish'), publishedId: 'w1', versionId})
    expect(await get('w1')).not.toHaveProperty('_system')
  })

  test('belong to the document that is named', async () => {
    await lake.client().create({_id: 'w2', _type: 'bike'})
    const other = refused(400, 'validationError', '"versions.r1.w3"')
    const create = {actionType: named('document.version.create'), publishedId: 'w2'}
    const versionId = 'versions.r1.w3'
    await expect(act({...create, baseId: 'w2', versionId})).rejects.toMatchObject(other)
    const document = {_id: versionId, _type: 'bike'}
    await expect(act({...create, document})).rejects.toMatchObject(other)
    const unpublish = {
      actionType: named('document.version.unpublish'),
      publishedId: 'w2',
      versionId,
    }
    await expect(act(unpublish)).rejects.toMatchObject(other)
  })
})

describe('releases', () => {
  test.each(['a.b', '', '-', 'drafts', 'published', 'a b'])('%j is no release id', async (id) => {
    const create = {actionType: named('release.create'), releaseId: id}
    await expect(act(create)).rejects.toMatchObject({statusCode: 400})
  })

  test('import brings a document back, under either name', async () => {
    const release = {_id: '_.releases.ri', _type: 'system.release', state: 'archived', name: 'ri'}
    const actionType = named('release.import')
    await act({actionType, releaseId: 'ri', attributes: release, ifExists: 'fail'})
    expect(await get('_.releases.ri')).toMatchObject(release)
    const active = {...release, state: 'active'}
    await act({actionType, releaseId: 'ri', document: active, ifExists: 'replace'})
    await act({actionType, releaseId: 'ri', document: release, ifExists: 'ignore'})
    expect(await get('_.releases.ri')).toMatchObject({state: 'active'})
    const again = act({actionType, releaseId: 'ri', document: release, ifExists: 'fail'})
    await expect(again).rejects.toMatchObject({statusCode: 409})
  })

  test('edit changes metadata and nothing else', async () => {
    await act({actionType: named('release.create'), releaseId: 're'})
    const edit = (set: object) =>
      act({actionType: named('release.edit'), releaseId: 're', patch: {set}})
    await edit({'metadata.title': '[FR TEST] lot'})
    expect(await get('_.releases.re')).toMatchObject({metadata: {title: '[FR TEST] lot'}})
    const state = refused(400, 'validationError', '"state"')
    await expect(edit({state: 'published'})).rejects.toMatchObject(state)
    expect(await get('_.releases.re')).toMatchObject({state: 'active'})
  })

  test('lock their documents when they are scheduled', async () => {
    const versionId = 'versions.rlocked.l1'
    const ids = {publishedId: 'l1', versionId}
    const document = {_id: versionId, _type: 'bike'}
    const release = {releaseId: 'rlocked'}
    await lake.client().create({_id: 'l1', _type: 'bike'})
    await act({actionType: named('release.create'), ...release})
    await act({actionType: named('document.version.create'), publishedId: 'l1', document})
    const publishAt = new Date(Date.now() + 3_600_000).toISOString()
    await act({actionType: named('release.schedule'), ...release, publishAt})
    const edit = {actionType: named('document.edit'), ...ids, patch: {set: {n: 2}}}
    const locked = refused(409, 'releaseStateError', '"rlocked" is scheduled')
    for (const action of [
      edit,
      {actionType: named('document.publish'), ...ids},
      {actionType: named('document.delete'), publishedId: 'l1', includeVersions: [versionId]},
      {actionType: named('document.version.discard'), versionId},
      {actionType: named('document.version.replace'), document},
      {actionType: named('document.version.unpublish'), ...ids},
    ]) {
      await expect(act(action)).rejects.toMatchObject(locked)
    }
    await act({actionType: named('release.unschedule'), ...release})
    await act(edit)
    expect(await get(versionId)).toMatchObject({n: 2})
  })

  test('are not mixed with documents', async () => {
    const release = {actionType: named('release.create'), releaseId: 'rm'}
    const attributes = {_type: 'bike'}
    const document = {actionType: named('document.create'), publishedId: 'm1', attributes}
    const mixed = refused(400, 'validationError', 'can not be in one request')
    await expect(act([release, document])).rejects.toMatchObject(mixed)
    expect(await get('_.releases.rm')).toBeUndefined()
  })
})

describe('of any kind', () => {
  test('objects in lists get a _key, the same request the same answer', async () => {
    const attributes = {_type: 'bike', list: [{a: 1}, {_key: 'k', inner: [{b: 1}]}, 'text']}
    const action = {actionType: named('document.create'), publishedId: 'k1', attributes}
    const first = await act(action, {transactionId: 'keys-once'})
    const _key = expect.stringMatching(/^\w{12}$/)
    expect(await get('drafts.k1')).toMatchObject({
      list: [{_key, a: 1}, {_key: 'k', inner: [{_key, b: 1}]}, 'text'],
    })
    expect(await act(action, {transactionId: 'keys-once'})).toEqual(first)
  })

  test('variants are refused by their name', async () => {
    const actionType = named('document.variant.create')
    const variant = {actionType, publishedId: 'x', variantId: 'v', document: {_type: 'bike'}}
    const unsupported = refused(400, 'validationError', actionType)
    await expect(act(variant)).rejects.toMatchObject(unsupported)
  })
})
