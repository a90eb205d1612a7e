import {describe, expect, it} from 'vitest'

import {plainText} from './plainText.ts'

const block = (...texts: unknown[]) => ({_type: 'block', children: texts.map((text) => ({text}))})

describe('the plain text', () => {
  it.each([
    ['of a string is the string', ' A test ', ' A test '],
    ['of blanks is empty', ' \n ', ''],
    ['is in Unicode NFC', 'e\u0301', 'é'],
    ['of anything else is empty', {text: 'A test'}, ''],
    ['of a paragraph runs through its pieces', [block('A t', 'es', 't')], 'A test'],
    ['of paragraphs stands on lines', [block('One'), block('Two')], 'One\nTwo'],
    ['has no line for an empty paragraph', [block('One'), block(''), block('Two')], 'One\nTwo'],
    ['of empty paragraphs is empty', [block(''), block(' ')], ''],
    ['passes over pieces without text', [block('A', undefined, 7, 'b')], 'Ab'],
    ['passes over what is no paragraph', [null, 'x', {children: 'x'}, block('One')], 'One'],
    ['passes over what is no piece', [{children: [null, 'x', {text: 'One'}]}], 'One'],
  ])('%s', (_what, stored, expected) => {
    expect(plainText(stored)).toBe(expected)
  })
})
