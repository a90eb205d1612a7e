import {
  createContent,
  createPreview,
  listAll,
  memorySource,
  pictureOf,
  validUntil,
} from '@jakamy/content-sdk'
import {
  applyDelta,
  blobReader,
  bytesReader,
  encodeKeyring,
  fileReader,
  nextKeyring,
  openBundle,
  partsOf,
  readWithdrawals,
  verifyBundle,
} from '@jakamy/content-sdk/bundle'
import {buildBundle, selectContent} from '@jakamy/content-sdk/bundle/build'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderJson} from '@jakamy/content-sdk/channels/json'
import {renderJsonLd} from '@jakamy/content-sdk/channels/jsonld'
import {renderMarkdown} from '@jakamy/content-sdk/channels/markdown'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {renderPrint} from '@jakamy/content-sdk/channels/print'
import {renderSpeech} from '@jakamy/content-sdk/channels/speech'
import {createDeliveryReader} from '@jakamy/content-sdk/delivery-client'
import {answersSchema, checkAnswers, formOf} from '@jakamy/content-sdk/enquiry'
import {signApproval, signatureCheck} from '@jakamy/content-sdk/signatures'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {fallback} from '@jakamy/content-sdk/sources/fallback'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {fixture} from '@jakamy/content-sdk/testing'
import {describe, expect, it} from 'vitest'

import {approved, now, seedDocuments} from './seed.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
const approvedSeed = approved(seed, id)

/** What says which option is wrong. */
const refusalOf = (option: string) =>
  expect.objectContaining({code: 'INVALID_OPTIONS', details: {option}})

const content = createContent({source: memorySource(approvedSeed), locale: 'en', now})

const channels = [
  renderHtml,
  renderJson,
  renderJsonLd,
  renderMarkdown,
  renderMessage,
  renderPrint,
  renderSpeech,
]

describe('what cannot work is refused', () => {
  it.each([
    ['source', {source: {}}],
    ['locale', {locale: ''}],
    ['review', {review: 'none'}],
    ['validation', {validation: 'off'}],
    ['signatures', {signatures: undefined}],
    ['signatures', {signatures: ['00'.repeat(32)]}],
    ['now', {now: Date.now}],
    ['now', {now: () => new Date('soon')}],
    ['now', {now: new Date()}],
    ['fallback', {fallback: {en: true}}],
    ['retry', {retry: null}],
    ['limits', {limits: null}],
    ['maxAge', {maxAge: '60000'}],
    ['timeout', {timeout: Number.NaN}],
    ['freshFor', {freshFor: -1}],
    ['compile', {compile: true}],
    ['onProblem', {onProblem: 'log'}],
    ['clinic', {clinic: {_ref: 'clinic-test'}}],
  ])('%s', (option, wrong) => {
    const options = {source: memorySource([]), locale: 'en', ...wrong}
    expect(() => Reflect.apply(createContent, undefined, [options])).toThrow(refusalOf(option))
  })

  it.each([
    ['createContent', createContent, 'source'],
    ['createPreview', createPreview, 'source'],
    ['fallback', fallback, 'sources'],
    ['sanitySource', sanitySource, 'projectId'],
    ['createDeliveryReader', createDeliveryReader, 'url'],
  ])('a call of %s without anything', (_name, call, option) => {
    expect(() => Reflect.apply(call, undefined, [])).toThrow(refusalOf(option))
  })

  it.each([
    ['no keys', {}],
    ['one key that is no list', {keys: 'ed25519:'}],
    ['nothing', undefined],
  ])('a bundle with %s', async (_what, options) => {
    const bytes = new Uint8Array(10)
    const given = options && {bytes, ...options}
    await expect(Reflect.apply(bundleSource, undefined, [given])).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
    })
  })

  it.each([undefined, null, Promise.resolve({}), 'procedure', {}])(
    'to show what is no document: %s',
    (document) => {
      for (const render of channels) {
        expect(() => Reflect.apply(render, undefined, [document])).toThrow(refusalOf('document'))
      }
    },
  )

  it('null in place of options, for every channel', async () => {
    const document = await content.get('procedure', id)
    for (const render of channels) {
      expect(() => Reflect.apply(render, undefined, [document, null])).toThrow(refusalOf('options'))
    }
  })

  it.each([
    ['format', renderPrint, {format: 'A4'}],
    ['format', renderPrint, {format: 'toString'}],
    ['pronunciations', renderSpeech, {pronunciations: {PCI: '[TEST]'}}],
    ['pronunciations', renderSpeech, {pronunciations: [{term: '[TEST]'}]}],
  ])('the option %s of a channel', async (option, render, options) => {
    const document = await content.get('procedure', id)
    expect(() => Reflect.apply(render, undefined, [document, options])).toThrow(refusalOf(option))
  })

  it('a limit of messages that is no number is the least one', async () => {
    const document = await content.get('procedure', id)
    const messages = renderMessage(document, {limit: Number.NaN})
    expect(messages).toEqual(renderMessage(document, {limit: 200}))
    expect(messages.length).toBeGreaterThan(1)
  })

  it.each([
    ['content', listAll, [Promise.resolve({}), 'procedure']],
    ['documents', validUntil, [undefined]],
    ['documents', validUntil, [[undefined]]],
    ['documents', validUntil, [{units: {}}]],
    ['source', pictureOf, [{}, undefined]],
    ['unit', pictureOf, [{}, {source: {}}]],
    ['document', formOf, [undefined]],
    ['form', checkAnswers, [undefined, {}]],
    ['form', answersSchema, [undefined]],
    ['publicKeys', signatureCheck, [undefined]],
    ['publicKeys', signatureCheck, [['']]],
    ['secretKey', signApproval, ['risk-a', {}, undefined]],
    ['bytes', bytesReader, [new ArrayBuffer(8)]],
    ['blob', blobReader, [undefined]],
    ['file', fileReader, [undefined]],
    ['file', fileReader, ['']],
    ['bytes', openBundle, [undefined, {keys: []}]],
    ['keys', openBundle, [new Uint8Array(8)]],
    ['bytes', readWithdrawals, [new ArrayBuffer(8), {keys: []}]],
    ['bytes', nextKeyring, [{}, undefined]],
    ['bundle', applyDelta, [Promise.resolve({}), new Uint8Array(20)]],
    ['bundle', partsOf, [undefined]],
    ['bundle', verifyBundle, [Promise.resolve({})]],
    ['bundle', bundleSource, [{bundle: Promise.resolve({})}]],
    ['now', bundleSource, [{bytes: new Uint8Array(8), keys: [], now: Date.now}]],
    ['signers', encodeKeyring, [{}, undefined]],
    ['signers', buildBundle, [{}, undefined]],
    ['documents', selectContent, [{}]],
    ['locales', selectContent, [{documents: []}]],
    ['now', selectContent, [{documents: [], locales: ['en'], now: 5}]],
    ['timeout', createDeliveryReader, [{url: 'https://content.clinic.example', timeout: 'soon'}]],
    ['clinic', createDeliveryReader, [{url: 'https://content.clinic.example', clinic: 5}]],
    ['dataset', sanitySource, [{projectId: 'jakamy', dataset: ''}]],
  ])('the argument %s of a function', async (option, call: (...all: never[]) => unknown, given) => {
    const result = async () => Reflect.apply(call, undefined, given)
    await expect(result()).rejects.toEqual(refusalOf(option))
  })

  it.each([undefined, '', 5])('a delivery asked for the key %j', async (key) => {
    const reader = createDeliveryReader({url: 'https://content.clinic.example'})
    await expect(Reflect.apply(reader.html, reader, ['procedures', key])).rejects.toEqual(
      refusalOf('key'),
    )
  })

  it('a fixture of a state that does not exist', () => {
    expect(() => Reflect.apply(fixture, undefined, ['nope'])).toThrow(refusalOf('state'))
  })
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

  it.each([
    ['fallback', {fallback: 5}],
    ['signal', {signal: {}}],
    ['retry', {retry: 2}],
    ['timeout', {timeout: 'soon'}],
  ])('the option %s of a call', async (option, options) => {
    const calls: [(...all: never[]) => unknown, unknown[]][] = [
      [content.find, ['procedure', id, options]],
      [content.get, ['procedure', id, options]],
      [content.list, ['procedure', options]],
      [content.related, ['procedure', id, 'risk', options]],
      [content.search, ['[TEST]', {type: 'procedure', ...options}]],
      [content.subscribe, ['procedure', id, () => undefined, options]],
    ]
    for (const [call, given] of calls) {
      const result = async () => Reflect.apply(call, content, given)
      await expect(result()).rejects.toEqual(refusalOf(option))
    }
  })

  it.each([
    ['text', [undefined, {type: 'procedure'}]],
    ['type', ['[TEST]']],
    ['type', ['[TEST]', {type: 'recipe'}]],
  ])('a search without %s', async (option, given) => {
    await expect(Reflect.apply(content.search, content, given)).rejects.toEqual(refusalOf(option))
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
