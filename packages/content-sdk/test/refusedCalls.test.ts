import {createContent, memorySource} from '@jakamy/content-sdk'
import {describe, expect, it} from 'vitest'

import {approved, now, seedDocuments} from './seed.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
const approvedSeed = approved(seed, id)

describe('what cannot work is refused', () => {
  it.each([
    ['source', {source: {}}],
    ['locale', {locale: ''}],
    ['review', {review: 'none'}],
    ['validation', {validation: 'off'}],
    ['signatures', {signatures: undefined}],
    ['signatures', {signatures: ['00'.repeat(32)]}],
  ])('%s', (option, wrong) => {
    const options = {source: memorySource([]), locale: 'en', ...wrong}
    expect(() => Reflect.apply(createContent, undefined, [options])).toThrow(
      expect.objectContaining({code: 'INVALID_OPTIONS', details: {option}}),
    )
  })
  const content = createContent({source: memorySource(approvedSeed), locale: 'en', now})

  // What a router gives where a cast hides it.
  it.each([[undefined], [null], [5], [['coronary-stent']], [{}], [{id: undefined}], [{slug: 5}]])(
    'a key that is no text: %j',
    async (key) => {
      const refusal = {code: 'INVALID_OPTIONS', details: {option: 'key'}}
      for (const call of [content.find, content.get]) {
        await expect(Reflect.apply(call, content, ['procedure', key])).rejects.toMatchObject(
          refusal,
        )
      }
      const related = Reflect.apply(content.related, content, ['procedure', key, 'risk'])
      await expect(related).rejects.toMatchObject(refusal)
    },
  )

  it.each([[''], [5]])('the language %j of a call', async (locale) => {
    const call = async () => Reflect.apply(content.find, content, ['procedure', id, {locale}])
    await expect(call()).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
      details: {option: 'locale'},
    })
  })

  it('a type that does not exist, also with conditions', async () => {
    const call = async () => Reflect.apply(content.list, content, ['recipe', {where: {a: 1}}])
    await expect(call()).rejects.toMatchObject({code: 'INVALID_OPTIONS', details: {option: 'type'}})
  })

  it.each([[undefined], [null], [{}], ['[TEST]'], [[null]], [[5]]])(
    'a memory source of %j',
    (documents) => {
      expect(() => Reflect.apply(memorySource, undefined, [documents])).toThrow(
        expect.objectContaining({code: 'INVALID_OPTIONS', details: {option: 'documents'}}),
      )
    },
  )
})
