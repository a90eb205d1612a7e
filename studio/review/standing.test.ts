import {reviewStanding, type Resolved, type Withdrawal} from '@jakamy/policy'
import {describe, expect, it} from 'vitest'

import {sayIn} from '../i18n/sayIn.ts'
import {approved, fakeRisk, withText} from './fakeRisk.ts'
import {readerView, standingWords} from './standing.ts'

const now = new Date('2026-11-23T12:00:00Z')
const english = fakeRisk({en: '[EN TEST] text'})

const words = (resolved: Resolved, locale: string, published?: Resolved) =>
  standingWords(
    reviewStanding({
      ...resolved,
      locale,
      ...(published ? {published: published.document} : {}),
      withdrawals: [],
      now,
    }),
    (word, values) => sayIn('en', word, values),
  )

describe('standingWords', () => {
  it('tell what was approved from what was changed after it', () => {
    const stamped = approved(english, 'en')
    expect(words(english, 'en')).toBe('not approved')
    expect(words(stamped, 'en')).toBe('approved, not published')
    expect(words(stamped, 'en', stamped)).toBe('approved')
    expect(words(stamped, 'fr')).toBe('no text yet')
    expect(words(withText(stamped, 'en', '[EN TEST] other'), 'en')).toBe('changed since approval')
  })

  it('tell by when a translation has to follow its source', () => {
    const both = approved(approved(withText(english, 'fr', '[FR TEST] text'), 'en'), 'fr')
    const reworded = approved(withText(both, 'en', '[EN TEST] clearer'), 'en', both)
    expect(words(reworded, 'fr', reworded)).toBe('approved, update by 2026-12-23')
  })
})

describe('readerView', () => {
  it('names what readers do not see, and why', () => {
    const view = (resolved: Resolved, locale: string, withdrawals: Withdrawal[] = []) =>
      readerView(resolved, locale, withdrawals, now)
    expect(view(english, 'en')).toEqual({
      texts: 1,
      unseen: [{unit: 'Risk', reason: 'unreviewed'}],
    })
    const stamped = approved(english, 'en')
    expect(view(stamped, 'en')).toEqual({texts: 1, unseen: []})
    expect(view(english, 'fr').unseen).toEqual([{unit: 'Risk', reason: 'missing'}])
    const notice = {_id: 'w', targets: [{document: 'risk-test'}], effectiveFrom: '2026-11-01'}
    expect(view(stamped, 'en', [notice]).unseen).toEqual([{unit: 'Risk', reason: 'withdrawn'}])
  })
})
