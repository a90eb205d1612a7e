import type * as z from 'zod/mini'

import type {DocumentDefinition} from './defineDocument.ts'
import * as documents from './documents/index.ts'
import {metaOf, type Derive, type Shape, type StudioPart} from './field.ts'
import {richTextStudio} from './fields/richText.ts'
import {firstText} from './firstText.ts'
import {sourceLocale, type LocaleId} from './locales.ts'
import {publishedId, validate} from './validate.ts'

/** What the Studio's localisation plugin must be told to make our localised fields. */
export const localisedFieldTypes = ['string', 'text', richTextStudio]

/** The words of a form in a language of the Studio; the definitions have them in English. */
export interface StudioWords {
  /** Names in this language come first in previews. */
  locale: LocaleId
  /** The label of a field, an item or a tab. */
  title: (english: string) => string
  /** A help text. */
  description: (english: string) => string
  /** The title of a value to choose. */
  choice: (english: string) => string
  /** What one document of a type is called. */
  type: (name: string, english: string) => string
}

const same = (english: string) => english
const english: StudioWords = {
  locale: sourceLocale,
  title: same,
  description: same,
  choice: same,
  type: (_name, title) => title,
}

/**
 * The Sanity schema types of document types, derived from their definitions.
 * @param definitions the document types; all of them by default
 * @param words the words of the forms; English by default
 * @returns objects for `schema.types` of a Sanity configuration
 */
export function studioTypes(
  definitions: readonly DocumentDefinition[] = Object.values(documents),
  words: StudioWords = english,
): StudioPart[] {
  const titles = new Map(
    definitions.map((definition) => [definition.name, definition.preview.title]),
  )
  const derive = derivation((type) => titles.get(type) ?? 'title', words)
  return definitions.map((definition) => documentType(definition, derive, words))
}

function documentType(
  definition: DocumentDefinition,
  derive: Derive,
  words: StudioWords,
): StudioPart {
  const {name, units, fields, preview, review} = definition
  const tabs = Object.entries(units).map(([unit, {title: tab}]) => ({
    name: unit,
    title: words.title(tab),
  }))
  const inGroup = (shape: Shape, group: string) =>
    derive.fields(shape).map((part): StudioPart => ({...part, group}))
  const {rights, flags, approvals, reviews, changeLog} = definition.schema.shape
  const all = [
    ...Object.entries(units).flatMap(([unit, {fields: shape}]) => inGroup(shape, unit)),
    ...inGroup(fields, 'page'),
    ...inGroup({rights, flags}, 'page'),
    ...(review === 'none' ? [] : inGroup({reviews, approvals, changeLog}, 'page')),
  ]
  const parts = new Map<unknown, StudioPart>(all.map((part) => [part.name, part]))
  return {
    name,
    title: words.type(name, definition.title),
    description: words.description(definition.description),
    type: 'document',
    groups: [
      ...tabs.map((tab, index) => ({...tab, default: index === 0})),
      {name: 'page', title: words.title('Administration')},
    ],
    fields: all,
    preview: {
      select: {
        title: preview.title,
        ...(preview.subtitle === undefined ? {} : {subtitle: preview.subtitle}),
        ...(preview.media === undefined ? {} : {media: preview.media}),
      },
      prepare: ({title: line, subtitle, media}: Record<string, unknown>) => ({
        title: lineOf(parts.get(preview.title), line, words) ?? words.title('Untitled'),
        subtitle: lineOf(parts.get(preview.subtitle), subtitle, words),
        media,
      }),
    },
    validation: (rule: DocumentRule) => rule.custom((value) => markers(definition, value)),
  }
}

/** The part of Sanity's `Rule` that a document needs. */
interface DocumentRule {
  custom: (validator: (value: unknown) => true | {message: string; path: unknown[]}[]) => unknown
}

function markers(definition: DocumentDefinition, value: unknown) {
  if (typeof value !== 'object' || value === null) return true
  const id = '_id' in value && typeof value._id === 'string' ? publishedId(value._id) : undefined
  const issues = validate(definition, {...value, _id: id})
  return issues.length === 0
    ? true
    : issues.map(({message, studioPath}) => ({message, path: studioPath}))
}

function derivation(titleOf: (type: string) => string, words: StudioWords): Derive {
  const part = (schema: z.core.$ZodType): StudioPart | undefined => {
    const meta = metaOf(schema)
    if (!meta) return undefined
    const {title, description, readOnly, studio} = meta
    const own = typeof studio === 'function' ? studio(derive) : studio
    const named = {
      title: words.title(title),
      ...(description === undefined ? {} : {description: words.description(description)}),
      ...(readOnly ? {readOnly: true} : {}),
      ...own,
      ...optionsIn(words, own.options),
    }
    return own.type === 'object' ? {...named, preview: objectPreview(named, titleOf, words)} : named
  }
  const derive: Derive = {
    fields: (shape) =>
      Object.entries(shape).flatMap(([name, schema]) => {
        const field = part(schema)
        return field ? [{...field, name}] : []
      }),
    member: (item) => {
      const member = part(item)
      if (!member)
        throw new Error(
          'The items of a list need field metadata. Make them with a function of fields/.',
        )
      return member
    },
  }
  return derive
}

/** The options of a field with its choices in a language. */
function optionsIn(words: StudioWords, options: unknown): {options?: object} {
  const {list}: {list?: unknown} = Object(options)
  if (!Array.isArray(list)) return {}
  const named = list.map(({title, ...choice}) => ({...choice, title: words.choice(String(title))}))
  return {options: {...Object(options), list: named}}
}

/** One line for an object in a list: the first text that its fields hold. */
function objectPreview(part: StudioPart, titleOf: (type: string) => string, words: StudioWords) {
  const fields = fieldsOf(part).slice(0, 5)
  const select = Object.fromEntries(
    fields.map((child) => {
      const name = String(child.name)
      const [target] = Array.isArray(child.to) ? child.to.filter(isPart) : []
      return [name, child.type === 'reference' && target ? `${name}.${titleOf(target.type)}` : name]
    }),
  )
  return {
    select,
    prepare: (values: Record<string, unknown>) => {
      const lines = fields.flatMap(
        (child) => lineOf(child, values[String(child.name)], words) ?? [],
      )
      return {title: lines[0] ?? part.title ?? words.title('Untitled'), subtitle: lines[1]}
    },
  }
}

/**
 * What a preview says of a field: the title of the chosen value, what the fields of an object say one
 * after the other, else the first text it holds.
 */
function lineOf(
  part: StudioPart | undefined,
  value: unknown,
  words: StudioWords,
): string | undefined {
  if (part?.type === 'object' && typeof value === 'object' && value !== null) {
    const lines = fieldsOf(part).flatMap(
      (child) => lineOf(child, Reflect.get(value, String(child.name)), words) ?? [],
    )
    return lines.length === 0 ? undefined : lines.slice(0, 4).join(', ')
  }
  const line = firstText(value, words.locale)
  const {list} = Object(part?.options)
  const chosen: unknown = Array.isArray(list)
    ? list.find((option) => option.value === line)?.title
    : undefined
  return typeof chosen === 'string' ? chosen : line
}

function fieldsOf(part: StudioPart): StudioPart[] {
  return Array.isArray(part.fields) ? part.fields.filter(isPart) : []
}

function isPart(value: unknown): value is StudioPart {
  return typeof value === 'object' && value !== null && 'type' in value
}
