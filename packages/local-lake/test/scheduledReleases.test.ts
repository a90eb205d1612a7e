import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {openSqliteLakeStore} from '../src/index.ts'
import {ADMIN_TOKEN} from './lakeForTest.ts'
import {lakeWithClock} from './lakeWithClock.ts'

const origin = 'http://localhost/v2025-03-01/data'
const headers = {
  host: 'localhost',
  authorization: `Bearer ${ADMIN_TOKEN}`,
  'content-type': 'application/json',
}

let folder: string
let close: () => Promise<void>
let lake: ReturnType<typeof lakeWithClock>
/** The clock of the server. */
let now: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-schedule-'))
  const store = openSqliteLakeStore(folder)
  now = '2026-03-01T09:00:00Z'
  lake = lakeWithClock(store, () => new Date(now))
  close = async () => {
    await lake.lake.close()
    store.close()
    await rm(folder, {recursive: true})
  }
  await post('mutate', {mutations: [{create: {_id: 'versions.r.page', _type: 'page'}}]})
  await act('create', {})
})
afterEach(() => close())

async function post(route: string, body: object, more: Record<string, string> = {}) {
  const init = {method: 'POST', headers: {...headers, ...more}, body: JSON.stringify(body)}
  return lake.app.request(`${origin}/${route}/production`, init)
}

const act = (name: string, more: object, given: Record<string, string> = {}) =>
  post(
    'actions',
    {actions: [{actionType: `sanity.action.release.${name}`, releaseId: 'r', ...more}]},
    given,
  )

/** Whether the page is published once the server has looked, at this time of its clock. */
async function isOutAt(time: string): Promise<boolean> {
  now = time
  lake.lake.publishDueReleases()
  const answer = await lake.app.request(`${origin}/doc/production/page`, {headers})
  const {documents}: {documents: unknown[]} = JSON.parse(await answer.text())
  return documents.length === 1
}

describe('row 50: a scheduled release', () => {
  test('is out by the clock of the server, at its moment and not before', async () => {
    // What a sender says of its own time counts for nothing.
    const ahead = {date: 'Fri, 01 Jan 2100 00:00:00 GMT'}
    const scheduled = await act('schedule', {publishAt: '2026-03-01T10:00:00+01:00'}, ahead)
    expect(scheduled.status).toBe(200)
    expect(await isOutAt('1970-01-01T00:00:00Z')).toBe(false)
    expect(await isOutAt('2026-03-01T08:59:59.999Z')).toBe(false)
    expect(await isOutAt('2026-03-01T09:00:00Z')).toBe(true)
    // A clock that goes back afterwards takes nothing back.
    expect(await isOutAt('2026-02-01T00:00:00Z')).toBe(true)
  })

  test('is out later rather than earlier when the clock of the server is behind', async () => {
    await act('schedule', {publishAt: '2026-03-01T10:00:00Z'})
    expect(await isOutAt('2025-03-01T12:00:00Z')).toBe(false)
    expect(await isOutAt('2026-03-01T12:00:00Z')).toBe(true)
  })

  test.each([
    '2026-03-01T10:00:00',
    '2026-03-01',
    'March 1, 2026',
    '10',
    'soon',
    '2026-02-30T25:00:00Z',
  ])('needs a moment that is the same on every machine: %s', async (publishAt) => {
    expect((await act('schedule', {publishAt})).status).toBe(400)
    expect(await isOutAt('2099-01-01T00:00:00Z')).toBe(false)
  })
})
