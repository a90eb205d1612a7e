import {
  ContentError,
  createContent,
  isContentError,
  memorySource,
  type MemoryDocument,
  type Source,
} from '@jakamy/content-sdk'
import {fallback} from '@jakamy/content-sdk/sources/fallback'
import {describe, expect, it} from 'vitest'

import {approved, now, seedDocuments} from './seed.ts'

const id = 'procedure-coronary-stent'
const seed = approved(seedDocuments(), id)
const withdrawal: MemoryDocument = {
  _id: 'withdrawal-test',
  _type: 'withdrawal',
  _rev: 'w',
  targets: [{_key: 't', document: {_type: 'reference', _ref: id, _weak: true}}],
  effectiveFrom: '2026-02-01T00:00:00Z',
}

/** Every document in one revision. */
const revised = (revision: string, documents: readonly MemoryDocument[] = seed) =>
  documents.map((document) => ({...document, _rev: revision}))

/** A source whose documents, time and health the test decides. */
function source(name: string, documents: readonly MemoryDocument[], asOf: string) {
  const state = {documents, asOf, down: false, hangs: false}
  const made: Source = {
    name,
    drafts: false,
    read: async (query) => {
      if (state.hangs) return new Promise(() => undefined)
      if (state.down) {
        throw new ContentError('SOURCE_UNREACHABLE', `${name} is down.`, {source: name})
      }
      return {...(await memorySource(state.documents).read(query)), asOf: state.asOf}
    },
  }
  return {state, made}
}

const noRetry = {times: 0}
const read = (all: readonly Source[], key = 'coronary-stent', patience = 3000) => {
  const content = createContent({
    source: fallback(all, {patience}),
    locale: 'en',
    now,
    freshFor: 0,
    retry: noRetry,
  })
  return () => content.find('procedure', key)
}
const failure = (call: () => Promise<unknown>) => call().catch((reason: unknown) => reason)

describe('rows 54 and 55: fallback', () => {
  it('serves the first source that answers, and tells which, when, and what failed', async () => {
    const hosted = source('hosted', revised('2'), '2026-02-02T11:00:00Z')
    const local = source('local', revised('1'), '2026-02-01T00:00:00Z')
    const ask = read([hosted.made, local.made])
    hosted.state.down = true
    expect(await ask()).toMatchObject({
      source: 'local',
      asOf: '2026-02-01T00:00:00Z',
      problems: [{id: 'hosted', type: 'source', reason: 'hosted is down.'}],
    })
    hosted.state.down = false
    expect(await ask()).toMatchObject({source: 'hosted', problems: []})
  })

  it('gives the last good answer rather than an older one', async () => {
    const hosted = source('hosted', revised('2'), '2026-02-02T11:00:00Z')
    const local = source('local', revised('1'), '2026-02-01T00:00:00Z')
    const ask = read([hosted.made, local.made])
    await ask()
    hosted.state.down = true
    const after = await ask()
    expect(after).toMatchObject({source: 'hosted', asOf: '2026-02-02T11:00:00Z'})
    expect(after?.problems.map((problem) => problem.id)).toEqual(['hosted', 'local'])
  })

  it('gives nothing rather than an older document that was never asked for this way', async () => {
    const hosted = source('hosted', revised('2'), '2026-02-02T11:00:00Z')
    const local = source('local', revised('1'), '2026-02-01T00:00:00Z')
    const shared = fallback([hosted.made, local.made])
    const content = createContent({source: shared, locale: 'en', now, freshFor: 0, retry: noRetry})
    await content.list('procedure')
    hosted.state.down = true
    const error = await failure(() => content.get('procedure', {id}))
    expect(isContentError(error, 'SOURCE_OUTDATED')).toBe(true)
    // With the same revisions it is the same content, whatever the time it was copied at.
    local.state.documents = revised('2')
    expect(await content.get('procedure', {id})).toMatchObject({source: 'local'})
  })

  it('does not bring back what was deleted', async () => {
    const hosted = source('hosted', revised('1'), '2026-02-02T11:00:00Z')
    const local = source('local', revised('1'), '2026-02-01T00:00:00Z')
    const shared = fallback([hosted.made, local.made])
    const content = createContent({source: shared, locale: 'en', now, freshFor: 0, retry: noRetry})
    expect(await content.find('procedure', {id})).toMatchObject({id})
    hosted.state.documents = revised('1').filter((document) => document._id !== id)
    hosted.state.asOf = '2026-02-02T11:05:00Z'
    expect(await content.find('procedure', {id})).toBeUndefined()
    hosted.state.down = true
    expect(await content.find('procedure', {id})).toBeUndefined()
    const elsewhere = await failure(() => content.find('procedure', {slug: 'coronary-stent'}))
    expect(isContentError(elsewhere, 'SOURCE_OUTDATED')).toBe(true)
  })

  it('refuses a stale answer of the first source itself', async () => {
    const hosted = source('hosted', revised('1'), '2026-02-02T11:00:00Z')
    const ask = read([hosted.made])
    await ask()
    hosted.state.documents = revised('2')
    hosted.state.asOf = '2026-02-02T11:01:00Z'
    await ask()
    // A cache in between gives the old one again, and says that it has looked just now.
    hosted.state.documents = revised('1')
    hosted.state.asOf = '2026-02-02T11:02:00Z'
    expect((await ask())?.problems).toMatchObject([{id: 'hosted', type: 'source'}])
    expect(await ask()).toMatchObject({asOf: '2026-02-02T11:01:00Z'})
  })

  it('keeps to a withdrawal that a standing-in source does not know', async () => {
    const hosted = source('hosted', revised('1', [...seed, withdrawal]), '2026-02-02T11:00:00Z')
    const local = source('local', revised('1'), '2026-02-01T00:00:00Z')
    const shared = fallback([hosted.made, local.made])
    const content = createContent({source: shared, locale: 'en', now, freshFor: 0, retry: noRetry})
    await content.list('risk')
    hosted.state.down = true
    const document = await content.get('procedure', {id})
    expect(document).toMatchObject({source: 'local'})
    expect(document.units.risks).toMatchObject({status: 'withheld', reason: 'withdrawn'})
    // Without having seen the notice, the same source shows the words: the check above can fail.
    expect((await read([hosted.made, local.made])())?.units.risks.status).toBe('ok')
    hosted.state.down = false
    hosted.state.documents = revised('1')
    hosted.state.asOf = '2026-02-02T11:10:00Z'
    expect((await content.get('procedure', {id})).units.risks.status).toBe('ok')
  })

  it('asks the next source when one takes too long', async () => {
    const hosted = source('hosted', revised('1'), '2026-02-02T11:00:00Z')
    const local = source('local', revised('1'), '2026-02-01T00:00:00Z')
    hosted.state.hangs = true
    expect(await read([hosted.made, local.made], 'coronary-stent', 20)()).toMatchObject({
      source: 'local',
      problems: [{reason: expect.stringContaining('within 20 ms')}],
    })
  })

  it('fails with the error of the first source when none can answer', async () => {
    const hosted = source('hosted', seed, '2026-02-02T11:00:00Z')
    const local = source('local', seed, '2026-02-01T00:00:00Z')
    hosted.state.down = true
    local.state.down = true
    expect(await failure(read([hosted.made, local.made]))).toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      details: {source: 'hosted'},
    })
  })

  it('refuses no source, and a mixture of published and drafts', () => {
    const drafts: Source = {...memorySource([]), drafts: true}
    for (const wrong of [[], [memorySource([]), drafts]]) {
      expect(() => fallback(wrong)).toThrow(expect.objectContaining({code: 'INVALID_OPTIONS'}))
    }
  })
})
