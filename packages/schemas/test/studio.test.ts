import {
  contentOf,
  defineDocument,
  documents,
  group,
  list,
  metaOf,
  quantity,
  reference,
  text,
  unwrap,
  weakReference,
  type DocumentDefinition,
  type Shape,
  type StudioPart,
} from '@jakamy/schemas'
import {studioTypes} from '@jakamy/schemas/studio'
import {describe, expect, it} from 'vitest'
import * as z from 'zod/mini'

import {compileStudio, problemsOf} from '../faces/compileStudio.ts'
import {isJson, readContent} from './readContent.ts'

const types = studioTypes()

describe('studioTypes', () => {
  it('gives Sanity a schema without a problem', () => {
    expect(problemsOf(types)).toEqual([])
    expect(compileStudio(types).getTypeNames()).toEqual(
      expect.arrayContaining(Object.keys(documents)),
    )
  })

  it('would be told of a problem, however deep', () => {
    const broken = defineDocument({
      ...frame(),
      fields: () => ({
        items: list(group({title: '[TEST]', fields: {'not a name': text({title: '[TEST]'})}}), {
          title: '[TEST]',
        }),
        other: weakReference(['nothing'], {title: '[TEST]'}),
      }),
    })
    const problems = problemsOf([...types, ...studioTypes([broken])]).join('\n')
    expect(problems).toContain('not a name')
    expect(problems).toContain('nothing')
  })

  it('refuses a list of something that is not a field', () => {
    const broken = defineDocument({
      ...frame(),
      fields: () => ({items: list(z.string(), {title: '[TEST]'})}),
    })
    expect(() => studioTypes([broken])).toThrow('need field metadata')
  })
})

describe.each(Object.values<DocumentDefinition>(documents))('$name in the Studio', (definition) => {
  const type = types.find((candidate) => candidate.name === definition.name) ?? {type: 'missing'}

  it('has the fields of its zod schema, each of the same kind, and no other', () => {
    const unreviewed = definition.review === 'none' ? /^(approvals|reviews|changeLog)\b/ : /^$/
    const expected = zodFields(definition.schema).filter((field) => !unreviewed.test(field))
    expect(studioFields(type)).toEqual(expected.sort())
  })

  it('explains every field', () => {
    expect(unexplained(type, definition.name)).toEqual([])
  })

  it('shows every unit as a tab and every field in one', () => {
    const tabs = partsIn(type.groups).map((tab) => tab.name)
    expect(tabs).toEqual([...Object.keys(definition.units), 'page'])
    expect(partsIn(type.fields).filter((field) => !tabs.includes(field.group))).toEqual([])
  })
})

describe.each(['procedure', 'risk', 'device', 'treatmentPlan', 'media', 'glossaryTerm'])(
  'a text or number of a %s',
  (name) => {
    it('shows an example of what to write', () => {
      const {units} = definitionNamed(name)
      const type = typeOf(name)
      const inUnits = partsIn(type.fields).filter((field) => String(field.group) in units)
      expect(inUnits.length).toBeGreaterThan(0)
      expect(withoutExample({type: 'object', fields: inUnits}, name)).toEqual([])
    })
  },
)

describe('the contract between zod and the Studio', () => {
  const definition = defineDocument({
    ...frame(),
    fields: () => ({
      size: quantity({title: '[TEST]', min: 0, max: 1}),
      risk: reference('risk', {title: '[TEST]'}),
    }),
  })
  const [type = {type: 'missing'}] = studioTypes([definition])
  const fields = partsIn(type.fields)

  it.each<[what: string, fields: StudioPart[]]>([
    ['a field that the Studio lacks', fields.slice(1)],
    ['a field that zod lacks', [...fields, {type: 'string', name: 'extra'}]],
    ['a field of another kind', fields.map((field) => ({...field, type: 'string'}))],
  ])('is broken by %s', (_what, changed) => {
    const expected = zodFields(definition.schema)
      .filter((field) => !/^(approvals|reviews|changeLog)\b/.test(field))
      .sort()
    expect(studioFields(type)).toEqual(expected)
    expect(studioFields({...type, fields: changed})).not.toEqual(expected)
  })

  it('is broken by a field without an explanation, or a number without an example', () => {
    expect(unexplained(type, 'test')).toEqual(['test.size', 'test.risk'])
    expect(withoutExample(type, 'test')).toContain('test.size')
  })
})

describe('a field of several kinds', () => {
  const failure = partsIn(
    partsIn(typeOf('procedure').fields).find((field) => field.name === 'failure')?.fields,
  )
  const frequency = partsIn(failure.find((field) => field.name === 'frequency')?.fields)
  const hidden = (name: string, kind: string | undefined, value?: unknown): unknown => {
    const rule = frequency.find((field) => field.name === name)?.hidden
    return typeof rule === 'function' ? rule({parent: {kind}, value}) : rule
  }

  it('shows the fields of the chosen kind only', () => {
    expect(hidden('term', 'verbal')).toBe(false)
    expect(hidden('low', 'verbal')).toBe(true)
    expect(hidden('low', 'range')).toBe(false)
    expect(hidden('low', undefined)).toBe(true)
    expect(hidden('kind', undefined)).toBe(undefined)
  })

  it('shows a value that the chosen kind does not have, so that it can be removed', () => {
    expect(hidden('low', 'verbal', 2)).toBe(false)
  })
})

describe('a line in a list', () => {
  it.each(readContent())('names $name', ({document}) => {
    const {select, prepare} = previewOf(typeOf(document._type))
    const values = Object.entries(select).map(([name, path]) => [name, document[String(path)]])
    const line: unknown = prepare(Object.fromEntries(values))
    expect(isJson(line) ? line.title : undefined).toMatch(/^(?!Untitled$)./)
  })

  it('says so when there is nothing to name it by', () => {
    expect(previewOf(typeOf('procedure')).prepare({})).toMatchObject({title: 'Untitled'})
  })
})

/** What a test document type has besides its fields. */
function frame() {
  return {
    name: 'test',
    title: '[TEST] document',
    plural: '[TEST] documents',
    description: '[TEST]',
    review: 'none',
    units: () => ({}),
    preview: {title: 'title'},
  } as const
}

function definitionNamed(name: string): DocumentDefinition {
  const found = Object.values<DocumentDefinition>(documents).find((each) => each.name === name)
  if (!found) throw new Error(`There is no type "${name}".`)
  return found
}

function typeOf(name: string): StudioPart {
  const type = types.find((candidate) => candidate.name === name)
  if (!type) throw new Error(`The Studio has no type "${name}".`)
  return type
}

function previewOf(type: StudioPart) {
  const {preview} = type
  if (!isJson(preview) || !isJson(preview.select) || typeof preview.prepare !== 'function') {
    throw new Error(`The type "${String(type.name)}" has no preview.`)
  }
  const {select, prepare} = preview
  return {select, prepare: (values: object): unknown => prepare(values)}
}

function partsIn(value: unknown): StudioPart[] {
  return Array.isArray(value) ? value.filter(isPart) : []
}

function isPart(value: unknown): value is StudioPart {
  return isJson(value)
}

/** The fields of a Sanity type, those inside others too, each with its kind. */
function studioFields(part: StudioPart, path = ''): string[] {
  const inside = [
    ...partsIn(part.fields),
    ...partsIn(part.of).flatMap((item) => partsIn(item.fields)),
  ]
  return inside
    .flatMap((field) => {
      const here = path === '' ? String(field.name) : `${path}.${String(field.name)}`
      return [`${here}: ${kindOfPart(field)}`, ...studioFields(field, here)]
    })
    .sort()
}

/** The fields of a zod schema that carry metadata, those inside others too, each with its kind. */
function zodFields(schema: z.core.$ZodType, path = ''): string[] {
  const fields = shapesIn(schema).flatMap((shape) =>
    Object.entries(shape).flatMap(([name, field]) => {
      const here = path === '' ? name : `${path}.${name}`
      return metaOf(field) ? [`${here}: ${kindOfSchema(field)}`, ...zodFields(field, here)] : []
    }),
  )
  const kinds = kindsIn(schema)
  return [
    ...new Set(kinds.length === 0 ? fields : [...fields, `${path}.kind: one of ${kinds.join()}`]),
  ]
}

/** The fields of an object, of the items of a list, or of every form of an object. */
function shapesIn(schema: z.core.$ZodType): Shape[] {
  const inner = itemOf(schema)
  if (inner instanceof z.ZodMiniObject) return contentOf(inner) ? [] : [inner._zod.def.shape]
  return inner instanceof z.ZodMiniDiscriminatedUnion
    ? inner._zod.def.options.flatMap((option) => shapesIn(option))
    : []
}

/** The forms that an object, or an item of a list, can have. */
function kindsIn(schema: z.core.$ZodType): string[] {
  const inner = itemOf(schema)
  if (!(inner instanceof z.ZodMiniDiscriminatedUnion)) return []
  return inner._zod.def.options.flatMap((option) => {
    const kind = shapesIn(option)[0]?.kind
    return kind instanceof z.ZodMiniLiteral ? kind._zod.def.values.map(String) : []
  })
}

function itemOf(schema: z.core.$ZodType): z.core.$ZodType {
  const inner = unwrap(schema)
  const plain = inner instanceof z.ZodMiniArray && contentOf(inner) === undefined
  return plain ? unwrap(inner._zod.def.element) : inner
}

function kindOfSchema(schema: z.core.$ZodType): string {
  const inner = unwrap(schema)
  if (contentOf(inner)?.kind === 'localised') return 'localised'
  if (inner instanceof z.ZodMiniArray) return 'array'
  if (inner instanceof z.ZodMiniNumber) return 'number'
  if (inner instanceof z.ZodMiniBoolean) return 'boolean'
  if (inner instanceof z.ZodMiniEnum)
    return `one of ${Object.values(inner._zod.def.entries).join()}`
  if (inner instanceof z.ZodMiniString) return 'string'
  return shapesIn(inner).some((shape) => '_ref' in shape) || contentOf(inner)
    ? 'reference'
    : 'object'
}

function kindOfPart({type, options}: StudioPart): string {
  if (type.startsWith('internationalizedArray')) return 'localised'
  if (type === 'string' && isJson(options) && Array.isArray(options.list)) {
    return `one of ${partsIn(options.list)
      .map((option) => String(option.value))
      .join()}`
  }
  const kinds: Record<string, string> = {
    text: 'string',
    url: 'string',
    date: 'string',
    datetime: 'string',
    image: 'object',
    file: 'object',
  }
  return kinds[type] ?? type
}

/** Kinds of fields that people write in, so that an example tells them how. */
const written = /^(string|text|number|internationalizedArray(String|Text|RichText))$/

/** The fields of a Sanity type that people write in and that show no example. */
function withoutExample(part: StudioPart, path: string): string[] {
  const inside = [
    ...partsIn(part.fields),
    ...partsIn(part.of).flatMap((item) => partsIn(item.fields)),
  ]
  return inside.flatMap((field) => {
    const here = `${path}.${String(field.name)}`
    const isWritten = written.test(field.type) && !(isJson(field.options) && field.options.list)
    const isShown = /e\.g\. |“/i.test(String(field.description))
    return [...(isWritten && !isShown ? [here] : []), ...withoutExample(field, here)]
  })
}

/** The fields of a Sanity type that have no label or no help text. */
function unexplained(part: StudioPart, path: string): string[] {
  const inside = [
    ...partsIn(part.fields),
    ...partsIn(part.of).flatMap((item) => partsIn(item.fields)),
  ]
  return inside.flatMap((field) => {
    const here = `${path}.${String(field.name)}`
    const explained = [field.title, field.description].every(
      (line) => typeof line === 'string' && /\w/.test(line),
    )
    return [...(explained ? [] : [here]), ...unexplained(field, here)]
  })
}
