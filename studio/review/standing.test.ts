import {describe, expect, it} from 'vitest'

import {approved, fakeRisk, withText} from './fakeRisk.ts'
import {readerView, standing} from './standing.ts'

const now = new Date('2026-11-23T12:00:00Z')
const english = fakeRisk({en: '[EN TEST] text'})

describe('standing', () => {
  it('tells what was approved from what was changed after it', () => {
    const stamped = approved(english, 'en', '1.0.0')
    expect(standing(english, 'en', now)).toBe('unreviewed')
    expect(standing(stamped, 'en', now)).toBe('current')
    expect(standing(stamped, 'fr', now)).toBe('missing')
    expect(standing(withText(stamped, 'en', '[EN TEST] other'), 'en', now)).toBe('changed')
  })
})

describe('readerView', () => {
  it('names what readers do not see, and why', () => {
    expect(readerView(english, 'en', now)).toEqual({
      texts: 1,
      unseen: [{unit: 'Risk', reason: 'not approved'}],
    })
    expect(readerView(approved(english, 'en', '1.0.0'), 'en', now)).toEqual({texts: 1, unseen: []})
    expect(readerView(english, 'fr', now).unseen).toEqual([{unit: 'Risk', reason: 'no text yet'}])
  })
})
