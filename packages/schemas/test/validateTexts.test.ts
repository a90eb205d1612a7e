import {describe, expect, it} from 'vitest'

import {messages} from './issuesOf.ts'

describe('a localised text', () => {
  const value = (language: string, text: unknown = '[TEST]') => ({
    _key: language,
    language,
    value: text,
  })

  it.each([
    [[]],
    [[value('fr')]],
    [[value('en'), value('fr')]],
    [[{_key: 'fr', language: 'fr'}]],
    [[value('ar')]],
  ])('of %j is accepted', (name) => {
    expect(messages('risk-stroke', 'name', name)).toEqual([])
  })

  it.each<[name: unknown, message: string]>([
    [[value('en'), value('en')], 'Name: Two values for the same language. Remove one of them.'],
    [[value('')], 'Name: Use a language tag such as "en" or "fr".'],
    [[value('English')], 'Name: Use a language tag such as "en" or "fr".'],
    [[value('en', 1)], 'Name: This must be of the kind “string”. Remove it and enter it again.'],
    [[value('en', 'a'.repeat(61))], 'Name: Keep it within 60 characters.'],
    ['stroke', 'Name: This must be of the kind “array”. Remove it and enter it again.'],
  ])('of %j is refused', (name, message) => {
    expect(messages('risk-stroke', 'name', name)).toEqual([message])
  })
})

describe('a rich text', () => {
  const span = {_type: 'span', text: '[TEST]', marks: ['strong']}
  const block = {_type: 'block', style: 'normal', markDefs: [], children: [span]}
  const to = {
    _type: 'documentLink',
    _key: 'l',
    document: {_type: 'reference', _ref: 'x', _weak: true},
  }
  const faults = (item: unknown) => messages('device-coronary-stent', 'coating[0].value', [item])

  it('with bullets, bold and a link to a document is accepted', () => {
    expect(faults({...block, listItem: 'bullet', level: 1})).toEqual([])
    expect(
      faults({...block, markDefs: [to], children: [{...span, marks: ['strong', 'l']}]}),
    ).toEqual([])
    expect(faults({...block, markDefs: null, children: []})).toEqual([])
  })

  it.each<[what: string, item: unknown]>([
    ['an unknown kind of block', {...block, _type: 'html'}],
    ['a picture', {_type: 'image', asset: {_type: 'reference', _ref: 'x'}}],
    ['a heading', {...block, style: 'h2'}],
    ['a numbered list', {...block, listItem: 'number'}],
    [
      'an unknown kind of link',
      {...block, markDefs: [{_type: 'link', _key: 'l', href: 'https://test.example'}]},
    ],
    [
      'a hostile link',
      {...block, markDefs: [{_type: 'link', _key: 'l', href: 'javascript:alert(1)'}]},
    ],
    ['a link without a target', {...block, markDefs: [{...to, document: undefined}]}],
    ['an unknown format', {...block, children: [{...span, marks: ['blink']}]}],
    [
      'a format that points nowhere',
      {...block, markDefs: [to], children: [{...span, marks: ['m']}]},
    ],
    ['a child that is no text', {...block, children: [{_type: 'break'}]}],
    ['plain text', '[TEST]'],
  ])('with %s is refused', (_what, item) => {
    expect(faults(item)).not.toEqual([])
  })
})

describe('a web address', () => {
  const faults = (url: string) => messages('clinic-jakamy', 'website', url)

  it.each([
    'https://test.example',
    'http://test.example/a?b=c@d#e',
    'https://test.example?a',
    'HTTPS://TEST.EXAMPLE/',
  ])('%s is accepted', (url) => {
    expect(faults(url)).toEqual([])
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//test.example',
    '/path',
    'https://',
    'https:///path',
    'https:\\\\test.example',
    'https://test.example\\path\n',
    ' https://test.example',
    'https://test.example/a b',
    'https://trusted.example@test.example/',
    'java\nscript:alert(1)',
    '',
  ])('%j is refused', (url) => {
    expect(faults(url)).toEqual(['Web address: Enter a web address that starts with https://.'])
  })
})
