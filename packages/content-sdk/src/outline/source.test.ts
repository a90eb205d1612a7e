import {describe, expect, it} from 'vitest'

import {en} from '../words/en.ts'
import {source} from './source.ts'

const say = {words: en, denominator: 100, preview: false}

describe('a publication', () => {
  it.each([
    [
      {title: '[TEST] Title', publisher: '[TEST] House', year: 2020},
      '[TEST] Title. [TEST] House. 2020',
    ],
    [
      {title: '[TEST] Does it?', publisher: '[TEST] Inc.', year: 2020},
      '[TEST] Does it? [TEST] Inc. 2020',
    ],
    [{title: '[TEST] Title', url: 'https://x.example/a'}, '[TEST] Title. https://x.example/a'],
    [{title: '[TEST] Title'}, '[TEST] Title'],
  ])('%j is one line', (cited, text) => {
    expect(source(cited, say)).toEqual([{kind: 'paragraph', text}])
  })
})
