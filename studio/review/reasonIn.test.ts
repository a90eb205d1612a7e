import {expect, it} from 'vitest'

import {reasonIn} from './reasonIn.ts'

const titles: Record<string, string> = {
  why: '[TEST] Why',
  summary: '[TEST] Summary',
  'risks.groups[0].statement': '[TEST] Groups 1 › Statement',
}
const titleOf = (path: string) => titles[path] ?? path

it.each([
  [
    'fr',
    {en: 'Missing: summary, why.', fr: 'Manque : summary, why.', fields: ['summary', 'why']},
    'Manque : [TEST] Summary, [TEST] Why.',
  ],
  ['en', {en: 'Say why: why.', fr: 'Dites why : why.', fields: ['why']}, 'Say why: [TEST] Why.'],
  [
    'en',
    {
      en: 'risks.groups[0].statement: [TEST] odd',
      fr: 'risks.groups[0].statement : [TEST] étrange',
      fields: ['risks.groups[0].statement'],
    },
    '[TEST] Groups 1 › Statement: [TEST] odd',
  ],
  // A rule of a definition names its field itself, and is known in French by its words.
  [
    'fr',
    {
      en: 'title: Title: This is required. Fill it in.',
      fr: 'title: Title: This is required. Fill it in.',
      fields: ['title'],
    },
    'Titre\u202F: Ce champ est obligatoire. Remplissez-le.',
  ],
  ['fr', {en: '[TEST] no', fr: '[FR TEST] non'}, '[FR TEST] non'],
] as const)('in %s: %j', (language, reason, expected) => {
  expect(reasonIn(language, reason, titleOf)).toBe(expected)
})
