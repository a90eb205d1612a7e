import {describe, expect, it} from 'vitest'

import {withdrawalOf} from './withdrawalOf.ts'

const reference = (id: string) => ({_type: 'reference', _ref: id, _weak: true})
const stored = {
  _id: 'w',
  _type: 'withdrawal',
  action: 'warn',
  targets: [
    {
      _key: 'a',
      document: reference('doc'),
      locales: ['fr'],
      units: ['stay'],
      clinics: [reference('clinic-a')],
      channels: ['kiosk'],
      maxVersion: '1.2.0',
    },
    {_key: 'b', document: reference('other'), locales: [], units: [], clinics: [], channels: []},
  ],
  effectiveFrom: '2026-11-01T00:00:00Z',
  liftedOn: '2026-11-02T00:00:00Z',
  publicMessage: [
    {_key: 'en', language: 'en', value: '[EN TEST]'},
    {_key: 'fr', language: 'fr', value: '[FR TEST]'},
  ],
}

describe('withdrawalOf', () => {
  it('reads a stored notice', () => {
    expect(withdrawalOf(stored)).toEqual({
      _id: 'w',
      action: 'warn',
      targets: [
        {
          document: 'doc',
          locales: ['fr'],
          units: ['stay'],
          clinics: ['clinic-a'],
          channels: ['kiosk'],
          maxVersion: '1.2.0',
        },
        {document: 'other'},
      ],
      effectiveFrom: '2026-11-01T00:00:00Z',
      liftedOn: '2026-11-02T00:00:00Z',
      messages: {en: '[EN TEST]', fr: '[FR TEST]'},
    })
  })

  it('obeys as much as it can read, and lets what it cannot read limit nothing', () => {
    const target = {
      document: reference('doc'),
      locales: 'fr',
      units: [1],
      clinics: ['clinic-a'],
      channels: {},
      maxVersion: 1,
    }
    expect(
      withdrawalOf({
        _id: 1,
        action: 'hideSection',
        targets: ['x', {document: 'doc'}, null, target],
        effectiveFrom: null,
        liftedOn: 5,
        publicMessage: [null, {language: 'en'}, {language: 'fr', value: '[FR TEST]'}],
      }),
    ).toEqual({
      _id: 'unknown',
      targets: [{document: 'doc'}],
      effectiveFrom: '',
      messages: {fr: '[FR TEST]'},
    })
    expect(withdrawalOf({...stored, targets: 'x', publicMessage: 'x'})).toMatchObject({
      targets: [],
      messages: {},
    })
  })

  it.each([[null], ['x'], [undefined], [7]])('is not stopped by %o', (value) => {
    expect(withdrawalOf(value)).toEqual({_id: 'unknown', targets: [], effectiveFrom: ''})
  })
})
