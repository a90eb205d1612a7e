import {expect, test} from 'vitest'

import {localeOfPath} from '../src/content/localeOfPath.ts'
import {preferredLocale} from '../src/content/preferredLocale.ts'

test.each([
  [null, 'en'],
  ['', 'en'],
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['FR', 'fr'],
  ['de, fr;q=0.5', 'fr'],
  ['fr;q=0.2, en;q=0.8', 'en'],
  ['en;q=0.2, fr;q=0.8', 'fr'],
  ['fr;q=0, en', 'en'],
  ['fr;q=zero', 'en'],
  ['*', 'en'],
  ['constructor, __proto__', 'en'],
  [',;q=,,', 'en'],
])('%j asks for %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale)
})

test.each([
  ['/fr/nowhere', 'en', 'fr'],
  ['/preview/fr/nowhere', 'en', 'fr'],
  ['/nowhere', 'fr', 'fr'],
  ['/xx/procedures/fr', 'en', 'en'],
])('%s is answered, for visitors of %s, in %s', (path, header, locale) => {
  expect(localeOfPath(path, header)).toBe(locale)
})
