import {readdirSync, readFileSync} from 'node:fs'

import {describe, expect, it} from 'vitest'

import {frenchIssues} from './frenchIssues.ts'
import {issueIn} from './issueIn.ts'

describe('a message of validate', () => {
  it.each([
    ['Title: Keep it within 120 characters.', 'Titre\u202F: Ne dépassez pas 120 caractères.'],
    [
      'Notice: Write this in Français too (“fr”).',
      'Avis\u202F: Écrivez-le aussi dans la langue Français («\u202Ffr\u202F»).',
    ],
    [
      'At most: “At most” must be longer than “At least”.',
      'Au plus\u202F: «\u202FAu plus\u202F» doit être plus long que «\u202FAu moins\u202F».',
    ],
    ['Title: [TEST] nothing', 'Title: [TEST] nothing'],
    ['[TEST] nothing', '[TEST] nothing'],
  ])('%s', (english, french) => {
    expect(issueIn('fr', english)).toBe(french)
    expect(issueIn('en', english)).toBe(english)
  })

  it('is there in French for every rule of the schemas', () => {
    const folder = new URL('../../packages/schemas/src/', import.meta.url)
    const sources = readdirSync(folder, {recursive: true, encoding: 'utf8'})
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    const written = sources.flatMap((source) =>
      Array.from(source.matchAll(/\berror:\s*(?:error \?\? )?(?:'([^']*)'|`([^`]*)`)/g)).map(
        ([, plain, template = '']) =>
          plain ?? template.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '1'),
      ),
    )
    const messages = written.filter((text) => text.endsWith('.'))
    expect(messages.length).toBeGreaterThan(40)
    expect(messages.filter((text) => issueIn('fr', `Title: ${text}`).endsWith(text))).toEqual([])
  })

  it('has one French for each English', () => {
    const english = frenchIssues.map(([text]) => text)
    expect(new Set(english).size).toBe(english.length)
  })
})
