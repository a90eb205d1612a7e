import {describe, expect, it} from 'vitest'

import {publicWithdrawal} from './publicCopy.ts'

describe('a withdrawal as everybody may read it', () => {
  it('is still the warning it was, and says nothing to editors only', () => {
    const notice = {
      _id: 'withdrawal-test',
      _type: 'withdrawal',
      title: [{language: 'en', value: '[TEST] for editors'}],
      reference: '[TEST] reference',
      action: 'warn',
      severity: 'safety',
      publicMessage: [{language: 'en', value: '[EN TEST] told'}],
      targets: [],
      effectiveFrom: '2026-05-01T00:00:00Z',
    }
    const told = publicWithdrawal(notice)
    expect(told).toMatchObject({action: 'warn', publicMessage: notice.publicMessage})
    expect(JSON.stringify(told)).not.toMatch(/for editors|reference/)
    expect(publicWithdrawal({...notice, action: undefined})).not.toHaveProperty('action')
  })
})
