import {documents, jsonSchema, metaOf, validate, type DocumentDefinition} from '@jakamy/schemas'
import {Ajv2020} from 'ajv/dist/2020.js'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {changed, placesIn, withValue} from './changeContent.ts'
import {definitionOf, isJson, readContent} from './readContent.ts'

const contents = readContent().map((file) => file.document)
const definitions = Object.values<DocumentDefinition>(documents)

// Formats are hints here: every one of them comes with a pattern that says it exactly.
const ajv = new Ajv2020({allErrors: true, validateFormats: false})
const accepts = new Map(
  definitions.map((definition) => [definition.name, ajv.compile(jsonSchema(definition))]),
)

describe('the JSON Schema', () => {
  it.each(definitions)('of $name explains itself and its fields', (definition) => {
    const schema = jsonSchema(definition)
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: definition.title,
      description: definition.description,
    })
    for (const [name, field] of Object.entries(definition.schema.shape)) {
      const meta = metaOf(field)
      if (!meta) continue
      const {title, description} = meta
      expect(schema.properties?.[name]).toMatchObject({title, description})
    }
    expect(unexplained(schema)).toEqual([])
  })

  it('explains fields inside others too, and would not hide one without', () => {
    expect(JSON.stringify(jsonSchema(documents.procedure))).toContain(
      '"title":"From","description":"The lower number',
    )
    expect(unexplained({items: {oneOf: [{properties: {a: {title: '[TEST]'}}}]}})).toEqual(['a'])
  })

  it.each(contents)('accepts $_id', (document) => {
    const check = accepts.get(document._type)
    expect(check?.(document)).toBe(true)
  })

  it.each<[what: string, id: string, path: string, value: unknown]>([
    ['an id of a draft', 'risk-stroke', '_id', 'drafts.risk-stroke'],
    ['another type', 'risk-stroke', '_type', 'procedure'],
    ['no title', 'procedure-coronary-stent', 'title', undefined],
    ['text for localised text', 'risk-stroke', 'name', 'stroke'],
    ['a name that is too long', 'risk-stroke', 'name[0].value', 'a'.repeat(61)],
    ['a language that is none', 'risk-stroke', 'name[0].language', 'English'],
    ['an unknown choice', 'risk-stroke', 'category', '[TEST]'],
    ['a web address of spaces', 'procedure-coronary-stent', 'slug[0].value', 'coronary stent'],
    ['a hostile link', 'clinic-jakamy', 'website', 'javascript:alert(1)'],
    ['an impossible time', 'clinic-jakamy', 'contactPoints[0].hours[0].opens', '24:00'],
    ['an impossible day', 'device-coronary-stent', 'rights.expires', '2026-02-30'],
    [
      'words with a number',
      'procedure-coronary-stent',
      'failure.frequency',
      {kind: 'verbal', term: [], low: 1},
    ],
    ['an unknown frequency', 'procedure-coronary-stent', 'failure.frequency', {kind: 'often'}],
    ['a number below zero', 'procedure-coronary-stent', 'failure.frequency.low', -1],
    ['no steps', 'procedure-coronary-stent', 'whatHappens.steps', []],
    ['a duration in words', 'procedure-coronary-stent', 'stay.minimum', 'one day'],
    ['a heading in a text', 'device-coronary-stent', 'coating[0].value[0].style', 'h1'],
    ['an unknown block', 'device-coronary-stent', 'coating[0].value[0]._type', 'html'],
    [
      'an unknown mark',
      'device-coronary-stent',
      'coating[0].value[0].markDefs',
      [{_type: 'link', _key: 'l', href: 'x'}],
    ],
    ['no reference', 'insuranceGuide-jakamy', 'clinic', 'clinic-jakamy'],
    ['another size', 'device-coronary-stent', 'physicalSize', {lengthMm: 0}],
    ['no flag', 'plan-antiplatelet-after-stent', 'simultaneous', 'yes'],
  ])('refuses what validate refuses: %s', (_what, id, path, value) => {
    const {definition, document} = changed(id, path, value)
    const stored: unknown = JSON.parse(JSON.stringify(document))
    expect(validate(definition, stored)).not.toEqual([])
    expect(accepts.get(definition.name)?.(stored)).toBe(false)
  })

  it('accepts whatever validate accepts', () => {
    const place = fc
      .constantFrom(...contents)
      .chain((document) =>
        fc.record({document: fc.constant(document), keys: fc.constantFrom(...placesIn(document))}),
      )
    const value = fc.oneof(
      fc.jsonValue({maxDepth: 2}),
      fc.constantFrom('en', 'HTTP://a', 'P1D', 1, true, []),
    )
    let accepted = 0
    fc.assert(
      fc.property(place, value, ({document, keys}, put) => {
        const stored: unknown = JSON.parse(JSON.stringify(withValue(document, keys, put)))
        if (validate(definitionOf(document._type), stored).length > 0) return
        accepted += 1
        expect(accepts.get(document._type)?.(stored)).toBe(true)
      }),
      {numRuns: 500},
    )
    expect(accepted).toBeGreaterThan(20)
  })

  it('leaves rules over several values to validate', () => {
    const {definition, document} = changed('procedure-coronary-stent', 'failure.frequency.high', 1)
    expect(validate(definition, document)).not.toEqual([])
    expect(accepts.get(definition.name)?.(document)).toBe(true)
  })
})

/** Fields in a JSON Schema, however deep, that have a title and no description. */
function unexplained(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(unexplained)
  if (!isJson(node)) return []
  const fields = isJson(node.properties) ? Object.entries(node.properties) : []
  const bare = fields.filter(([, field]) => isJson(field) && 'title' in field && !field.description)
  return [...bare.map(([name]) => name), ...Object.values(node).flatMap(unexplained)]
}
