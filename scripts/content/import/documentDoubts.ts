import {metaOf, structureOf, type DocumentDefinition} from '@jakamy/schemas'
import type * as z from 'zod/mini'

import {suspicionsOf, visible} from './suspectCharacters.ts'

type Schema = z.core.$ZodType

/** Something in a document of elsewhere that people have to look at. */
export interface Doubt {
  /** The field it is in, e.g. `benefits.statement`. */
  field: string
  /** A short code for the open question; none where the field has no place for what is wrong. */
  code?: string
  message: string
}

/** Where a value stands: the field that the definition knows, and the language of its words. */
interface Place {
  field: string
  language?: string
}

/** The beginning or end of an element, or a character spelled as HTML spells it. */
const html = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|<!--|&(?:[a-z]+|#\d+|#x[0-9a-f]+);/i

/**
 * What in a document is doubtful though each value may be valid: words that are not what they look
 * like, HTML in words, references to documents of a type that does not belong there, and languages
 * that some of its words have and others lack.
 * @param types the type of each document that is known, by its published id
 */
export function doubtsOf(
  document: Readonly<Record<string, unknown>>,
  definition: DocumentDefinition,
  types: ReadonlyMap<string, string>,
): Doubt[] {
  const doubts: Doubt[] = []
  const languages = new Map<string, Set<string>>()

  const visit = (value: unknown, schema: Schema | undefined, place: Place): void => {
    if (typeof value === 'string') doubts.push(...doubtsAbout(value, place))
    if (typeof value !== 'object' || value === null) return
    const structure = schema && structureOf(schema)
    if (Array.isArray(value)) {
      const item = structure?.kind === 'list' ? structure.item : undefined
      for (const [index, each] of value.entries()) {
        if (isWording(each)) visitWording(each, place)
        else visit(each, item, {...place, field: item ? `${place.field}[${index}]` : place.field})
      }
      return
    }
    if ('_ref' in value && typeof value._ref === 'string') {
      const wrong = wrongTarget(types.get(value._ref), schema)
      if (wrong !== undefined) doubts.push({field: place.field, message: `${wrong}: ${value._ref}`})
      return
    }
    for (const [name, child] of Object.entries(value)) {
      if (name.startsWith('_')) continue
      const inner = fieldsOf(value, schema)?.[name]
      visit(child, inner, inner ? {...place, field: `${place.field}.${name}`} : place)
    }
  }
  const visitWording = ({language, value}: Wording, place: Place): void => {
    const known = languages.get(place.field) ?? new Set()
    languages.set(place.field, known.add(language))
    visit(value, undefined, {...place, language})
  }

  for (const [name, value] of Object.entries(document)) {
    if (!name.startsWith('_')) visit(value, definition.schema.shape[name], {field: name})
  }
  return [...doubts, ...lostLanguages(languages)]
}

/** Doubts as open questions of the document, one for each field and kind. */
export function doubtFlags(doubts: readonly Doubt[]) {
  const asked = doubts.filter(({code}) => code !== undefined)
  const groups = Map.groupBy(asked, ({code, field}) => `${code} ${field}`)
  return [...groups.values()].map((group, index) => ({
    _key: `doubt${index + 1}`,
    _type: 'flag',
    code: group[0]?.code,
    field: group[0]?.field,
    note: group
      .map(({message}) => message)
      .join('\n')
      .slice(0, LONGEST_NOTE),
  }))
}

/** What the note of a flag holds at most. */
const LONGEST_NOTE = 2000

interface Wording {
  language: string
  value: unknown
}

/** Words in one language, as a localised field keeps them. */
function isWording(value: unknown): value is Wording {
  if (typeof value !== 'object' || value === null) return false
  return 'language' in value && typeof value.language === 'string' && 'value' in value
}

function doubtsAbout(text: string, {field, language}: Place): Doubt[] {
  const where = language === undefined ? '' : `in “${language}” `
  const found = suspicionsOf(text).map(({message, inNumber}) => ({
    field,
    code: 'suspect-characters',
    message: `${where}${message}${inNumber ? ' (a number may read otherwise than it is written)' : ''}`,
  }))
  const tag = html.exec(text)?.[0]
  if (tag === undefined) return found
  const message = `${where}holds HTML, which readers would see as it is: ${visible(tag)}`
  return [...found, {field, code: 'import-html', message}]
}

/** Why a reference does not belong where it stands, when that can be told. */
function wrongTarget(type: string | undefined, schema: Schema | undefined): string | undefined {
  const studio = schema && metaOf(schema)?.studio
  if (type === undefined || typeof studio !== 'object' || !Array.isArray(studio.to))
    return undefined
  const allowed = studio.to.map((target: {type?: unknown}) => String(target.type))
  return allowed.includes(type)
    ? undefined
    : `refers to a ${type} where a ${allowed.join(' or ')} belongs`
}

/** The fields of an object that the definition knows. */
function fieldsOf(value: object, schema: Schema | undefined): Record<string, Schema> | undefined {
  const structure = schema && structureOf(schema)
  if (structure?.kind === 'group') return structure.fields
  if (structure?.kind !== 'variants') return undefined
  const kind = 'kind' in value ? String(value.kind) : ''
  const form = structure.forms.get(kind)
  return form && fieldsOf(value, form)
}

/** Languages that words of a document have, and words of another field lack. */
function lostLanguages(languages: ReadonlyMap<string, ReadonlySet<string>>): Doubt[] {
  const all = new Set([...languages.values()].flatMap((each) => [...each]))
  return [...languages].flatMap(([field, own]) =>
    [...all]
      .filter((language) => !own.has(language))
      .map((language) => ({field, message: `has no “${language}”, which other words here have`})),
  )
}
