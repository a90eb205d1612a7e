import {documents, validate} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {fakeRisk} from './fakeRisk.ts'
import {
  plainMessages,
  severities,
  withdrawalNotice,
  type NoticeChoices,
} from './withdrawalNotice.ts'

const {document, definition} = fakeRisk({en: '[EN TEST] text'})
const choices = {severity: 'error', locales: [], units: [], messages: plainMessages}
const notice = (change: Partial<NoticeChoices> = {}) =>
  withdrawalNotice('withdrawal-test', document, definition, {...choices, ...change}, new Date(0))

describe('withdrawalNotice', () => {
  it.each(severities)('can be published as it is filled in: %s', (severity) => {
    expect(validate(documents.withdrawal, notice({severity}))).toEqual([])
  })

  it('withdraws all of the document, or what was chosen', () => {
    expect(notice().targets[0]).not.toHaveProperty('locales')
    expect(notice().targets[0]).not.toHaveProperty('units')
    expect(notice({locales: ['fr'], units: ['risk']}).targets[0]).toMatchObject({
      document: {_ref: 'risk-test'},
      locales: ['fr'],
      units: ['risk'],
    })
  })

  it('is refused without a message in every language', () => {
    const {fr: _french, ...messages} = plainMessages
    expect(validate(documents.withdrawal, notice({messages}))).toHaveLength(1)
  })
})
