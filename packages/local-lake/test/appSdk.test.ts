// The App SDK as it is, with a lake as its host.
import '../src/resolveLocalhost.ts'
import {
  applyDocumentActions,
  createDocument,
  createSanityInstance,
  deleteDocument,
  discardDocument,
  type DocumentAction,
  type DocumentHandle,
  editDocument,
  getDocumentState,
  publishDocument,
  resolveDocument,
  resolveQuery,
  type SanityInstance,
  unpublishDocument,
} from '@sanity/sdk'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

const place = {projectId: 'testproj', dataset: 'production'}

let lake: TestLake
let app: SanityInstance
beforeAll(async () => {
  lake = await startTestLake()
  const auth = {token: ADMIN_TOKEN, apiHost: `http://localhost:${lake.port}`}
  app = createSanityInstance({...place, auth})
})
afterAll(async () => {
  app.dispose()
  await lake.remove()
})

const page = (documentId: string): DocumentHandle => ({documentId, documentType: 'page', ...place})

/** Applies actions and waits until the lake has them. */
async function act(...actions: DocumentAction[]) {
  const applied = await applyDocumentActions(app, {actions})
  return applied.submitted()
}

test('a document is made, edited, published, taken back and deleted', async () => {
  const client = lake.client()
  const handle = page('app')
  await act(createDocument(handle, {title: '[FR TEST] un'}))
  expect(await client.getDocument('drafts.app')).toMatchObject({title: '[FR TEST] un'})

  await act(publishDocument(handle))
  expect(await client.getDocument('app')).toMatchObject({title: '[FR TEST] un'})

  await act(editDocument(handle, {set: {title: '[FR TEST] deux'}}))
  await act(discardDocument(handle))
  expect(await client.getDocument('drafts.app')).toBeUndefined()

  // An edit that changes nothing is sent as no actions at all.
  await act(editDocument(handle, {set: {title: '[FR TEST] trois'}}))
  await act(editDocument(handle, {set: {title: '[FR TEST] trois'}}))
  await act(unpublishDocument(handle))
  expect(await client.getDocument('app')).toBeUndefined()
  expect(await client.getDocument('drafts.app')).toMatchObject({title: '[FR TEST] trois'})

  await act(publishDocument(handle), deleteDocument(handle))
  expect(await client.getDocuments(['app', 'drafts.app'])).toEqual([null, null])
})

test('a document that somebody else changes is followed', async () => {
  const client = lake.client()
  await client.create({_id: 'followed', _type: 'page', title: '[FR TEST] avant'})
  const state = getDocumentState(app, page('followed'))
  const stop = state.subscribe()
  await resolveDocument(app, page('followed'))
  await client.patch('followed').set({title: '[FR TEST] apres'}).commit()
  await vi.waitFor(() => expect(state.getCurrent()).toMatchObject({title: '[FR TEST] apres'}))
  stop()
})

test('a query is answered', async () => {
  await lake.client().create({_id: 'asked', _type: 'asked', n: 1})
  const query = '*[_type == "asked"]{_id, n}'
  expect(await resolveQuery(app, {query, ...place})).toEqual([{_id: 'asked', n: 1}])
})
