import {describe, expect, it} from 'vitest'

import {glossaryHints} from './glossaryHints.ts'

const words = (en: string, fr?: string) => [
  {_key: 'en', language: 'en', value: en},
  ...(fr === undefined ? [] : [{_key: 'fr', language: 'fr', value: fr}]),
]
const term = (preferred: boolean, en: string, ...others: string[]) => ({
  preferred,
  term: words(en),
  synonyms: others.map((other) => ({term: words(other)})),
})
const hints = (text: string, ...terms: object[]) =>
  glossaryHints(text, 'en', terms).map(({used, preferred}) => `${used} → ${preferred}`)

describe('glossaryHints', () => {
  const terms = term(true, 'widening', 'dilation', 'dilatation (old)')

  it('offers the preferred word for another one', () => {
    expect(hints('[TEST] A Dilation, then dilation.', terms)).toEqual(['Dilation → widening'])
    expect(hints('[TEST] dilatation (old) here', terms)).toEqual(['dilatation (old) → widening'])
  })

  it('says nothing of other words that only contain it', () => {
    expect(hints('[TEST] predilation dilations dilationé', terms)).toEqual([])
    expect(hints('[TEST] widening', terms)).toEqual([])
    expect(hints('', terms)).toEqual([])
  })

  it('says nothing of a word inside the preferred one', () => {
    const inside = term(true, 'small tube', 'tube')
    expect(hints('[TEST] a small tube', inside)).toEqual([])
    expect(hints('[TEST] a small tube and a tube', inside)).toEqual(['tube → small tube'])
  })

  it('says nothing for a term that is not the preferred one, or lacks this language', () => {
    expect(hints('[TEST] dilation', term(false, 'widening', 'dilation'))).toEqual([])
    const french = {preferred: true, term: words('widening'), synonyms: [{term: words('x', 'mot')}]}
    expect(glossaryHints('[FR TEST] mot', 'fr', [french])).toEqual([])
  })

  it.each([{}, {preferred: true}, {preferred: true, term: 'widening', synonyms: 'dilation'}])(
    'says nothing for %j',
    (broken) => {
      expect(hints('[TEST] dilation', broken)).toEqual([])
    },
  )
})
