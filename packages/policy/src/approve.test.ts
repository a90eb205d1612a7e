import {defineDocument, validate} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'
import * as z from 'zod/mini'

import {leaflet, officeLeaflet} from '../test/definitions.ts'
import {
  aLeaflet,
  all,
  aPart,
  approved,
  at,
  byId,
  outcome,
  paragraph,
  refers,
  requestFor,
  said,
  today,
} from '../test/world.ts'
import {approve, type ApprovalRequest} from './approve.ts'
import type {Approval} from './types.ts'

type Changes = Parameters<typeof requestFor>[0]

function reasons(changes: Changes): string[] {
  const result = approve(requestFor(changes))
  return result.status === 'refused' ? result.reasons : []
}

function stamp(changes: Changes = {}): Approval {
  const result = approve(requestFor(changes))
  if (result.status === 'refused') throw new Error(result.reasons.join('\n'))
  return result.approval
}

function unitNames(approval: Approval): string[] {
  return approval.units.map(({unit}) => unit)
}

const stay = aLeaflet().stay as Record<string, unknown>

describe('approve', () => {
  it('makes a stamp for every unit of a complete language', () => {
    const approval = stamp()
    expect(approval).toEqual({
      _key: 'en',
      _type: 'approval',
      locale: 'en',
      version: '1.0.0',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      units: ['overview', 'risks', 'stay', 'media'].map((unit) => ({
        _key: unit,
        _type: 'approvedUnit',
        unit,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      })),
      reviewedOn: today,
      since: today,
      nextReviewDue: '2028-11-23',
      reviewer: 'test-reviewer',
      reviewerLabel: 'A test reviewer',
    })
    expect(new Set(approval.units.map(({hash}) => hash)).size).toBe(4)
  })

  it('says that it approved', () => {
    expect(approve(requestFor()).status).toBe('approved')
    expect(approve(requestFor({version: ''})).status).toBe('refused')
  })

  it('makes a stamp that is valid in its document', () => {
    expect(validate(leaflet, approved(['en', 'fr']))).toEqual([])
  })

  it('makes the same stamp of the same request, and leaves the document as it was', () => {
    const document = aLeaflet()
    expect(stamp({document})).toEqual(stamp({document}))
    expect(document).toEqual(aLeaflet())
  })

  it('makes a stamp that the gate accepts at once', () => {
    for (const now of [at(today, '00:00:00.000'), at(today, '23:59:59.999')]) {
      expect(outcome({document: approved(['en']), now})).toEqual(all('ok en'))
      expect(outcome({document: approved(['en', 'fr']), now}, 'fr')).toEqual(all('ok fr'))
    }
  })

  it('leaves out a unit that the language lacks in part or wholly', () => {
    const document = aLeaflet({
      stay: {...stay, body: said({fr: [paragraph('[FR TEST] one night')]})},
      summary: said({en: 'Summary', fr: '[FR TEST] summary'}),
      risks: [{text: said({fr: '[FR TEST] only'})}],
    })
    const approval = stamp({document})
    expect(unitNames(approval)).toEqual(['overview', 'media'])
    expect(outcome({document: {...document, approvals: [approval]}})).toEqual({
      overview: 'ok en',
      risks: 'withheld: missing',
      stay: 'withheld: incomplete',
      media: 'ok en',
    })
  })

  it('covers a unit that says nothing, so that its silence is approved', () => {
    const document = approved(['en'], {
      document: aLeaflet({risks: undefined}),
      waiverReason: 'A test',
    })
    expect(unitNames(document.approvals[0]!)).toContain('risks')
    expect(outcome({document})).toMatchObject({risks: 'absent'})
  })

  it('does not depend on a stamp that is there already', () => {
    const first = approved(['en'])
    expect(stamp({document: first, version: '1.0.0'})).toEqual(first.approvals[0])
  })

  describe('of a translation', () => {
    it('binds it to the text it was translated from', () => {
      const [english, french] = approved(['en', 'fr']).approvals
      expect(french?.units.map(({unit, sourceHash}) => [unit, sourceHash])).toEqual(
        english?.units.map(({unit, hash}) => [unit, hash]),
      )
      expect(english?.units.every(({sourceHash}) => sourceHash === undefined)).toBe(true)
    })

    it('is refused until the source is approved', () => {
      expect(reasons({locale: 'fr'})).toEqual([
        'Approve the “en” text first: overview, risks, stay, media.',
      ])
    })

    it('is refused while a unit of the source has changed', () => {
      const document = {
        ...approved(['en']),
        summary: said({en: 'Changed', fr: '[FR TEST] summary'}),
      }
      expect(reasons({locale: 'fr', document})).toEqual(['Approve the “en” text first: overview.'])
    })

    it('is refused while the source is incomplete', () => {
      const body = said({fr: [paragraph('[FR TEST] one night')]})
      const document = approved(['en'], {document: aLeaflet({stay: {...stay, body}})})
      expect(reasons({locale: 'fr', document})).toEqual(['Approve the “en” text first: stay.'])
    })

    it('is refused once the review of the source is long overdue', () => {
      const document = approved(['en'], {nextReviewDue: '2027-01-01'})
      const dates = {reviewedOn: '2027-02-01', nextReviewDue: '2028-01-01'}
      expect(reasons({locale: 'fr', document, ...dates})).toEqual([
        'Approve the “en” text first: overview, risks, stay, media.',
      ])
      expect(reasons({locale: 'fr', document, ...dates, reviewedOn: '2027-01-31'})).toEqual([])
    })

    it('is possible where the source has no text', () => {
      const document = aLeaflet({stay: {heading: said({fr: '[FR TEST] stay'})}})
      const both = approved(['en', 'fr'], {document})
      expect(outcome({document: both}, 'fr')).toEqual(all('ok fr'))
      expect(outcome({document: both}, 'en')).toMatchObject({stay: 'withheld: missing'})
    })

    it('is possible where the source says nothing any more', () => {
      const half = {heading: said({en: 'Stay'}), body: said({fr: [paragraph('[FR TEST]')]})}
      const document = approved(['en'], {document: aLeaflet({stay: half}), waiverReason: 'A test'})
      expect(reasons({locale: 'fr', document})).toEqual(['Approve the “en” text first: stay.'])
      // The English stamp waived nothing, so the other units wait for a new one; “stay” does not.
      expect(
        reasons({locale: 'fr', document: {...document, stay: undefined}, waiverReason: 'A test'}),
      ).toEqual(['Approve the “en” text first: overview, risks, media.'])
    })

    it('is possible where the source says nothing', () => {
      const document = approved(['en', 'fr'], {
        document: aLeaflet({stay: undefined}),
        waiverReason: 'A test',
      })
      expect(outcome({document}, 'fr')).toMatchObject({stay: 'absent', overview: 'ok fr'})
    })

    it('of an administrative text needs no approved source', () => {
      const document = {...aLeaflet(), _type: 'officeLeaflet'}
      expect(reasons({locale: 'fr', document, definition: officeLeaflet})).toEqual([])
    })
  })

  describe('with gaps', () => {
    const document = aLeaflet({summary: undefined, risks: []})

    it('is refused without a reason', () => {
      const [reason, ...others] = reasons({document})
      expect(reason).toMatch(/^Consent needs what is missing here: summary, risks\./)
      expect(others).toEqual([])
      expect(reasons({document, waiverReason: ' \n'})).toEqual([reason])
    })

    it('records the waiver', () => {
      expect(stamp({document, waiverReason: ' A test '}).waiver).toEqual({
        _type: 'waiver',
        missing: ['summary', 'risks'],
        reason: 'A test',
        waivedBy: 'test-reviewer',
        date: today,
      })
    })

    it('records none when nothing is missing', () => {
      expect(stamp({waiverReason: 'A test'})).not.toHaveProperty('waiver')
    })

    it('does not matter in an administrative text', () => {
      const office = {...document, _type: 'officeLeaflet'}
      expect(stamp({document: office, definition: officeLeaflet})).not.toHaveProperty('waiver')
    })
  })

  describe('is refused', () => {
    it.each<[string, Partial<ApprovalRequest>, RegExp]>([
      ['a language without text', {locale: 'ar'}, /no complete text in “ar”/],
      ['no language', {locale: ''}, /no complete text in “”/],
      ['a reviewer without a name', {reviewer: ' '}, /Say who approves/],
      ['a reviewer without a label', {reviewerLabel: ''}, /Say who approves/],
      ['a reviewer with a blank label', {reviewerLabel: ' '}, /Say who approves/],
      [
        'a stamp that is nothing',
        {document: Object.assign(aLeaflet(), {approvals: [null]})},
        /^approvals\[0\]: /,
      ],
      [
        'a label that is too long',
        {reviewerLabel: 'x'.repeat(121)},
        /approvals\[0\]\.reviewerLabel.*120/,
      ],
      ['a version of two numbers', {version: '1.0'}, /is not a version. Write three numbers/],
      [
        'a waiver that is too long',
        {document: aLeaflet({summary: []}), waiverReason: 'x'.repeat(1001)},
        /approvals\[0\]\.waiver\.reason/,
      ],
      ['no date', {reviewedOn: ''}, /YYYY-MM-DD/],
      ['a date that a lenient reader would take', {reviewedOn: '2026-02-31'}, /YYYY-MM-DD/],
      ['no date of the next review', {nextReviewDue: 'garbage 2028'}, /YYYY-MM-DD/],
      ['a next review today', {nextReviewDue: today}, /after today/],
      ['a next review too late', {nextReviewDue: '2029-11-24'}, /36 months/],
      ['a document that is not valid', {document: aLeaflet({code: 'z'})}, /^code: .*Choose one of/],
      ['a draft', {document: {...aLeaflet(), _id: 'drafts.leaflet-a'}}, /^_id: /],
      ['a document of another type', {document: {...aLeaflet(), _type: 'part'}}, /^_type: /],
      [
        'a language that is there twice',
        {document: aLeaflet({title: [...said({en: 'a'}), ...said({en: 'b'})]})},
        /same language/,
      ],
      [
        'an included document that is not there',
        {references: byId()},
        /“part-a” is part of this text but is not published/,
      ],
      [
        'an included document that is not valid',
        {references: byId(aPart('part-a', {millimetres: 1000}))},
        /^part-a, millimetres: .*100 or less/,
      ],
      [
        'a deeply included document that is not valid',
        {
          references: byId(
            aPart('part-a', {next: refers('part-b')}),
            aPart('part-b', {millimetres: -1}),
          ),
        },
        /^part-b, millimetres: /,
      ],
      [
        'a stamp of another language that is not valid',
        {document: aLeaflet({approvals: [{locale: 'fr'}]})},
        /^approvals\[0\]\.version/,
      ],
      [
        'stamps that are no list',
        {document: Object.assign(aLeaflet(), {approvals: 'x'}), locale: 'fr'},
        /Approve the “en” text first/,
      ],
    ])('for %s', (_, changes, reason) => {
      expect(reasons(changes).join('\n')).toMatch(new RegExp(reason.source, 'm'))
    })

    it('for a language whose only complete units have no words', () => {
      const document = aLeaflet({parts: [], tracks: []})
      expect(reasons({document, locale: 'ar'})).toContain('There is no complete text in “ar” yet.')
    })

    it('for a language that has no unit whole', () => {
      const only = said({fr: '[FR TEST] only'})
      const half = {
        _id: 'a',
        _type: 'leaflet',
        code: 'a',
        title: said({en: 'Title'}),
        summary: only,
      }
      const document = {
        ...half,
        stay: {heading: said({en: 'Stay'}), body: said({fr: [paragraph('[FR TEST]')]})},
      }
      expect(reasons({document, waiverReason: 'A test'})).toEqual([
        'There is no complete text in “en” yet.',
      ])
    })

    it('for a document that says nothing at all', () => {
      const document = {_id: 'a', _type: 'leaflet'}
      expect(reasons({document}).join()).toContain('There is no complete text in “en” yet.')
    })

    it('for every reason at once, each told once', () => {
      const found = reasons({
        document: aLeaflet({code: 'z', summary: undefined}),
        references: byId(),
        locale: 'fr',
        version: 'x',
        reviewer: '',
        reviewedOn: today,
        nextReviewDue: '2040-01-01',
      })
      const expected = [
        /^code: /,
        /version/,
        /part-a/,
        /Say who/,
        /36 months/,
        /Consent needs/,
        /Approve the “en” text/,
      ]
      for (const reason of expected)
        expect(found.filter((text) => reason.test(text))).toHaveLength(1)
      expect(new Set(found).size).toBe(found.length)
    })

    it('for a translation of a text whose stamp is not signed, where stamps are', () => {
      const document = approved(['en'])
      const isSigned = ({locale}: Approval) => locale === 'en'
      expect(reasons({document, locale: 'fr', signatures: () => false})).toEqual([
        'Approve the “en” text first: overview, risks, stay, media.',
      ])
      const signatures = (_id: string, given: Approval) => isSigned(given)
      expect(reasons({document, locale: 'fr', signatures})).toEqual([])
    })

    it('without a word about the source when the dates cannot be read', () => {
      expect(reasons({locale: 'fr', reviewedOn: 'garbage'}).join()).not.toContain(
        'Approve the “en” text first',
      )
    })
  })

  it('replaces a stamp of its own language that is not valid any more', () => {
    const document = aLeaflet({approvals: [{locale: 'en'}]})
    expect(reasons({document})).toEqual([])
  })

  it('approves a unit without words beside one with words', () => {
    const document = {
      _id: 'a',
      _type: 'leaflet',
      code: 'a',
      title: said({en: 'T'}),
      image: aLeaflet().image,
    }
    expect(unitNames(stamp({document, waiverReason: 'A test'}))).toEqual([
      'overview',
      'risks',
      'stay',
      'media',
    ])
    const half = {...document, stay: {heading: said({fr: '[FR TEST] only'})}}
    expect(unitNames(stamp({document: half, waiverReason: 'A test'}))).toEqual([
      'overview',
      'risks',
      'media',
    ])
  })

  it('approves a document that needs no words in any language', () => {
    const {overview, ...units} = officeLeaflet.units
    const wordless = defineDocument({
      ...officeLeaflet,
      units: () => ({media: units.media}),
      fields: () => ({title: z.optional(overview.fields.title)}),
    })
    const document = {_id: 'a', _type: 'officeLeaflet', image: aLeaflet().image}
    expect(unitNames(stamp({document, definition: wordless}))).toEqual(['media'])
    expect(reasons({document: {...document, image: undefined}, definition: wordless})).toEqual([
      'There is no complete text in “en” yet.',
    ])
  })
})
