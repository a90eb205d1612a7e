import {candidatesOf, gate, type AnyDocument, type Withdrawal} from '@jakamy/policy'
import {
  defineDocument,
  group,
  list,
  quantity,
  reference,
  richText,
  text,
  words,
  documents,
} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'
import * as z from 'zod/mini'

import {inLanguages, preview, read} from '../../test/channels/documents.ts'
import {approved, changed, seedDocuments} from '../../test/seed.ts'
import {renderHtml} from '../channels/html.ts'
import {renderMessage} from '../channels/message.ts'
import {outline, type Renderable} from './outline.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()

/** A document at another time, or under withdrawals, through the real gate. */
function gated(
  all: readonly AnyDocument[],
  now: Date,
  withdrawals: Withdrawal[] = [],
  locale = 'en',
): Renderable {
  const document = all.find((candidate) => candidate._id === id)
  if (!document) throw new Error('The seed has lost its procedure.')
  const definition = documents.procedure
  const references = new Map(all.map((other) => [other._id, other]))
  const candidates = candidatesOf({definition, definitions: documents, document, references}, [
    locale,
    'en',
  ])
  const shown = gate<'procedure'>(
    {definition, document, candidates, withdrawals, now},
    {locale, fallback: ['en']},
  )
  return {...shown, dir: 'ltr', slugs: {}, source: 'test', asOf: '', problems: []}
}

describe('the outline of a document', () => {
  it('has the units in the order of the definition, under their own headings', async () => {
    const told = outline(await read(approved(seed, id), 'procedure', id, 'en'))
    expect(told.sections.map(({unit}) => unit)).toEqual([
      'overview',
      'why',
      'whatHappens',
      'failure',
      'stay',
      'risks',
      'benefits',
      'devices',
      'treatmentPlans',
      'media',
    ])
    const headings = told.sections.flatMap(
      ({nodes}) => nodes.find((node) => node.kind === 'heading') ?? [],
    )
    expect(headings.every(({level}) => level === 1)).toBe(true)
    expect(told.title).toEqual({text: 'Coronary stent', locale: 'en'})
    expect(told.pageFallback).toBeUndefined()
    expect(told.watermark).toBeUndefined()
  })

  it('says what a review waived, and nothing about what an office need not say', async () => {
    const told = outline(await read(approved(seed, id), 'procedure', id, 'en'))
    expect(told.notices.map(({code}) => code)).toEqual(['informationOnly'])
    expect(told.review.map(({text}) => text).join(' ')).toMatch(
      /For information only\. Not for consent\..*Not covered here yet: other options;.*sources\./,
    )
    const guide = outline(
      await read(
        approved(seed, 'insuranceGuide-jakamy'),
        'insuranceGuide',
        'insuranceGuide-jakamy',
        'en',
      ),
    )
    expect(guide.notices).toEqual([])
    expect(guide.review).toHaveLength(1)
  })

  it('marks a review that is overdue, and shows nothing after the days of grace', () => {
    const all = approved(seed, id)
    expect(outline(gated(all, new Date('2028-01-20'))).notices.map(({code}) => code)).toEqual([
      'informationOnly',
    ])
    expect(outline(gated(all, new Date('2028-02-10'))).notices.map(({code}) => code)).toEqual([
      'informationOnly',
      'overdue',
    ])
    const expired = outline(gated(all, new Date('2028-06-01')))
    expect(expired.notices.map(({code}) => code)).toEqual(['notApproved'])
    expect(expired.sections).toEqual([])
  })

  it('says that a text is withdrawn, in part or whole', () => {
    const now = new Date('2026-03-01')
    const notice = (document: string, units?: string[]): Withdrawal[] => [
      {
        _id: 'w',
        targets: [{document, ...(units ? {units} : {})}],
        effectiveFrom: '2026-02-10T00:00:00Z',
      },
    ]
    const all = approved(seed, id)
    const whole = outline(gated(all, now, notice(id)))
    expect(whole.notices.map(({code}) => code)).toEqual(['withdrawn'])
    expect(whole.title.text).toBe('Patient information')
    const device = outline(gated(all, now, notice('device-coronary-stent')))
    const hit = device.sections.filter(({notices}) =>
      notices.some(({code}) => code === 'withdrawn'),
    )
    expect(hit.map(({unit}) => unit)).toEqual(['whatHappens', 'devices'])
    expect(hit.flatMap(({nodes}) => nodes)).toEqual([])
  })

  it('tells readers what a notice says, instead of a part or above it', () => {
    const now = new Date('2026-03-01')
    const notice = (action: 'hide' | 'warn', units: string[]): Withdrawal[] => [
      {
        _id: 'w',
        action,
        targets: [{document: id, units}],
        effectiveFrom: '2026-02-10T00:00:00Z',
        messages: {en: '[EN TEST] notice'},
      },
    ]
    const all = approved(seed, id)
    const withdrawn = gated(all, now, notice('hide', ['risks']))
    expect(renderHtml(withdrawn)).toContain('[EN TEST] notice')
    const hidden = outline(withdrawn)
    const risks = hidden.sections.find(({unit}) => unit === 'risks')
    expect(risks?.nodes).toEqual([])
    expect(risks?.notices[0]?.phrase.text).toMatch(/withdrawn.*\[EN TEST\] notice$/)
    const warned = outline(gated(all, now, notice('warn', ['risks'])))
    const above = warned.sections.find(({unit}) => unit === 'risks')
    expect(above?.notices).toEqual([
      {kind: 'notice', code: 'warning', phrase: {text: '[EN TEST] notice', locale: 'en'}},
    ])
    expect(above?.nodes).not.toEqual([])
  })

  it('offers the whole page in the language that more than half of it falls back to', async () => {
    const both = approved(approved(inLanguages(seed, 'en', 'fr'), id), id, 'fr')
    expect(outline(await read(both, 'procedure', id, 'fr')).pageFallback).toBeUndefined()
    expect(outline(await read(approved(seed, id), 'procedure', id, 'fr')).pageFallback).toEqual({
      locale: 'en',
    })
    expect(outline(await preview(seed, 'procedure', id, 'fr')).pageFallback).toEqual({locale: 'en'})
  })

  it('keeps a fallback whole in its own language and direction', () => {
    const told = outline(gated(approved(seed, id), new Date('2026-03-01'), [], 'ar'))
    expect(told.dir).toBe('rtl')
    for (const section of told.sections) expect(section).toMatchObject({locale: 'en', dir: 'ltr'})
  })

  it('shows an unfinished text in a preview, with what readers do not get', async () => {
    const unfinished = changed(seed, id, (document) => {
      document.title = []
      document.risks = {
        heading: [{_key: 'en', language: 'en', value: '[EN TEST] heading'}],
        groups: [{_key: 'a', _type: 'riskGroup'}],
      }
    })
    const told = outline(await preview(unfinished, 'procedure', id, 'en'))
    expect(told.watermark?.text).toMatch(/^Preview/)
    const risks = told.sections.find(({unit}) => unit === 'risks')
    expect(risks?.notices.map(({code}) => code)).toEqual(['verdict'])
    expect(JSON.stringify(risks?.nodes)).toContain('[EN TEST] heading')
  })
})

describe('a document type that the outline has never heard of', () => {
  const part = defineDocument({
    name: 'part',
    title: 'Part',
    plural: 'Parts',
    description: '',
    review: 'none',
    units: () => ({
      part: {
        title: 'Part',
        bump: 'none',
        fields: {label: words({title: 'Label'}), body: z.optional(richText({title: 'Body'}))},
      },
    }),
    preview: {title: 'label'},
  })
  const leaflet = defineDocument({
    name: 'leaflet',
    title: 'Leaflet',
    plural: 'Leaflets',
    description: '',
    review: 'none',
    units: () => ({
      main: {
        title: 'Main',
        bump: 'none',
        fields: {
          title: words({title: 'Title'}),
          code: text({title: 'Code'}),
          count: quantity({title: 'Count', min: 0, max: 9}),
          lead: words({title: 'Lead'}),
          body: richText({title: 'Body'}),
        },
      },
      tips: {
        title: 'Tips',
        bump: 'none',
        fields: {
          tips: list(group({title: 'Tip', name: 'tip', fields: {text: words({title: 'Text'})}}), {
            title: 'Tips',
          }),
        },
      },
      parts: {
        title: 'Parts',
        bump: 'none',
        fields: {parts: list(reference('part' as 'risk', {title: 'Part'}), {title: 'Parts'})},
      },
    }),
    preview: {title: 'title'},
  })
  const en = (value: unknown) => [{_key: 'en', language: 'en', value}]
  const paragraph = (words: string) =>
    en([{_type: 'block', children: [{_type: 'span', text: words}]}])
  const document = {
    _id: 'l',
    _type: 'leaflet',
    title: en('[EN TEST] Title'),
    code: 'CODE',
    count: 7,
    lead: en('[EN TEST] lead'),
    body: paragraph('[EN TEST] body'),
    tips: [{text: en('[EN TEST] tip 1')}, {text: en('[EN TEST] tip 2')}],
    parts: [{_type: 'reference', _ref: 'p'}],
  }
  const included = {
    _id: 'p',
    _type: 'part',
    label: en('[EN TEST] part'),
    body: paragraph('[EN TEST] of it'),
  }
  const definitions = {leaflet, part}
  const candidates = candidatesOf(
    {definition: leaflet, definitions, document, references: new Map([['p', included]])},
    ['en'],
  )
  const shown = gate(
    {definition: leaflet, document, candidates, withdrawals: [], now: new Date('2026-02-02')},
    {locale: 'en', fallback: []},
  )
  const given: Renderable = {
    ...shown,
    dir: 'ltr',
    slugs: {},
    source: 'test',
    asOf: '',
    problems: [],
  }

  it('is told from nothing but its definition, in its order', () => {
    const told = outline(given, {definitions})
    expect(told.title.text).toBe('[EN TEST] Title')
    expect(told.sections.map(({unit, nodes}) => [unit, nodes])).toEqual([
      [
        'main',
        [
          {kind: 'paragraph', text: '[EN TEST] lead'},
          {
            kind: 'richText',
            blocks: [{_type: 'block', children: [{_type: 'span', text: '[EN TEST] body'}]}],
          },
        ],
      ],
      [
        'tips',
        [
          {
            kind: 'list',
            ordered: false,
            items: [
              [{kind: 'paragraph', text: '[EN TEST] tip 1'}],
              [{kind: 'paragraph', text: '[EN TEST] tip 2'}],
            ],
          },
        ],
      ],
      [
        'parts',
        [
          {
            kind: 'list',
            ordered: false,
            items: [
              [
                {kind: 'heading', level: 2, text: '[EN TEST] part'},
                {
                  kind: 'richText',
                  blocks: [{_type: 'block', children: [{_type: 'span', text: '[EN TEST] of it'}]}],
                },
              ],
            ],
          },
        ],
      ],
    ])
  })

  it('is rendered by every channel, without its codes and numbers', () => {
    for (const output of [
      renderHtml(given, {definitions}),
      renderMessage(given, {definitions}).join('\n'),
    ]) {
      for (const words of ['Title', 'lead', 'body', 'tip 1', 'tip 2', 'part', 'of it'])
        expect(output).toContain(`[EN TEST] ${words}`)
      expect(output).not.toMatch(/CODE|7/)
    }
  })
})
