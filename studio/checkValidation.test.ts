import {readFileSync} from 'node:fs'

import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {checkMarkers, factMarkers} from './checkValidation.ts'

const file = new URL('../content/procedure/procedure-coronary-stent.json', import.meta.url)
const text = readFileSync(file, 'utf8')
const isError = (level: string) => level === 'error'

/** The errors in the clinic’s procedure with one text of its JSON replaced. */
function errors(from: string, to: string) {
  expect(text).toContain(from)
  const document: unknown = JSON.parse(text.replace(from, to))
  return checkMarkers(documents.procedure, document, isError)
}

describe('checkMarkers', () => {
  it('finds nothing that keeps the clinic’s procedure from being published, only warnings', () => {
    expect(errors('"_id"', '"_id"')).toBe(true)
    const warnings = checkMarkers(documents.procedure, JSON.parse(text), (level) => !isError(level))
    expect(warnings).toContainEqual({
      message: expect.stringContaining('Hard to read'),
      path: ['benefits', 'statement', {_key: 'en'}, 'value'],
    })
  })

  it.each(['procedure-coronary-stent', 'drafts.procedure-coronary-stent'])(
    'leads to the field that contradicts its statement, in %s',
    (id) => {
      const document = {...JSON.parse(text.replace('"high": 5', '"high": 6')), _id: id}
      expect(checkMarkers(documents.procedure, document, isError)).toEqual([
        {
          message: expect.stringContaining('The number 6 does not occur'),
          path: ['failure', 'frequency', 'high'],
        },
      ])
    },
  )

  it('leads to the words in one language', () => {
    expect(errors('"value": "More rarely"', '"value": "Often"')).toEqual([
      {
        message: expect.stringContaining('“Often” does not occur'),
        path: [
          'risks',
          'groups',
          {_key: 'g3'},
          'occurrences',
          {_key: 'o2'},
          'frequency',
          'term',
          {_key: 'en'},
          'value',
        ],
      },
    ])
  })

  it.each([null, undefined, 'text', []])('finds nothing in %o', (value) => {
    expect(checkMarkers(documents.procedure, value, () => true)).toBe(true)
  })
})

describe('factMarkers', () => {
  const markers = (verifiedOn?: string) =>
    factMarkers(documents.insuranceAcceptance, {verifiedOn}, new Date('2026-11-24T12:00:00Z'))

  it('lead to the day of the last check once that is 90 days ago', () => {
    expect(markers('2026-08-26')).toBe(true)
    expect(markers('2026-08-25')).toEqual([
      {message: expect.stringContaining('after Feb 21, 2027'), path: ['verifiedOn']},
    ])
    expect(markers()).toEqual([
      {message: expect.stringContaining('Readers are told to ask'), path: ['verifiedOn']},
    ])
    expect(factMarkers(documents.risk, {}, new Date())).toBe(true)
  })
})
