import type {AnyDocument} from '@jakamy/policy'
import {sourceLocale} from '@jakamy/schemas'

import {ContentError} from '../errors.ts'
import type {MemoryDocument} from '../sources/memory.ts'
import {locales, paragraph, stamped, texts, value, words} from './fixtureParts.ts'

/** What can become of a text on its way to a reader. */
export const fixtureStates = [
  /** Approved in every language of the fixture. */
  'approved',
  /** Approved in the source language only: other languages fall back to it. */
  'fallback',
  /** Complete, and nobody has approved it. */
  'unreviewed',
  /** Approved, and one word changed afterwards. */
  'changed',
  /** Approved, and taken out of circulation by a notice. */
  'withdrawn',
  /** Approved so long ago that its next review is overdue beyond all grace. */
  'expired',
  /** Not valid: the document is left out and named as a problem. */
  'invalid',
] as const

/** What can become of a text on its way to a reader. */
export type FixtureState = (typeof fixtureStates)[number]

/** A document in one state, with everything that belongs to it. */
export interface Fixture {
  state: FixtureState
  /** Id of the procedure. */
  id: string
  /** Its slug, in every language. */
  slug: string
  /** The procedure, the risk it includes, and the notice that withdraws it. */
  documents: readonly MemoryDocument[]
}

/** The moment the fixtures are made for: what is approved is in date then. */
export const fixtureTime = new Date('2026-06-01T12:00:00Z')

/**
 * A procedure with a risk, in a state of your choice, for tests of code that shows content. Every word
 * is visibly made up (`[EN TEST] …`); the approvals are made by the same rules as real ones.
 * @param state what becomes of it on its way to a reader
 * @param name part of its id and slug, when a test needs several
 * @throws ContentError `INVALID_OPTIONS` for a state that does not exist
 */
export function fixture(state: FixtureState, name: string = state): Fixture {
  if (!fixtureStates.includes(state)) {
    const known = fixtureStates.join(', ')
    throw new ContentError(
      'INVALID_OPTIONS',
      `There is no state “${state}”. There are: ${known}.`,
      {
        option: 'state',
      },
    )
  }
  const slug = `test-${name}`
  const id = `procedure-${slug}`
  const risk = riskOf(`risk-${slug}`)
  const procedure = procedureOf(id, slug, risk._id)
  const references = new Map([[risk._id, risk]])
  const year = state === 'expired' ? 2020 : 2026
  const approved = approvedLocales(state).reduce(
    (document, locale) => stamped(document, references, locale, year),
    procedure,
  )
  return {state, id, slug, documents: [spoilt(approved, state), risk, ...noticesFor(id, state)]}
}

function approvedLocales(state: FixtureState): readonly string[] {
  if (state === 'unreviewed') return []
  return state === 'fallback' ? [sourceLocale] : locales
}

function spoilt(document: AnyDocument, state: FixtureState): AnyDocument {
  if (state === 'changed') return {...document, stay: {statement: texts('another stay')}}
  return state === 'invalid' ? {...document, title: '[TEST] not in any language'} : document
}

function noticesFor(id: string, state: FixtureState): AnyDocument[] {
  if (state !== 'withdrawn') return []
  const target = {_key: 't', document: {_type: 'reference', _ref: id, _weak: true}}
  return [
    {
      _id: `withdrawal-${id}`,
      _type: 'withdrawal',
      title: texts('withdrawal'),
      publicMessage: texts('message'),
      severity: 'safety',
      targets: [{_type: 'withdrawalTarget', ...target}],
      effectiveFrom: '2026-05-01T00:00:00Z',
    },
  ]
}

function riskOf(id: string): AnyDocument {
  return {
    _id: id,
    _type: 'risk',
    name: texts('risk'),
    category: 'other',
  }
}

function procedureOf(id: string, slug: string, risk: string): AnyDocument {
  return {
    _id: id,
    _type: 'procedure',
    slug: locales.map((language) => value(language, slug)),
    title: texts('procedure'),
    procedureType: 'imaging',
    purpose: 'diagnostic',
    audience: 'adult',
    clinicalVersion: '1.0.0',
    stay: {statement: texts('stay')},
    risks: {
      heading: texts('risks'),
      groups: [
        {
          _key: 'g',
          _type: 'riskGroup',
          title: texts('group'),
          statement: locales.map((language) =>
            value(language, paragraph(words(language, 'risks'))),
          ),
          occurrences: [
            {
              _key: 'o',
              _type: 'riskOccurrence',
              risk: {_type: 'reference', _ref: risk},
              frequency: {kind: 'notStated'},
            },
          ],
        },
      ],
    },
  }
}
