// Who has written the words of a document, as the Studio reads it in the history of a real lake.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {startLake} from '@jakamy/local-lake'
import {approve, submitted, type Resolved} from '@jakamy/policy'
import {documents} from '@jakamy/schemas'
import {createClient, type SanityClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {findWriters} from '../studio/history/writers.ts'
import {asDocument} from '../studio/review/asDocument.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'jakamy-writers-'))
const dataDir = path.join(folder, 'lake')
const cli = path.resolve(import.meta.dirname, '../packages/local-lake/src/cli.ts')
/** Each test has a document of its own: a history cannot be undone. */
let id = ''
let draft = ''
let count = 0
let lake: Awaited<ReturnType<typeof startLake>>
let admin: SanityClient
let one: Writer
let two: Writer

interface Writer {
  user: string
  client: SanityClient
}

function clientWith(token: string): SanityClient {
  return createClient({
    projectId: 'jakamy',
    dataset: 'production',
    apiHost: lake.url,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
    perspective: 'raw',
    token,
  })
}

function writer(label: string): Writer {
  const args = [
    'token',
    'create',
    '--data',
    dataDir,
    '--role',
    'editor',
    '--label',
    label,
    '--json',
  ]
  const made = execFileSync(process.execPath, [cli, ...args], {encoding: 'utf8'})
  const {id: token, token: secret}: {id: string; token: string} = JSON.parse(made)
  return {user: `p-token-${token}`, client: clientWith(secret)}
}

beforeAll(async () => {
  const adminToken = 'test-token-of-the-administrator'
  lake = await startLake({port: 0, adminToken, projectId: 'jakamy', dataDir})
  admin = clientWith(adminToken)
  one = writer('[TEST] One')
  two = writer('[TEST] Two')
})
afterAll(async () => {
  await lake.close()
  rmSync(folder, {recursive: true})
})

const value = (language: string, text: string) => ({
  _key: language,
  _type: 'internationalizedArrayStringValue',
  language,
  value: text,
})
const named = (english: string, french = '[FR TEST] Nom') => ({
  name: [value('en', english), value('fr', french)],
})

/** A new document with its words, written by one person. */
async function written(by: Writer): Promise<void> {
  count += 1
  id = `risk-test-${count}`
  draft = `drafts.${id}`
  await by.client.create({
    _id: draft,
    _type: 'risk',
    category: 'other',
    serious: 'notStated',
    slug: [],
    ...named('[TEST] Name'),
  })
}

async function resolved(): Promise<Resolved> {
  const stored = (await admin.getDocument(draft)) ?? (await admin.getDocument(id))
  if (!stored) throw new Error('The document is not there.')
  const definition = documents.risk
  return {
    definition,
    definitions: documents,
    document: asDocument(definition, stored),
    references: new Map(),
  }
}

const writers = async (locale = 'en', ids = [id, draft]) =>
  findWriters(admin, await resolved(), ids, locale)

/** Stamps the English words as they stand, as the Studio does. */
async function stamp(by: Writer): Promise<void> {
  const now = await resolved()
  const result = approve({
    ...now,
    locale: 'en',
    reviewer: by.user,
    reviewerLabel: '[TEST]',
    reviewedOn: '2026-11-24',
    nextReviewDue: '2027-11-24',
  })
  if (result.status === 'refused') throw new Error(result.reasons.join('\n'))
  await by.client
    .patch(draft)
    .set({approvals: [result.approval]})
    .commit()
}

describe('the writers of words', () => {
  it('are who made the document and who changed it, each in their languages', async () => {
    await written(one)
    expect(await writers()).toEqual([one.user])
    await two.client.patch(draft).set(named('[TEST] Name', '[FR TEST] Autre')).commit()
    expect(await writers('en')).toEqual([one.user])
    expect(await writers('fr')).toEqual([one.user, two.user])
  })

  it('are not those who submit, flag or publish', async () => {
    await written(one)
    const step = {locale: 'en', by: two.user, at: new Date().toISOString()}
    await two.client
      .patch(draft)
      .set({reviews: submitted(await resolved(), step)})
      .commit()
    await two.client
      .patch(draft)
      .set({flags: [{_key: 'a', code: 'test', note: '[TEST]'}]})
      .commit()
    await two.client.action({
      actionType: 'sanity.action.document.publish',
      draftId: draft,
      publishedId: id,
    })
    expect(await admin.getDocument(draft)).toBeUndefined()
    expect(await writers()).toEqual([one.user])
  })

  it('count anew from each approval on, also for what its approver changes at once', async () => {
    await written(one)
    await stamp(two)
    expect(await writers()).toEqual([])
    await two.client.patch(draft).set(named('[TEST] Changed')).commit()
    expect(await writers()).toEqual([two.user])
    await one.client.patch(draft).set(named('[TEST] Changed again')).commit()
    expect(await writers()).toEqual([two.user, one.user])
    // The other language has never been approved.
    expect(await writers('fr')).toEqual([one.user])
  })

  it('are those of the version that is reviewed', async () => {
    await written(one)
    const version = `versions.summer.${id}`
    await two.client.create({
      ...(await resolved()).document,
      ...named('[TEST] Summer'),
      _id: version,
    })
    expect(await writers('en', [id, draft, version])).toEqual([one.user, two.user])
    expect(await writers('en')).toEqual([one.user])
  })

  it('cannot be read from a history that does not answer', async () => {
    await written(one)
    const nobody = clientWith('a-token-that-is-none')
    await expect(findWriters(nobody, await resolved(), [id, draft], 'en')).rejects.toThrow(
      /401|Unauthorized/i,
    )
  })
})
