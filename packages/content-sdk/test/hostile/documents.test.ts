import {
  createContent,
  createPreview,
  memorySource,
  type MemoryDocument,
  type Problem,
  type Source,
} from '@jakamy/content-sdk'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {approved, changed, now, seedDocuments} from '../seed.ts'

const id = 'procedure-coronary-stent'
const seed = approved(seedDocuments(), id)
const neighbour = {...seed.find(({_id}) => _id === id)!, _id: 'procedure-neighbour'}
const text = (value: unknown) => [{_key: 'en', language: 'en', value}]
const block = (fields: object) => ({_type: 'block', _key: 'b', children: [], ...fields})
const span = (marks: unknown) => ({_type: 'span', _key: 's', text: '[EN TEST] kept', marks})

/** A value that stands inside itself so many times. */
function nested(levels: number, wrap: (inside: unknown) => unknown): unknown {
  let value: unknown = '[EN TEST] end'
  for (let level = 0; level < levels; level += 1) value = wrap(value)
  return value
}

function circle(): object {
  const marks: Record<string, unknown> = {_key: 'm', _type: 'documentLink'}
  marks.document = marks
  return marks
}

/** A source that gives its documents as they are, without a copy. */
function bare(documents: readonly unknown[]): Source {
  return {
    ...memorySource([]),
    read: async () => ({
      documents,
      references: seed,
      withdrawals: [],
      asOf: '2026-02-02T11:00:00Z',
    }),
  }
}

/** What can be wrong with one document, and where that is found. */
const faults: [string, string | RegExp, (document: MemoryDocument) => void][] = [
  ['a missing title', 'title', (one) => delete one.title],
  ['a text instead of a list', 'devices', (one) => (one.devices = 'device-coronary-stent')],
  ['null for a rich text', 'ifNoTreatment', (one) => (one.ifNoTreatment = null)],
  ['a null block', /^ifNoTreatment/, (one) => (one.ifNoTreatment = text([null]))],
  [
    'an unknown block',
    /^ifNoTreatment/,
    (one) => (one.ifNoTreatment = text([{_type: 'iframe', url: 'https://example.org'}])),
  ],
  [
    'an unknown mark',
    /^ifNoTreatment/,
    (one) => (one.ifNoTreatment = text([block({children: [span(['blink'])]})])),
  ],
  [
    'marks that are no list',
    /^ifNoTreatment/,
    (one) => (one.ifNoTreatment = text([block({children: [span({length: 9})]})])),
  ],
  ...['javascript:x(1)', 'data:text/html,x', '//host', '\\\\host', {}, ['https://h'], null, 7].map(
    (href): [string, RegExp, (document: MemoryDocument) => void] => [
      `a link to ${JSON.stringify(href)}`,
      /^ifNoTreatment/,
      (one) =>
        (one.ifNoTreatment = text([
          block({markDefs: [{_type: 'link', _key: 'm', href}], children: [span(['m'])]}),
        ])),
    ],
  ),
  [
    'a mark definition that holds itself',
    /^ifNoTreatment/,
    (one) => (one.ifNoTreatment = text([block({markDefs: [circle()], children: [span(['m'])]})])),
  ],
  [
    'ten thousand lists inside each other',
    /^ifNoTreatment/,
    (one) => (one.ifNoTreatment = text(nested(10_000, (inside) => [inside]))),
  ],
  [
    'ten thousand objects inside each other',
    /^extra/,
    (one) => (one.extra = nested(10_000, (a) => ({a}))),
  ],
  [
    'a level too deep for a list',
    /level$/,
    (one) => {
      one.ifNoTreatment = text([block({level: 10_000, listItem: 'bullet', children: [span([])]})])
    },
  ],
  [
    'a field named __proto__',
    '',
    (one) => {
      Object.defineProperty(one, '__proto__', {value: {admin: true}, enumerable: true})
    },
  ],
  [
    'a getter',
    'title',
    (one) => {
      Object.defineProperty(one, 'title', {get: () => text('[EN TEST]'), enumerable: true})
    },
  ],
  ['a date instead of JSON', 'title', (one) => (one.title = new Date(0))],
  ['a function', 'title', (one) => (one.title = () => '[EN TEST]')],
  [
    'hidden characters',
    /^title/,
    (one) => {
      one.title = text(`[EN TEST] 2 to 5%${'\u200b\u200c\u200d\ufeff'.repeat(20)}`)
    },
  ],
  ['more text than fits', /^extra/, (one) => (one.extra = 'x'.repeat(3_000_000))],
  ['more values than fit', /^extra/, (one) => (one.extra = Array.from({length: 60_000}, () => 0))],
  [
    'two values for one language',
    'title',
    (one) => {
      one.title = [...text('[EN TEST] a'), ...text('[EN TEST] b')]
    },
  ],
  ['an unknown type', '', (one) => (one._type = 'constructor')],
]

describe.each(faults)('rows 51 and 53: %s', (_name, where, spoil) => {
  const broken = seed.map((document) => {
    if (document._id !== id) return document
    const copy = structuredClone(document)
    spoil(copy)
    return copy
  })
  const stent = broken.find((document) => document._id === id) ?? broken[0]!

  it('leaves that document out, names it, and serves its neighbour', async () => {
    const problems: Problem[] = []
    const content = createContent({source: bare([stent, neighbour]), locale: 'en', now})
    const list = await content.list('procedure')
    problems.push(...list.problems)
    expect(list.documents.map((document) => document.id)).toEqual([neighbour._id])
    expect(problems.map((problem) => problem.id)).toContain(id)
    const {path} = problems[0]!
    expect({path, found: typeof where === 'string' ? path === where : where.test(path)}).toEqual({
      path,
      found: true,
    })
    expect(problems[0]!.reason).toMatch(/\S+/)
    expect(JSON.stringify(problems).length).toBeLessThan(20_000)
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it('does not stop the preview of the neighbour, nor any channel', async () => {
    const source: Source = {...bare([stent, neighbour]), drafts: true}
    const list = await createPreview({source, locale: 'en', now}).list('procedure')
    expect(list.documents.map((document) => document.id)).toContain(neighbour._id)
    for (const document of list.documents) {
      expect(renderHtml(document)).toContain('content-watermark')
      expect(renderMessage(document).length).toBeGreaterThan(0)
    }
  })

  it('is copied by a memory source without harm', async () => {
    const content = createContent({source: memorySource([...broken, neighbour]), locale: 'en', now})
    expect(await content.find('procedure', {id: neighbour._id})).toBeDefined()
  })
})

describe('references', () => {
  const withReferences = (references: readonly unknown[]) =>
    createContent({
      source: {
        ...bare([neighbour]),
        read: async (query) => ({
          ...(await bare([]).read(query)),
          documents: [neighbour],
          references,
        }),
      },
      locale: 'en',
      now,
    })

  it('that lead nowhere withhold the units that need them, and only those', async () => {
    const some = seed.filter(({_id}) => _id !== 'device-coronary-stent')
    const {units} = await createContent({source: memorySource(some), locale: 'en', now}).get(
      'procedure',
      {id},
    )
    expect(units.devices).toMatchObject({status: 'withheld', attempts: [{reason: 'broken'}]})
    expect(units.benefits.status).toBe('ok')
    expect(
      (await withReferences([]).get('procedure', {id: neighbour._id})).units.risks,
    ).toMatchObject({status: 'withheld'})
  })

  it('in a circle end', async () => {
    const circular = changed(seed, 'device-coronary-stent', (document) => {
      document.states = [
        {_key: 's', _type: 'deviceState', key: 'x', media: {_type: 'reference', _ref: id}},
      ]
    })
    const list = await createContent({source: memorySource(circular), locale: 'en', now}).get(
      'procedure',
      {id},
    )
    expect(list.units.devices.status).toBe('withheld')
  })
})

describe('row 51: anything at all', () => {
  it('as a source’s answer ends in valid documents, problems or one clear error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.anything({withNullPrototype: true, withDate: true, withMap: true})),
        fc.anything(),
        async (documents, field) => {
          const odd = {...neighbour, _id: 'procedure-odd', extra: field, title: field}
          const content = createContent({
            source: bare([...documents, odd, neighbour]),
            locale: 'en',
            now,
          })
          const list = await content.list('procedure')
          expect(list.documents.map((document) => document.id)).toContain(neighbour._id)
          // No words at all are a valid title; nothing else made up here is.
          const isValid = Array.isArray(field) && field.length === 0
          expect(list.documents.map((document) => document.id).includes(odd._id)).toBe(isValid)
        },
      ),
      {numRuns: 150},
    )
  })
})

describe('a preview', () => {
  it('row 53: keeps the words of a link or mark that is not known, without the link', async () => {
    const drafted = changed(seed, id, (document) => {
      document.ifNoTreatment = text([
        block({
          markDefs: [{_type: 'link', _key: 'm', href: 'javascript:x(1)'}],
          children: [span(['m', 'blink'])],
        }),
      ])
    })
    const source: Source = {...memorySource(drafted), drafts: true}
    const document = await createPreview({source, locale: 'en', now}).get('procedure', {id})
    const html = renderHtml(document)
    expect(html).toContain('[EN TEST] kept')
    expect(html).not.toContain('javascript')
    expect(document.problems.map(({path}) => path).join()).toContain('ifNoTreatment')
  })
})
