import type {StudioPart} from '@jakamy/schemas'
import {localisedFieldTypes, studioTypes} from '@jakamy/schemas/studio'
import {describe, expect, it} from 'vitest'

import {frenchChoices} from './frenchChoices.ts'
import {frenchDescriptions} from './frenchDescriptions.ts'
import {frenchTitles} from './frenchTitles.ts'
import {choiceIn, descriptionIn, titleIn, titlesIn} from './titleIn.ts'

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

  it('are none of them blank, and no help text or choice is', () => {
    for (const french of [frenchTitles, frenchDescriptions, frenchChoices])
      expect([...french].filter(([, text]) => !/\p{L}/u.test(text))).toEqual([])
  })
})

describe('the form in French', () => {
  const titles = new Set<string>()
  const descriptions = new Set<string>()
  const choices = new Set<string>()
  const walk = (value: unknown, seen: Set<unknown>) => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    const {type, name, title, description, options} = value as StudioPart
    const list: unknown = Object(options).list
    // Types of documents are named elsewhere; items that are only a reference bear the name of their field.
    if (type !== undefined) {
      const isNamed = name !== undefined && type !== 'document'
      if (isNamed && typeof title === 'string') titles.add(title)
      if (typeof description === 'string') descriptions.add(description)
    }
    if (Array.isArray(list))
      for (const choice of list) if (typeof choice?.title === 'string') choices.add(choice.title)
    for (const child of Object.values(value)) walk(child, seen)
  }
  walk([studioTypes(), localisedFieldTypes], new Set())

  it.each<[string, Set<string>, ReadonlyMap<string, string>]>([
    ['label', titles, frenchTitles],
    ['help text', descriptions, frenchDescriptions],
    ['choice', choices, frenchChoices],
  ])('has every %s', (_what, english, french) => {
    expect(english.size).toBeGreaterThan(100)
    expect([...english].filter((text) => !french.has(text))).toEqual([])
  })

  it('holds no text that nothing shows any more', () => {
    expect([...frenchChoices.keys()].filter((text) => !choices.has(text))).toEqual([])
    const {length} = [...frenchDescriptions.keys()].filter((text) => !descriptions.has(text))
    expect(length).toBeLessThan(20)
  })

  it.each([
    ['fr', 'The clinic’s own site.', 'Le site de la clinique.'],
    ['en', 'The clinic’s own site.', 'The clinic’s own site.'],
    ['fr', '[TEST]', '[TEST]'],
  ])('in %s: %s', (language, description, expected) => {
    expect(descriptionIn(language, description)).toBe(expected)
  })

  it('names a choice and a label of the same words apart', () => {
    expect(choiceIn('fr', 'Publisher')).toBe('Responsable de publication')
    expect(titleIn('fr', 'Publisher')).toBe('Éditeur')
    expect(choiceIn('en', 'Publisher')).toBe('Publisher')
  })
})
