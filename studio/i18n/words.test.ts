import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {en} from './en.ts'
import {fr} from './fr.ts'
import {englishTypes, frenchTypes} from './typeNames.ts'

const gaps = (text: string) => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))

describe('the words of the interface', () => {
  it.each(Object.entries(en))('%s is translated with its gaps', (word, english) => {
    const french = new Map(Object.entries(fr)).get(word) ?? ''
    expect(french).toMatch(/\p{L}/u)
    expect(gaps(french)).toEqual(gaps(english))
    // French sets these apart by a space that does not break.
    expect(french).not.toMatch(/[^\u202F][:;?!](\s|$)|« | »/)
  })

  it('has a French name for every document type', () => {
    const names = Object.keys(documents).flatMap((name) => [`type.${name}`, `types.${name}`])
    expect(Object.keys(englishTypes).sort()).toEqual(names.sort())
    expect(Object.keys(frenchTypes).sort()).toEqual(names.sort())
    expect(Object.entries(frenchTypes).filter(([, text]) => !/\p{L}/u.test(text))).toEqual([])
  })
})
