import {structureOf, type DocumentDefinition, type Issue, type Shape} from '@jakamy/schemas'

import {isRecord} from '../isRecord.ts'
import type {AnyDocument} from '../types.ts'
import {plainText} from './plainText.ts'

/** Where something stands in a document. */
export interface Place {
  unit: string
  keys: readonly (string | number)[]
  studioPath: Issue['studioPath']
}

/** A text in one language. */
export interface Wording {
  language: string
  /** The words; paragraphs on lines of their own. */
  text: string
  /** As it is stored: a string or Portable Text. */
  value: unknown
  studioPath: Issue['studioPath']
}

/** One localised field that says something in at least one language. */
export interface Passage extends Place {
  /** Name of the field. */
  name: string
  /** The object it is a field of. */
  holder: Readonly<Record<string, unknown>>
  wordings: ReadonlyMap<string, Wording>
  /** The statement that these words are lifted from: the nearest one around them. */
  statement: Passage | undefined
}

/** A number, or a length of time (ISO 8601), that structured fields assert beside a statement. */
export interface Assertion extends Place {
  value: number | string
  statement: Passage | undefined
}

/** An object in a document, such as a frequency or a contact. */
export interface Holder extends Place {
  value: Readonly<Record<string, unknown>>
  /** Whether it is one of several forms, told apart by `kind`. */
  isForm: boolean
  statement: Passage | undefined
}

/** A strong reference: the document it names is part of this one. */
export interface Inclusion extends Place {
  type: string
  id: string
}

/** A document taken apart for the checks: all its languages, whether it is valid or not. */
export interface Reading {
  passages: Passage[]
  assertions: Assertion[]
  holders: Holder[]
  inclusions: Inclusion[]
}

/** A length of time as ISO 8601 writes it. */
const iso8601 = /^P(?=\d|T)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/

interface Here extends Place {
  statement: Passage | undefined
  inForm: boolean
}

/** Takes the units of a document apart. What does not have the shape of its field is passed over. */
export function read(definition: DocumentDefinition, document: AnyDocument): Reading {
  const reading: Reading = {passages: [], assertions: [], holders: [], inclusions: []}
  for (const [unit, {fields}] of Object.entries(definition.units)) {
    const here = {unit, keys: [], studioPath: [], statement: undefined, inForm: false}
    readFields(fields, document, here, reading)
  }
  return reading
}

function readFields(
  shape: Shape,
  holder: Readonly<Record<string, unknown>>,
  here: Here,
  reading: Reading,
): void {
  const name = ['statement', 'text'].find((key) => isLocalised(shape[key]))
  const own = name && passageOf(holder, name, {...here, statement: undefined})
  const statement = own || here.statement
  reading.holders.push({...here, value: holder, isForm: here.inForm, statement})
  for (const [key, schema] of Object.entries(shape)) {
    if (isLocalised(schema)) {
      const passage = own && key === name ? own : passageOf(holder, key, {...here, statement})
      if (passage) reading.passages.push(passage)
    } else {
      const place = {...at(here, key), statement}
      readValue(schema, holder[key], place, reading)
    }
  }
}

function readValue(field: Shape[string], value: unknown, here: Here, reading: Reading): void {
  const structure = structureOf(field)
  switch (structure.kind) {
    case 'includes':
      if (isRecord(value) && typeof value._ref === 'string') {
        reading.inclusions.push({...here, type: structure.type, id: value._ref})
      }
      break
    case 'list':
      if (Array.isArray(value)) readItems(structure.item, value, here, reading)
      break
    case 'variants': {
      const form = isRecord(value) ? structure.forms.get(String(value.kind)) : undefined
      if (form) readValue(form, value, {...here, inForm: true}, reading)
      break
    }
    case 'group':
      if (isRecord(value)) readFields(structure.fields, value, here, reading)
      break
    default:
      if (typeof value === 'number' && here.inForm) reading.assertions.push({...here, value})
      if (isDuration(value)) reading.assertions.push({...here, value})
  }
}

function readItems(
  field: Shape[string],
  items: readonly unknown[],
  here: Here,
  reading: Reading,
): void {
  for (const [index, item] of items.entries()) {
    const key = isRecord(item) && typeof item._key === 'string' ? {_key: item._key} : index
    const place = {keys: [...here.keys, index], studioPath: [...here.studioPath, key]}
    readValue(field, item, {...here, ...place}, reading)
  }
}

function passageOf(
  holder: Readonly<Record<string, unknown>>,
  name: string,
  here: Here,
): Passage | undefined {
  const stored = holder[name]
  const {unit, keys, studioPath} = at(here, name)
  const wordings = new Map<string, Wording>()
  for (const [index, item] of Array.isArray(stored) ? stored.entries() : []) {
    if (!isRecord(item) || typeof item.language !== 'string') continue
    const text = plainText(item.value)
    if (text === '' || wordings.has(item.language)) continue
    const key = typeof item._key === 'string' ? {_key: item._key} : index
    wordings.set(item.language, {
      language: item.language,
      text,
      value: item.value,
      studioPath: [...studioPath, key, 'value'],
    })
  }
  if (wordings.size === 0) return undefined
  return {unit, keys, studioPath, name, holder, wordings, statement: here.statement}
}

function at(here: Here, key: string): Here {
  return {...here, keys: [...here.keys, key], studioPath: [...here.studioPath, key]}
}

function isLocalised(field: Shape[string] | undefined): boolean {
  return field !== undefined && structureOf(field).kind === 'localised'
}

function isDuration(value: unknown): value is string {
  return typeof value === 'string' && iso8601.test(value)
}
