import {jsonSchema} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {definitionOf, isJson, readContent, readSeed, type Json} from './readContent.ts'

const seed = readSeed()
const french = seed[81]
const contents = readContent().map((file) => file.document)

/** Values that follow from the words of the same field without adding to them. */
const readings: Record<string, string> = {
  P1D: 'one full day',
  P1M: '1 month',
  P1Y: '1 year',
  '08:00': '8 a.m.',
  '15:30': '3:30 p.m.',
}

/** Names that only programs read. Slugs are the title of the page, written for an address. */
const labels: Record<string, readonly string[]> = {
  'slug[en].value': ['coronary-stent', 'insurance'],
  locales: ['en', 'fr'],
  defaultLocale: ['en'],
  'states[undeployed].key': ['undeployed'],
  'states[deployed].key': ['deployed'],
  'states[actual].key': ['actual'],
}

/** Where editors talk to each other: not shown to readers, but free of contacts all the same. */
const editorial = /^(flags|rights\.note)/

const contactFields =
  /^(phone|whatsapp|email|url|number|website|sourceUrl|address|geo|directions|emergencyContact)$/

const contactPatterns = [
  /@/,
  /https?:|www\.|\.(com|org|net|fr|me)\b/i,
  /\+\s?\d/,
  /\d([\s().-]*\d){5,}/,
]

describe('the clinic’s documents', () => {
  it.each(contents)('$_id says only what the page says', (document) => {
    expect(inventions(document)).toEqual([])
  })

  it('hold one French value, the one of the page', () => {
    const foreign = contents
      .flatMap((document) => leaves(document))
      .filter((leaf) => leaf.language !== undefined && leaf.language !== 'en')
    expect(foreign).toMatchObject([{path: 'title[fr].value', value: french}])
  })
})

describe('an invention is found', () => {
  it.each<[what: string, id: string, from: string, to: string]>([
    ['another figure', 'procedure-coronary-stent', '"high":5', '"high":6'],
    ['a figure of another line', 'procedure-coronary-stent', '"high":5', '"high":30'],
    ['a figure in a sentence', 'procedure-coronary-stent', '2 to 5%', '2 to 6%'],
    ['a figure for a word', 'procedure-coronary-stent', '"very rare"', '"1 in 200"'],
    ['another duration', 'plan-antiplatelet-after-stent', 'P1Y', 'P2Y'],
    ['another stay', 'procedure-coronary-stent', 'P1D', 'P1M'],
    ['another hour', 'clinic-jakamy', '15:30', '16:30'],
    [
      'a name of a medicine',
      'plan-antiplatelet-after-stent',
      'another more powerful medication"',
      '[TEST] drug"',
    ],
    ['half a word', 'risk-stroke', '"stroke"', '"strok"'],
    ['a word of the wrong case', 'risk-stroke', '"stroke"', '"STROKE"'],
    [
      'a new sentence',
      'device-coronary-stent',
      'It is mounted on a balloon.',
      'It is mounted. [TEST]',
    ],
    ['another web address', 'insuranceGuide-jakamy', '"insurance"}]', '"test"}]'],
    ['a translation', 'risk-stroke', '"language":"en"', '"language":"fr"'],
    [
      'the French line called English',
      'form-information-request',
      '"language":"fr"',
      '"language":"en"',
    ],
    ['a maker', 'device-coronary-stent', '"retained"', '"manufacturer":"[TEST] maker","retained"'],
    ['a size', 'device-coronary-stent', '"retained"', '"physicalSize":{"lengthMm":20},"retained"'],
    [
      'a telephone field',
      'clinic-jakamy',
      '"kind":"appointment"',
      '"kind":"appointment","phone":"+10000000"',
    ],
    ['a number in a note', 'clinic-jakamy', 'WhatsApp is named', 'WhatsApp is 000 000 00'],
    ['an e-mail in a note', 'clinic-jakamy', 'WhatsApp is named', 'WhatsApp is test@test'],
    ['an address of a page', 'procedure-coronary-stent', 'probably a translation', 'see www.test'],
  ])('%s', (_what, id, from, to) => {
    const text = JSON.stringify(contents.find((document) => document._id === id))
    expect(text).toContain(from)
    const changed: unknown = JSON.parse(text.replace(from, to))
    expect(isJson(changed) ? inventions(changed) : []).not.toEqual([])
  })
})

/** A value in a document that is not an object or list; the text of a block counts as one. */
interface Leaf {
  path: string
  value: unknown
  /** Of a localised text. */
  language?: string
}

/** What a document says that the page does not. */
function inventions(document: Json): string[] {
  const all = leaves(document)
  const enumerated = enumeratedValues(String(document._type))
  return all.flatMap((leaf) => {
    const contact =
      leaf.path.split(/[.[]/).some((key) => contactFields.test(key)) ||
      contactPatterns.some((pattern) => pattern.test(String(leaf.value)))
    if (contact) return [`${leaf.path} holds a contact that the page does not give`]
    if (editorial.test(leaf.path) || isOnPage(leaf, all, enumerated)) return []
    return [`${leaf.path} says "${String(leaf.value)}", which is not on the page`]
  })
}

function isOnPage(leaf: Leaf, all: Leaf[], enumerated: ReadonlySet<unknown>): boolean {
  const {path, value, language} = leaf
  if (typeof value === 'boolean') return true
  if (typeof value === 'number') return occurs(String(value), wordsAround(leaf, all))
  const text = String(value)
  if (labels[path]?.includes(text)) return true
  if (language !== undefined) {
    return language === 'en' ? text !== french && occurs(text, seed) : text === french
  }
  const reading = readings[text]
  if (reading !== undefined) return occurs(reading, wordsAround(leaf, all))
  return enumerated.has(text) || occurs(text, seed)
}

/** The localised words of the top-level field that a value stands in. */
function wordsAround(leaf: Leaf, all: Leaf[]): string[] {
  const field = (path: string) => path.split(/[.[]/)[0]
  return all
    .filter((other) => other.language !== undefined && field(other.path) === field(leaf.path))
    .map((other) => String(other.value))
}

/** Whether some line has these very words, whole; the first letter may be large or small. */
function occurs(text: string, lines: readonly string[]): boolean {
  const first = text.charAt(0)
  const rest = text.slice(1).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const start = /\p{L}/u.test(first)
    ? `[${first.toLowerCase()}${first.toUpperCase()}]`
    : `\\u{${first.codePointAt(0)?.toString(16) ?? '0'}}`
  const whole = new RegExp(String.raw`(?<![\p{L}\p{N}])${start}${rest}(?![\p{L}\p{N}])`, 'u')
  return text !== '' && lines.some((line) => whole.test(line))
}

function leaves(value: unknown, path = '', language?: string): Leaf[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) =>
      leaves(
        item,
        isJson(item) && typeof item._key === 'string' ? `${path}[${item._key}]` : path,
        language,
      ),
    )
  }
  if (!isJson(value)) return [{path, value, ...(language === undefined ? {} : {language})}]
  if (value._type === 'block' && Array.isArray(value.children)) {
    const text = value.children.map((span) => (isJson(span) ? String(span.text) : '')).join('')
    return leaves(text, path, language)
  }
  const own = typeof value.language === 'string' ? value.language : language
  return Object.entries(value)
    .filter(([key]) => !key.startsWith('_') && key !== 'language')
    .flatMap(([key, child]) => leaves(child, path === '' ? key : `${path}.${key}`, own))
}

/** Every value that a type's fields offer for choice: codes, not words for readers. */
function enumeratedValues(type: string): Set<unknown> {
  const collect = (node: unknown): unknown[] => {
    if (Array.isArray(node)) return node.flatMap(collect)
    if (!isJson(node)) return []
    const own = [
      ...(Array.isArray(node.enum) ? node.enum : []),
      ...('const' in node ? [node.const] : []),
    ]
    return [...own, ...Object.values(node).flatMap(collect)]
  }
  return new Set(collect(jsonSchema(definitionOf(type))))
}
