import {structureOf, type DocumentDefinition} from '@jakamy/schemas'
import * as z from 'zod/mini'

import {
  bodyOf,
  fieldAt,
  groupFields,
  isLong,
  isRich,
  itemFields,
  itemType,
  studioType,
  type ItemFields,
} from './fieldAt.ts'
import {textOf, type Passage, type Span} from './page.ts'

/** Where a passage went, or why it went nowhere. */
export type Placed = {place: string} | {reason: string}

type Fields = Record<string, unknown>

/** A field of the draft, and the object in it that holds the field. */
interface Target {
  schema: z.core.$ZodType
  path: string
  name: string
  holder: () => Fields
}

/** Part of a page that belongs to one field. */
export interface Section {
  /** The heading that opened the section. */
  heading: (passage: Passage) => Placed
  /** A heading within it. */
  subheading: (passage: Passage) => Placed
  text: (passage: Passage) => Placed
}

/**
 * Writes passages into the fields of a draft, word for word, in one language. What would not be valid
 * there is refused with the reason. It fills text in and nothing else: no number, choice or reference.
 */
export class DraftWriter {
  readonly draft: Fields = {}
  readonly #definition: DocumentDefinition
  readonly #locale: string

  constructor(definition: DocumentDefinition, locale: string) {
    this.#definition = definition
    this.#locale = locale
  }

  /** The part of the draft that a field is. @throws Error for a field that takes no text */
  section(path: string): Section {
    const field = fieldAt(this.#definition, path)
    if (!field) throw new Error(`“${path}” takes no text.`)
    const names = path.split('.')
    const name = names.pop() ?? ''
    const holder = () => names.reduce((here, each) => childOf(here, each), this.draft)
    return this.#sectionOf({schema: field.schema, path, name, holder})
  }

  #sectionOf(target: Target): Section {
    const structure = structureOf(target.schema)
    if (structure.kind === 'group') return this.#groupSection(target)
    const noHeading = () => ({reason: `“${target.path}” has no heading of its own`})
    if (structure.kind === 'list') {
      return {heading: noHeading, ...this.#listSection(target, structure.item, undefined)}
    }
    return {
      heading: noHeading,
      subheading: (passage) => this.#subheading(target, passage),
      text: (passage) => this.#append(target, passage),
    }
  }

  #groupSection(target: Target): Section {
    const fields = groupFields(target.schema) ?? {}
    const inside = (name: string): Target | undefined => {
      const schema = fields[name]
      if (!schema) return undefined
      const holder = () => childOf(target.holder(), target.name)
      return {schema, path: `${target.path}.${name}`, name, holder}
    }
    const heading = inside('heading')
    const body = inside(bodyOf(fields)?.[0] ?? '')
    if (!body) throw new Error(`“${target.path}” takes no text.`)
    const structure = structureOf(body.schema)
    const rest =
      structure.kind === 'list'
        ? this.#listSection(body, structure.item, inside('intro'))
        : this.#sectionOf(body)
    return {
      ...rest,
      heading: (passage) =>
        heading
          ? this.#append(heading, passage)
          : {reason: `“${target.path}” has no heading of its own`},
    }
  }

  /** A list: each item of the page, or each paragraph, is one of its items. */
  #listSection(
    target: Target,
    item: z.core.$ZodType,
    intro: Target | undefined,
  ): Omit<Section, 'heading'> {
    const shape = groupFields(item) ?? {}
    const fields = itemFields(shape)
    if (!fields) throw new Error(`“${target.path}” takes no text.`)
    let open: {item: Fields; path: string} | undefined
    let isUnderHeading = false
    const begin = (field: ItemFields['main'], passage: Passage): Placed => {
      const begun = this.#newItem(target, item)
      // An item of our list is no bullet inside it.
      const kind = passage.kind === 'item' ? 'paragraph' : passage.kind
      const placed = this.#append(inItem(begun, field), {...passage, kind})
      if ('reason' in placed) return placed
      listOf(target).push(begun.item)
      open = begun
      return placed
    }
    return {
      subheading: (passage) => {
        isUnderHeading = fields.title !== undefined
        if (fields.title) return begin(fields.title, passage)
        return {reason: `an item of “${target.path}” has no heading`}
      },
      text: (passage) => {
        const isNested = passage.kind === 'item' && passage.level > 1
        if (open && isUnderHeading) return this.#append(inItem(open, fields.main), passage)
        if (open && isNested) {
          return this.#append(inItem(open, fields.main), {...passage, level: passage.level - 1})
        }
        if (intro && passage.kind !== 'item') {
          if (!open) return this.#append(intro, passage)
          return {reason: `it stands after the list of “${target.path}”`}
        }
        return begin(fields.main, passage)
      },
    }
  }

  #newItem(target: Target, item: z.core.$ZodType): {item: Fields; path: string} {
    const index = listOf(target).length
    const type = itemType(item)
    return {
      item: {_key: `i${index + 1}`, ...(type === undefined ? {} : {_type: type})},
      path: `${target.path}[${index}]`,
    }
  }

  #subheading(target: Target, passage: Passage): Placed {
    if (!isRich(target.schema)) return {reason: `“${target.path}” has no headings`}
    // A rich text has no headings; left out, the words below one could mean something else.
    const spans = passage.spans.map((span) => ({...span, strong: true}))
    return this.#append(target, {...passage, kind: 'paragraph', level: 0, spans})
  }

  /** Adds a passage to what the field says already, if it may say both. */
  #append(target: Target, passage: Passage): Placed {
    const {schema, path, name} = target
    if (passage.kind === 'row') return {reason: 'is a row of a table: write it as a sentence'}
    const before = wordingOf(target.holder()[name], this.#locale)
    const localised = (value: unknown) => [
      {_key: this.#locale, _type: `${studioType(schema)}Value`, language: this.#locale, value},
    ]
    const block = isRich(schema) ? blockOf(passage, countOf(before) + 1) : undefined
    const value = block ? [block] : joined(before, textOf(passage), isLong(schema))
    if (value === undefined) return {reason: `“${path}” has its text already`}
    // A rich text is valid when each of its blocks is: those before need no second look.
    const parsed = z.safeParse(schema, localised(value))
    if (!parsed.success) {
      return {reason: `“${path}” cannot take it: ${parsed.error.issues[0]?.message ?? 'not valid'}`}
    }
    if (block && Array.isArray(before)) before.push(block)
    else target.holder()[name] = localised(value)
    return {place: path}
  }
}

function inItem(open: {item: Fields; path: string}, [name, schema]: ItemFields['main']): Target {
  return {schema, name, path: `${open.path}.${name}`, holder: () => open.item}
}

/** The object at a name, made if it is not there. */
function childOf(holder: Fields, name: string): Fields {
  const made: Fields = {}
  const child = holder[name] ?? made
  holder[name] = child
  // Groups of the draft are made here and nowhere else, as objects.
  return child as Fields
}

function listOf({holder, name}: Target): unknown[] {
  const value = holder()[name]
  if (Array.isArray(value)) return value
  const made: unknown[] = []
  holder()[name] = made
  return made
}

function wordingOf(value: unknown, locale: string): unknown {
  return Array.isArray(value) ? value.find(({language}) => language === locale)?.value : undefined
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}

function joined(before: unknown, text: string, isLongText: boolean): string | undefined {
  if (typeof before !== 'string') return text
  return isLongText ? `${before}\n${text}` : undefined
}

/** A passage as a block of Portable Text. */
function blockOf({kind, level, spans}: Passage, number: number) {
  return {
    _key: `p${number}`,
    _type: 'block',
    style: 'normal',
    ...(kind === 'item' ? {listItem: 'bullet', level: Math.min(level, 3)} : {}),
    markDefs: [],
    children: spans.map((span, index) => spanOf(span, `p${number}s${index + 1}`)),
  }
}

function spanOf({text, strong}: Span, key: string) {
  return {_key: key, _type: 'span', marks: strong ? ['strong'] : [], text}
}
