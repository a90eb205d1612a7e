import {describe, expect, it} from 'vitest'

import {hasText} from './hasText.ts'

const span = (text: unknown) => ({_type: 'span', text})

describe('hasText', () => {
  it.each([
    ['a word', 'a'],
    ['a number in words', '0'],
    ['a sign', '…'],
    ['Arabic', 'قلب'],
    ['an emoji', '🫀'],
    ['a block with a word', [{children: [span(''), span('a')]}]],
    ['a word in the second block', [{children: []}, {children: [span('a')]}]],
  ])('%s says something', (_, value) => {
    expect(hasText(value)).toBe(true)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty string', ''],
    ['white space', ' \t\n\u00a0\u2003\u3000'],
    ['invisible characters', '\u200b\u200d\u2060\ufeff\u202a\u00ad'],
    ['a control character', '\u0000'],
    ['no block', []],
    ['an empty block', [{children: []}]],
    ['a block with an empty span', [{children: [span(''), span(' ')]}]],
    ['a block without children', [{_type: 'block'}]],
    ['a list of nothing', [null, undefined]],
    ['a number', 5],
    ['true', true],
    ['an object', {text: 'a'}],
  ])('%s says nothing', (_, value) => {
    expect(hasText(value)).toBe(false)
  })
})
