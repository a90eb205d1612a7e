import {describe, expect, it} from 'vitest'

import {at} from '../test/world.ts'
import type {Withdrawal} from './types.ts'
import {noticesOn, type Place} from './withdrawal.ts'

const now = at('2026-11-23', '12:00:00.000')
type Target = Withdrawal['targets'][number]

function notice(targets: readonly Target[], dates: Partial<Withdrawal> = {}): Withdrawal {
  return {_id: 'withdrawal-a', targets, effectiveFrom: '2026-11-01T00:00:00Z', ...dates}
}

/** Whether the unit `stay` of `doc` in English, which includes `part`, is withdrawn. */
function withdraws(...notices: Withdrawal[]): boolean {
  return noticesOn(notices, stay, now).hiding.length > 0
}

const stay: Place = {document: 'doc', includes: ['part', 'deep'], unit: 'stay', locale: 'en'}

describe('noticesOn', () => {
  it.each<[string, Target, boolean]>([
    ['the document', {document: 'doc'}, true],
    ['another document', {document: 'other'}, false],
    ['an included document', {document: 'part'}, true],
    ['a deeply included document', {document: 'deep'}, true],
    ['the language', {document: 'doc', locales: ['fr', 'en']}, true],
    ['another language', {document: 'doc', locales: ['fr']}, false],
    ['no language in particular', {document: 'doc', locales: []}, true],
    ['the language of an included document', {document: 'part', locales: ['en']}, true],
    ['another language of an included document', {document: 'part', locales: ['fr']}, false],
    ['the unit', {document: 'doc', units: ['risks', 'stay']}, true],
    ['another unit', {document: 'doc', units: ['risks']}, false],
    ['no unit in particular', {document: 'doc', units: []}, true],
    [
      'a unit of an included document, whatever its name',
      {document: 'part', units: ['part']},
      true,
    ],
    ['the unit in the language', {document: 'doc', locales: ['en'], units: ['stay']}, true],
    ['the unit in another language', {document: 'doc', locales: ['fr'], units: ['stay']}, false],
    ['another unit in the language', {document: 'doc', locales: ['en'], units: ['risks']}, false],
  ])('by a notice for %s', (_, target, expected) => {
    expect(withdraws(notice([target]))).toBe(expected)
    expect(withdraws(notice([{document: 'other'}, target]))).toBe(expected)
    expect(withdraws(notice([{document: 'other'}]), notice([target]))).toBe(expected)
  })

  it('by nothing', () => {
    expect(withdraws()).toBe(false)
    expect(withdraws(notice([]))).toBe(false)
  })

  it.each<[string, Partial<Withdrawal>, boolean]>([
    ['began this millisecond', {effectiveFrom: '2026-11-23T12:00:00.000Z'}, true],
    ['begins in a millisecond', {effectiveFrom: '2026-11-23T12:00:00.001Z'}, false],
    ['began in another time zone', {effectiveFrom: '2026-11-23T13:00:00+02:00'}, true],
    ['begins in another time zone', {effectiveFrom: '2026-11-23T11:00:00-02:00'}, false],
    ['began today', {effectiveFrom: '2026-11-23'}, true],
    ['begins tomorrow', {effectiveFrom: '2026-11-24'}, false],
    ['was lifted this millisecond', {liftedOn: '2026-11-23T12:00:00.000Z'}, false],
    ['is lifted in a millisecond', {liftedOn: '2026-11-23T12:00:00.001Z'}, true],
    ['was cancelled before it began', {effectiveFrom: '2026-11-20', liftedOn: '2026-11-10'}, false],
    ['has no readable beginning', {effectiveFrom: 'garbage'}, true],
    [
      'has a beginning that a lenient reader would put in the future',
      {effectiveFrom: 'garbage 2099'},
      true,
    ],
    ['has a beginning without a time zone', {effectiveFrom: '2026-12-01T00:00:00'}, true],
    ['has an empty beginning', {effectiveFrom: ''}, true],
    ['has no readable end', {liftedOn: 'garbage'}, true],
    ['has an end that a lenient reader would put in the past', {liftedOn: 'garbage 2001'}, true],
    ['has an end on a day that does not exist', {liftedOn: '2026-02-31'}, true],
    ['has an empty end', {liftedOn: ''}, true],
    ['has a beginning and an end that cannot be read', {effectiveFrom: '?', liftedOn: '?'}, true],
  ])('when the notice %s: %#', (_, dates, expected) => {
    expect(withdraws(notice([{document: 'doc'}], dates))).toBe(expected)
  })

  it('when a query gave null for what is absent', () => {
    const target = JSON.parse('{"document":"doc","locales":null,"units":null}')
    expect(withdraws(notice([target], JSON.parse('{"effectiveFrom":null,"liftedOn":null}')))).toBe(
      true,
    )
  })

  it('when nobody knows what time it is', () => {
    const lifted = notice([{document: 'doc'}], {
      effectiveFrom: '2099-01-01',
      liftedOn: '2001-01-01',
    })
    expect(noticesOn([lifted], stay, new Date('garbage')).hiding).toEqual([lifted])
  })
})

describe('the limits of a notice', () => {
  const hiding = (target: Partial<Target>, place: Partial<Place>) =>
    noticesOn([notice([{document: 'doc', ...target}])], {...stay, ...place}, now).hiding.length > 0

  it.each<[Partial<Target>, Partial<Place>, boolean]>([
    [{clinics: ['a']}, {clinic: 'a'}, true],
    [{clinics: ['a']}, {clinic: 'b'}, false],
    [{clinics: ['a']}, {}, true],
    // An empty variable of the environment names nobody.
    [{clinics: ['a']}, {clinic: ''}, true],
    [{channels: ['kiosk']}, {channel: ''}, true],
    [{clinics: []}, {clinic: 'b'}, true],
    [{channels: ['kiosk', 'print']}, {channel: 'print'}, true],
    [{channels: ['kiosk']}, {channel: 'web'}, false],
    [{channels: ['kiosk']}, {}, true],
    [{clinics: ['a'], channels: ['kiosk']}, {clinic: 'a', channel: 'web'}, false],
    [{clinics: ['a'], channels: ['kiosk']}, {clinic: 'b', channel: 'kiosk'}, false],
    [{maxVersion: '1.2.0'}, {version: '1.2.0'}, true],
    [{maxVersion: '1.2.0'}, {version: '1.1.9'}, true],
    [{maxVersion: '1.2.0'}, {version: '1.2.1'}, false],
    [{maxVersion: '1.9.0'}, {version: '1.10.0'}, false],
    [{maxVersion: '1.2.0'}, {}, true],
    [{maxVersion: 'garbage'}, {version: '9.0.0'}, true],
    [{maxVersion: '1.2.0'}, {version: 'garbage'}, true],
  ])('%o for %o: %s', (target, place, expected) => {
    expect(hiding(target, place)).toBe(expected)
  })

  it('hold for inclusions in a clinic, and whatever the version of what includes them', () => {
    const place = {document: 'other', version: '9.0.0', clinic: 'b'}
    const included = (target: Partial<Target>) => hiding({document: 'part', ...target}, place)
    expect(included({maxVersion: '1.0.0'})).toBe(true)
    expect(included({clinics: ['a']})).toBe(false)
  })
})

describe('a warning', () => {
  const warning = notice([{document: 'doc'}], {action: 'warn', messages: {en: '[TEST] recall'}})

  it('leaves the unit in circulation and is named', () => {
    expect(noticesOn([warning], stay, now)).toMatchObject({hiding: [], warning: [warning]})
  })

  it.each([
    ['that has no words at all', {...warning, messages: {}}, 'en'],
    ['without messages', notice([{document: 'doc'}], {action: 'warn'}), 'en'],
    ['that is blank', {...warning, messages: {en: ' '}}, 'en'],
    ['that the reader cannot read', warning, 'fr'],
  ])('%s hides instead', (_, each, wanted) => {
    expect(noticesOn([each], {...stay, wanted}, now)).toMatchObject({hiding: [each], warning: []})
  })

  it('that is over needs no new approval', () => {
    const over = {...warning, liftedOn: '2026-11-20T00:00:00Z'}
    expect(noticesOn([over], stay, now)).toEqual({hiding: [], warning: [], liftedAt: -Infinity})
  })
})

describe('a notice that was lifted', () => {
  const lifted = (liftedOn: string, dates: Partial<Withdrawal> = {}) =>
    noticesOn([notice([{document: 'doc'}], {liftedOn, ...dates})], stay, now).liftedAt

  it('tells when, once it is over', () => {
    expect(lifted('2026-11-20T08:00:00Z')).toBe(Date.parse('2026-11-20T08:00:00Z'))
    expect(lifted('2026-11-23T12:00:00.000Z')).toBe(now.getTime())
    expect(lifted('2026-11-23T12:00:00.001Z')).toBe(-Infinity)
  })

  it('tells nothing when it was cancelled before it began, or meant something else', () => {
    expect(lifted('2026-10-01T00:00:00Z')).toBe(-Infinity)
    expect(lifted('2026-11-01T00:00:00Z')).toBe(-Infinity)
    expect(lifted('2026-11-20T08:00:00Z', {targets: [{document: 'other'}]})).toBe(-Infinity)
  })

  it('counts when nobody knows when it began', () => {
    expect(lifted('2026-11-20T08:00:00Z', {effectiveFrom: 'garbage'})).toBeGreaterThan(0)
  })

  it('is the last of several', () => {
    const several = ['2026-11-20', '2026-11-22', '2026-11-21'].map((liftedOn) =>
      notice([{document: 'doc'}], {liftedOn}),
    )
    expect(noticesOn(several, stay, now).liftedAt).toBe(Date.parse('2026-11-22'))
  })
})
