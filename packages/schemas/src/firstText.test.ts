import {describe, expect, it} from 'vitest'

import {firstText} from './firstText.ts'

const localised = [
  {_key: 'en', language: 'en', value: '[EN TEST]'},
  {_key: 'fr', language: 'fr', value: '[FR TEST]'},
]
const block = (text: string) => ({_type: 'block', _key: 'b', children: [{_type: 'span', text}]})

describe('firstText', () => {
  it.each<[what: string, value: unknown, text: string | undefined]>([
    ['the wanted language', localised, '[FR TEST]'],
    ['another language, if the wanted one is missing', localised.slice(0, 1), '[EN TEST]'],
    [
      'another language, if the wanted one is empty',
      [localised[0], {language: 'fr', value: ' '}],
      '[EN TEST]',
    ],
    ['the words of a rich text', [{language: 'fr', value: [block(''), block('[TEST]')]}], '[TEST]'],
    ['the first field of an object that has words', {_type: 'x', a: [], b: localised}, '[FR TEST]'],
    ['a number', {value: 5}, '5'],
    ['nothing of nothing', undefined, undefined],
    ['nothing of an empty text', '  ', undefined],
    ['nothing of keys and types', {_key: 'k', _type: 't', language: 'fr'}, undefined],
  ])('is %s', (_what, value, text) => {
    expect(firstText(value, 'fr')).toBe(text)
  })
})
