import {metaOf, unwrap, validate, type Shape} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'
import * as z from 'zod/mini'

import {definitionOf, isJson, readContent, type Json} from './readContent.ts'

const files = readContent()
const ids = new Set(files.map((file) => file.document._id))

describe.each(files)('content/$folder/$name.json', ({folder, name, document}) => {
  const definition = definitionOf(document._type)

  it('is valid', () => {
    expect(validate(definition, document)).toEqual([])
  })

  it('has no field that its definition does not know', () => {
    expect(z.parse(definition.schema, document)).toEqual(document)
  })

  it('is where its type and its id say', () => {
    expect({folder, name}).toEqual({folder: document._type, name: document._id})
  })

  it('is published: no draft, no stamp that nobody gave', () => {
    expect(document._id).not.toContain('.')
    expect(document).not.toHaveProperty('approvals')
  })

  it('has strong references to documents that exist only', () => {
    const strong = references(document).filter((reference) => reference._weak !== true)
    expect(strong.map((reference) => String(reference._ref)).filter((id) => !ids.has(id))).toEqual(
      [],
    )
  })

  it('writes values and list items as the Studio does', () => {
    expect(foreignTypes(definition.schema, document)).toEqual([])
    expect(repeatedKeys(document)).toEqual([])
  })
})

describe('content', () => {
  it('is the whole page: 24 documents, each id once', () => {
    expect(files).toHaveLength(24)
    expect(ids.size).toBe(24)
  })

  it('points at one document that is not written yet', () => {
    const targets = files.flatMap((file) => references(file.document)).map((it) => String(it._ref))
    expect([...new Set(targets)].filter((id) => !ids.has(id))).toEqual([
      'procedure-coronary-angiography',
    ])
  })
})

describe('the checks of this file', () => {
  const schema = definitionOf('device').schema

  it('see a value with a foreign type', () => {
    const name = [
      {_key: 'en', _type: 'internationalizedArrayTextValue', language: 'en', value: '[TEST]'},
    ]
    expect(foreignTypes(schema, {name})).toEqual(['name: internationalizedArrayTextValue'])
    expect(foreignTypes(schema, {states: [{_key: 'a', _type: 'step'}]})).toEqual(['states: step'])
    const failure = {frequency: {kind: 'verbal', term: name}}
    expect(foreignTypes(definitionOf('procedure').schema, {failure})).toEqual([
      'failure.frequency.term: internationalizedArrayTextValue',
    ])
  })

  it('see two items with one key, and an item without', () => {
    expect(repeatedKeys({states: [{_key: 'a'}, {_key: 'a'}]})).toEqual(['states'])
    expect(repeatedKeys({states: [{}]})).toEqual(['states'])
  })

  it('see a reference wherever it stands', () => {
    expect(references({a: [{b: {_type: 'reference', _ref: 'x'}}]})).toHaveLength(1)
  })
})

function references(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(references)
  if (!isJson(value)) return []
  return value._type === 'reference' ? [value] : Object.values(value).flatMap(references)
}

/** Lists whose items do not all have a `_key` of their own. */
function repeatedKeys(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const keys = value.filter(isJson).map((item) => item._key)
    const bad = keys.includes(undefined) || new Set(keys).size < keys.length
    return [...(bad ? [path] : []), ...value.flatMap((item) => repeatedKeys(item, path))]
  }
  if (!isJson(value)) return []
  return Object.entries(value).flatMap(([key, child]) =>
    repeatedKeys(child, path ? `${path}.${key}` : key),
  )
}

/** Items whose `_type` is not the one that the Studio gives items of that field. */
function foreignTypes(schema: z.core.$ZodType, value: unknown, path = ''): string[] {
  const inner = unwrap(schema)
  const meta = metaOf(schema)
  if (Array.isArray(value)) {
    const element = inner instanceof z.ZodMiniArray ? inner._zod.def.element : undefined
    const part = typeof meta?.studio === 'object' ? meta.studio.type : undefined
    const named = element && studioName(element)
    const expected = part?.startsWith('internationalizedArray') ? `${part}Value` : named
    return value
      .filter(isJson)
      .flatMap((item) => [
        ...(expected === undefined || item._type === expected
          ? []
          : [`${path}: ${String(item._type)}`]),
        ...(element ? foreignTypes(element, item, path) : []),
      ])
  }
  if (!isJson(value)) return []
  return Object.entries(value).flatMap(([key, child]) => {
    const field = shapesOf(inner).flatMap((shape) => shape[key] ?? [])[0]
    return field ? foreignTypes(field, child, path ? `${path}.${key}` : key) : []
  })
}

/** The fields of an object, or of every form that an object can have. */
function shapesOf(schema: z.core.$ZodType): Shape[] {
  if (schema instanceof z.ZodMiniObject) return [schema._zod.def.shape]
  return schema instanceof z.ZodMiniDiscriminatedUnion
    ? schema._zod.def.options.flatMap((option) => shapesOf(option))
    : []
}

/** The name of the Sanity type that items of a list have. */
function studioName(element: z.core.$ZodType): string | undefined {
  const studio = metaOf(element)?.studio
  const part =
    typeof studio === 'function' ? studio({fields: () => [], member: () => ({type: ''})}) : studio
  return typeof part?.name === 'string' ? part.name : part?.type
}
