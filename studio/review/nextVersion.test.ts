import {describe, expect, it} from 'vitest'

import {approved, fakeRisk, withText} from './fakeRisk.ts'
import {nextVersion} from './nextVersion.ts'

const english = fakeRisk({en: '[EN TEST] text'})

describe('nextVersion', () => {
  it('begins with 1.0.0', () => {
    expect(nextVersion(english)).toBe('1.0.0')
  })

  it('keeps the version while the approved words stand', () => {
    expect(nextVersion(approved(english, 'en', '1.0.0'))).toBe('1.0.0')
    expect(nextVersion(withText(approved(english, 'en', '1.0.0'), 'fr', '[FR TEST] text'))).toBe(
      '1.0.0',
    )
  })

  it('goes up by a minor version when an approved word has changed', () => {
    expect(nextVersion(withText(approved(english, 'en', '1.9.3'), 'en', '[EN TEST] other'))).toBe(
      '1.10.0',
    )
  })

  it('brings a translation up to the version of its source', () => {
    const both = approved(
      approved(fakeRisk({en: '[EN TEST] text', fr: '[FR TEST] text'}), 'en', '1.0.0'),
      'fr',
      '1.0.0',
    )
    const again = approved(withText(both, 'en', '[EN TEST] other'), 'en', '1.1.0')
    expect(nextVersion(again)).toBe('1.1.0')
    expect(nextVersion(withText(again, 'fr', '[FR TEST] other'))).toBe('1.1.0')
  })

  it('compares versions as numbers, not as text', () => {
    const both = fakeRisk({en: '[EN TEST] text', fr: '[FR TEST] text'})
    expect(nextVersion(approved(approved(both, 'en', '1.10.0'), 'fr', '1.9.0'))).toBe('1.10.0')
  })
})
