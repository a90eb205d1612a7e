import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

/** A mutate request as raw HTTP: what the client sends, without what it adds. */
async function mutate(body: unknown, query = '') {
  const answer = await lake.request(`/v2025-03-01/data/mutate/production${query}`, {
    method: 'POST',
    headers: {authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json'},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const result: unknown = await answer.json()
  return {status: answer.status, body: result}
}

describe('mutations', () => {
  test('every kind, and what each did', async () => {
    const client = lake.client()
    const result = await client
      .transaction()
      .create({_id: 'k1', _type: 'kind', n: 1})
      .createIfNotExists({_id: 'k1', _type: 'kind', n: 2})
      .createOrReplace({_id: 'k2', _type: 'kind', n: 3})
      .createOrReplace({_id: 'k2', _type: 'kind', n: 4})
      .patch('k1', (patch) => patch.inc({n: 10}))
      .delete('k2')
      .delete('nothing-there')
      .commit()
    expect(result.results).toEqual([
      {id: 'k1', operation: 'create'},
      {id: 'k1', operation: 'none'},
      {id: 'k2', operation: 'create'},
      {id: 'k2', operation: 'update'},
      {id: 'k1', operation: 'update'},
      {id: 'k2', operation: 'delete'},
      {id: 'nothing-there', operation: 'none'},
    ])
    expect(await client.getDocument('k1')).toMatchObject({n: 11, _rev: result.transactionId})
    expect(await client.getDocument('k2')).toBeUndefined()
  })

  test('ids are completed, and kept when given', async () => {
    const client = lake.client()
    const made = await client.create({_type: 'made'})
    expect(made._id).toMatch(/^[0-9A-Za-z]{22}$/)
    const prefixed = await client.create({_id: 'made.', _type: 'made'})
    expect(prefixed._id).toMatch(/^made\.[0-9A-Za-z]{22}$/)
    await expect(client.create({_id: '-bad', _type: 'made'})).rejects.toMatchObject({
      statusCode: 400,
    })
  })

  test('every operation of a patch', async () => {
    const client = lake.client()
    await client.createOrReplace({
      _id: 'p',
      _type: 'patched',
      n: 5,
      text: 'hello',
      gone: true,
      list: [
        {_key: 'a', v: 1},
        {_key: 'b', v: 2},
      ],
    })
    const patched = await client
      .patch('p')
      .set({'list[_key=="b"].v': 20, 'deep.er': 'x'})
      .setIfMissing({n: 9, fresh: 1})
      .unset(['gone'])
      .dec({n: 2})
      .insert('after', 'list[_key=="a"]', [{_key: 'c', v: 3}])
      .diffMatchPatch({text: '@@ -1,5 +1,5 @@\n-h\n+j\n ello\n'})
      .commit()
    expect(patched).toMatchObject({
      n: 3,
      fresh: 1,
      text: 'jello',
      list: [
        {_key: 'a', v: 1},
        {_key: 'c', v: 3},
        {_key: 'b', v: 20},
      ],
    })
    expect(patched).not.toHaveProperty('gone')
  })

  test('a patch can not change what a document is', async () => {
    const client = lake.client()
    await client.createOrReplace({_id: 'fixed', _type: 'fixed'})
    for (const attribute of ['_id', '_type']) {
      const patches = [
        client.patch('fixed').set({[attribute]: 'other'}),
        client.patch('fixed').unset([attribute]),
      ]
      for (const patch of patches) {
        await expect(patch.commit()).rejects.toMatchObject({
          statusCode: 409,
          details: {items: [{error: {type: 'cannotModifyImmutableAttributeError', attribute}}]},
        })
      }
    }
    const same = await client.patch('fixed').set({_id: 'fixed', _type: 'fixed', n: 1}).commit()
    expect(same).toMatchObject({_id: 'fixed', _type: 'fixed', n: 1})
  })

  test('row 10: a stale ifRevisionId is refused with the current revision', async () => {
    const client = lake.client()
    const {_rev} = await client.createOrReplace({_id: 'stale', _type: 'stale', n: 1})
    const refused = client.patch('stale').ifRevisionId('old').set({n: 2}).commit()
    await expect(refused).rejects.toMatchObject({
      statusCode: 409,
      details: {
        type: 'mutationError',
        items: [{error: {type: 'documentRevisionIDDoesNotMatchError', currentRevisionID: _rev}}],
      },
    })
    expect(await client.getDocument('stale')).toMatchObject({n: 1, _rev})
    await client.patch('stale').ifRevisionId(_rev).set({n: 2}).commit()
    expect(await client.getDocument('stale')).toMatchObject({n: 2})
  })

  test('patches and deletes by query', async () => {
    const client = lake.client()
    for (const n of [1, 2, 3]) await client.createOrReplace({_id: `q${n}`, _type: 'byquery', n})
    await client
      .patch({query: '*[_type == "byquery" && n > $min]', params: {min: 1}})
      .inc({n: 10})
      .commit()
    expect(await client.fetch('*[_type == "byquery"].n')).toEqual([1, 12, 13])
    await client.delete({query: '*[_type == "byquery" && n > 5]'})
    expect(await client.fetch('*[_type == "byquery"]._id')).toEqual(['q1'])
  })

  test('a dry run answers and writes nothing', async () => {
    const client = lake.client()
    const answer = await client.create({_id: 'dry', _type: 'dry'}, {dryRun: true})
    expect(answer).toMatchObject({_id: 'dry'})
    expect(await client.getDocument('dry')).toBeUndefined()
  })

  test('row 11: a hundred patches at once all count', async () => {
    const client = lake.client()
    await client.createOrReplace({_id: 'counter', _type: 'counter', n: 0})
    const patches = Array.from({length: 100}, () => client.patch('counter').inc({n: 1}).commit())
    await Promise.all(patches)
    expect(await client.getDocument('counter')).toMatchObject({n: 100})
  })

  test('row 42: what two people change at once in one text is there from both', async () => {
    const client = lake.client()
    const before = '[TEST] one night in hospital, and then home'
    const first = '@@ -4,17 +4,19 @@\n ST] \n-one\n+three\n  night in\n'
    const second = '@@ -31,13 +31,17 @@\n and then \n-home\n+to rehab\n'
    const orders = [
      [first, second],
      [second, first],
    ]
    for (const [index, order] of orders.entries()) {
      const _id = `both-${index}`
      await client.createOrReplace({_id, _type: 'both', text: before})
      // Each was made from the text that both had seen, without a revision that it must be.
      await Promise.all(order.map((text) => client.patch(_id).diffMatchPatch({text}).commit()))
      expect(await client.getDocument(_id)).toMatchObject({
        text: '[TEST] three night in hospital, and then to rehab',
      })
    }
  })

  test('row 42: a change for which there is no place any more takes nothing with it, and is in the history', async () => {
    const client = lake.client()
    await client.createOrReplace({_id: 'away', _type: 'away', text: '[TEST] one night in hospital'})
    await client.patch('away').set({text: '000'}).commit()
    // Made an hour ago, without a network.
    const late = {text: '@@ -4,17 +4,19 @@\n ST] \n-one\n+three\n  night in\n'}
    await client.patch('away').diffMatchPatch(late).commit()
    expect(await client.getDocument('away')).toMatchObject({text: '000'})
    const history = await lake.request('/v2025-03-01/data/history/production/transactions/away', {
      headers: {authorization: `Bearer ${ADMIN_TOKEN}`},
    })
    expect(await history.text()).toContain('+three')
  })

  test('row 12: a transaction whose last mutation fails changes nothing', async () => {
    const client = lake.client()
    const transaction = client.transaction()
    for (let n = 0; n < 1000; n += 1) transaction.create({_id: `all-${n}`, _type: 'all'})
    transaction.patch('not-there', (patch) => patch.set({n: 1}))
    await expect(transaction.commit()).rejects.toMatchObject({
      statusCode: 409,
      details: {items: [{index: 1000, error: {type: 'documentNotFoundError'}}]},
    })
    expect(await client.fetch('count(*[_type == "all"])')).toBe(0)
  })

  test('row 9: a repeated transaction id is answered again; with other contents it is refused', async () => {
    const client = lake.client()
    const once = () =>
      client.mutate([{create: {_id: 'once', _type: 'once'}}], {
        transactionId: 'same-id',
        returnDocuments: false,
      })
    const first = await once()
    expect(await once()).toEqual(first)
    const other = client.mutate([{create: {_id: 'twice', _type: 'once'}}], {
      transactionId: 'same-id',
    })
    await expect(other).rejects.toMatchObject({statusCode: 409})
    expect(await client.fetch('*[_type == "once"]._id')).toEqual(['once'])
  })

  test('keys are made for array items when asked for', async () => {
    const client = lake.client()
    const mutation = {create: {_id: 'keys', _type: 'keys', list: [{a: 1}, 'text', {_key: 'k'}]}}
    const once = () =>
      client.mutate([mutation], {autoGenerateArrayKeys: true, transactionId: 'keys-once'})
    expect(await once()).toEqual(await once())
    expect(await client.getDocument('keys')).toMatchObject({
      list: [{_key: expect.stringMatching(/^\w{12}$/), a: 1}, 'text', {_key: 'k'}],
    })
  })
})

describe('strong references', () => {
  test('row 19: must exist, and keep what they point at', async () => {
    const client = lake.client()
    const pointing = (reference: object) => ({_id: 'from', _type: 'ref', to: reference})
    await expect(client.createOrReplace(pointing({_ref: 'to'}))).rejects.toMatchObject({
      statusCode: 409,
      message: expect.stringContaining('"from" references non-existent document "to"'),
    })
    await client.createOrReplace({_id: 'to', _type: 'ref'})
    await client.createOrReplace(pointing({_ref: 'to'}))
    await expect(client.delete('to')).rejects.toMatchObject({
      statusCode: 409,
      details: {
        items: [{error: {type: 'documentHasExistingReferencesError', referencingIDs: ['from']}}],
      },
    })
    await client.transaction().delete('from').delete('to').commit()
    expect(await client.getDocument('to')).toBeUndefined()
  })

  test('row 18: may be made in any order, in circles, and to oneself', async () => {
    const client = lake.client()
    await client
      .transaction()
      .create({_id: 'c1', _type: 'circle', next: {_ref: 'c2'}})
      .create({_id: 'c2', _type: 'circle', next: {_ref: 'c1'}, self: {_ref: 'c2'}})
      .commit()
    const query = '*[_id == "c1"][0]{"a": next->next->next->_id, "b": next->self->_id}'
    expect(await client.fetch(query)).toEqual({a: 'c2', b: 'c2'})
  })

  test('weak ones may point anywhere; they become strong when published', async () => {
    const client = lake.client()
    const to = {_ref: 'later', _weak: true, _strengthenOnPublish: {type: 'ref'}}
    await client.create({_id: 'drafts.w', _type: 'ref', to, other: {_ref: 'never', _weak: true}})
    const publish = {
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.w',
      publishedId: 'w',
    } as const
    await expect(client.action(publish)).rejects.toMatchObject({
      statusCode: 409,
      details: {type: 'actionError'},
    })
    await client.create({_id: 'later', _type: 'ref'})
    await client.action(publish)
    expect(await client.getDocument('w')).toMatchObject({
      to: {_ref: 'later'},
      other: {_ref: 'never', _weak: true},
    })
    expect((await client.getDocument('w'))?.to).not.toHaveProperty('_weak')
    await expect(client.delete('later')).rejects.toMatchObject({statusCode: 409})
  })
})

describe('rows 15 and 16: bodies that are refused', () => {
  test.each([
    ['no JSON', '{"mutations":', 400],
    ['not an object', '[]', 400],
    ['a trailing comma', '{"mutations":[],}', 400],
    ['a comment', '{"mutations":[]}//', 400],
    ['single quotes', "{'mutations':[]}", 400],
    ['a bare word', '{"mutations":[True]}', 400],
    ['a number with a leading zero', '{"mutations":[01]}', 400],
    ['a number that is none', '{"mutations":[NaN]}', 400],
    ['a text with a line break', '{"mutations":["\n"]}', 400],
    ['an unfinished escape', '{"mutations":["\\u00A"]}', 400],
    ['nothing', '', 400],
    ['a byte order mark alone', '\ufeff', 400],
    ['no mutations', {}, 400],
    ['an unknown mutation', {mutations: [{destroy: {id: 'x'}}]}, 400],
    ['two mutations in one', {mutations: [{create: {_type: 'a'}, delete: {id: 'x'}}]}, 400],
    ['no type', {mutations: [{create: {_id: 'x'}}]}, 400],
    ['an unknown patch operation', {mutations: [{patch: {id: 'x', explode: {}}}]}, 400],
    ['a reserved name', '{"mutations":[{"create":{"_type":"a","__proto__":{"polluted":1}}}]}', 400],
    ['a number beyond numbers', '{"mutations":[{"create":{"_type":"a","n":1e400}}]}', 400],
    ['deep nesting', `{"mutations":[${'['.repeat(5000)}${']'.repeat(5000)}]}`, 400],
    ['too many bytes', {mutations: [{create: {_type: 'a', text: 'x'.repeat(4_100_000)}}]}, 413],
  ])('%s', async (_, body, status) => {
    const answer = await mutate(body)
    expect(answer.status).toBe(status)
    expect({}).not.toHaveProperty('polluted')
  })

  test('row 15: text is kept exactly, whatever it is', async () => {
    const text = '\u0000 \ud800 \ufffd \u202e é e\u0301 \u200b'
    await mutate({mutations: [{createOrReplace: {_id: 'exact', _type: 'exact', text, n: -0.5}}]})
    expect(await lake.client().getDocument('exact')).toMatchObject({text, n: -0.5})
  })

  test('answers carry what is asked for', async () => {
    const body = {mutations: [{createOrReplace: {_id: 'shape', _type: 'shape'}}]}
    expect((await mutate(body)).body).toEqual({
      transactionId: expect.any(String),
      results: [{operation: 'create'}],
    })
    expect((await mutate(body, '?returnIds=true')).body).toMatchObject({
      results: [{id: 'shape', operation: 'update'}],
    })
    expect((await mutate(body, '?returnDocuments=true')).body).toMatchObject({
      results: [{id: 'shape', document: {_type: 'shape'}}],
    })
  })
})
