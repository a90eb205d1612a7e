import {documents, metaOf, type DocumentDefinition} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {frenchTitles} from './frenchTitles.ts'
import {titleIn, titlesIn} from './titleIn.ts'

describe('the labels of fields', () => {
  it.each([
    ['fr', 'Risks', 'Risques'],
    ['en', 'Risks', 'Risks'],
    ['fr', '[TEST] nothing', '[TEST] nothing'],
  ])('in %s: %s is %s', (language, title, expected) => {
    expect(titleIn(language, title)).toBe(expected)
  })

  it('are translated one by one on a way through a form', () => {
    expect(titlesIn('fr', 'Groups of risks 2 › Title')).toBe('Groupes de risques 2 › Titre')
    expect(titlesIn('en', 'Groups of risks 2 › Title')).toBe('Groups of risks 2 › Title')
  })

  it('are there for every tab and field of a procedure', () => {
    const {units}: DocumentDefinition = documents.procedure
    const titles = Object.values(units).flatMap(({title, fields}) => [
      title,
      ...Object.values(fields).flatMap((field) => metaOf(field)?.title ?? []),
    ])
    expect(titles.length).toBeGreaterThan(20)
    expect(titles.filter((title) => !frenchTitles.has(title))).toEqual([])
  })

  it('are none of them blank', () => {
    expect([...frenchTitles].filter(([, french]) => !/\p{L}/u.test(french))).toEqual([])
  })
})
