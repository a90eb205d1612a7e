import {describe, expect, it} from 'vitest'

import {quote, report} from './report.ts'

const place = {unit: 'stay', keys: ['days', 0], studioPath: ['days', {_key: 'k'}]}
const message = {en: '[TEST]', fr: '[FR TEST]'}

describe('a finding', () => {
  it('says where it stands, for logs, for programs and for Sanity', () => {
    expect(report('V1', 'error', place, message)).toEqual({
      check: 'V1',
      level: 'error',
      path: 'days[0]',
      ...place,
      message,
    })
  })

  it('of one language leads to the words in that language', () => {
    const words = {language: 'fr', studioPath: ['days', {_key: 'k'}, {_key: 'fr'}, 'value']}
    expect(report('V1', 'error', place, message, words)).toMatchObject({
      keys: place.keys,
      studioPath: words.studioPath,
      locale: 'fr',
    })
  })
})

describe('a quotation', () => {
  it.each([
    ['is one line', 'One\nTwo\nThree', 'One Two Three'],
    ['of sixty characters is whole', 'x'.repeat(60), 'x'.repeat(60)],
    ['of more is cut to sixty', 'x'.repeat(61), `${'x'.repeat(59)}…`],
  ])('%s', (_what, text, expected) => {
    expect(quote(text)).toBe(expected)
  })
})
