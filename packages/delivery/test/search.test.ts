import {describe, expect, it} from 'vitest'

import {publicMessage} from './documents.ts'
import {deliveryOfFile} from './running.ts'

const api = deliveryOfFile()
const {get} = api

describe('search, changes, withdrawals', () => {
  it('finds approved words and logs none of them', async () => {
    const answer = await get('/v1/search?q=stay')
    expect(answer.json().hits.map(({document}: {document: {id: string}}) => document.id)).toContain(
      'procedure-test-approved',
    )
    const entry = api.log.findLast(({route}) => route === '/v1/search')
    expect(entry).toMatchObject({method: 'GET', status: 200})
    await get('/v1/search?q=SECRETWORDS')
    await get('/SECRETWORDS?q=SECRETWORDS')
    expect(api.log.at(-1)?.route).toBe('*')
    expect(JSON.stringify(api.log)).not.toContain('SECRETWORDS')
  })

  it('lists what changed since a state, and everything to who has none', async () => {
    const first = (await get('/v1/changes')).json()
    expect(first.complete).toBe(true)
    expect(first.changed).toContainEqual({resource: 'procedures', id: 'procedure-test-approved'})
    const second = (await get(`/v1/changes?since=${first.cursor}`)).json()
    expect(second).toEqual({cursor: first.cursor, complete: false, changed: [], removed: []})
    expect((await get('/v1/changes?since=00ff')).json().complete).toBe(true)

    const risk = {_id: 'risk-test-later', _type: 'risk', category: 'other'}
    const name = [{_key: 'en', language: 'en', value: '[EN TEST] later'}]
    await api.lake.admin.create({...risk, name})
    const named = {resource: 'risks', id: 'risk-test-later'}
    const since = async (cursor: string) => (await get(`/v1/changes?since=${cursor}`)).json()
    await expect
      .poll(() => since(first.cursor), {timeout: 20_000})
      .toMatchObject({
        complete: false,
        changed: [named],
        removed: [],
      })
    const {cursor} = await since(first.cursor)
    await api.lake.admin.delete('risk-test-later')
    await expect
      .poll(() => since(cursor), {timeout: 20_000})
      .toMatchObject({changed: [], removed: [named]})
  })

  it('names what is withdrawn, and what readers are told', async () => {
    const {withdrawals} = (await get('/v1/withdrawals')).json()
    expect(withdrawals).toEqual([
      expect.objectContaining({
        resource: 'procedures',
        id: 'procedure-test-withdrawn',
        whole: true,
        messages: [publicMessage],
      }),
    ])
  })
})
