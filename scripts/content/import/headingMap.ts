import {readFileSync} from 'node:fs'

import {documents, metaOf, type DocumentDefinition} from '@jakamy/schemas'
import * as z from 'zod/mini'

import {en} from '../../../packages/content-sdk/src/words/en.ts'
import {fr} from '../../../packages/content-sdk/src/words/fr.ts'
import {UserError} from '../../ports.ts'
import {fieldAt, textFields} from './fieldAt.ts'
import {textOf, type Passage} from './page.ts'

/** Where the passages of a page belong, by what is written in them. */
export interface HeadingMap {
  /** The field whose section this passage opens. */
  sectionOf: (passage: Passage) => string | undefined
  /** The field that this passage itself belongs to. */
  fieldOf: (passage: Passage) => string | undefined
}

const mapFile = z.record(z.string().check(z.minLength(1)), z.string())

/**
 * The headings by which a page is taken apart: those of a file first, then the titles of the fields, in
 * English and French. They must be the same words; case, accents and a final “?” or “:” do not count.
 * @param file JSON, `{"Why is it done?": "why", "The risk of failure…": "failure"}`: a heading and its field,
 *   or, ending in “…”, how a passage begins, and its field
 * @throws UserError when the file is not such an object, or names a field that takes no text
 */
export function headingMap(definition: DocumentDefinition, file?: string): HeadingMap {
  const own = file === undefined ? {} : readMap(file, definition)
  const headings = new Map(titlesOf(definition))
  const starts: [string, string][] = []
  for (const [key, field] of Object.entries(own)) {
    if (/(…|\.\.\.)$/.test(key)) starts.push([words(key.replace(/(…|\.\.\.)$/, '')), field])
    else headings.set(plain(key), field)
  }
  // Of two beginnings that fit, the longer one says more.
  starts.sort(([a], [b]) => b.length - a.length)
  return {
    sectionOf: (passage) =>
      passage.kind === 'heading' || passage.kind === 'paragraph'
        ? headings.get(plain(textOf(passage)))
        : undefined,
    fieldOf: (passage) => {
      const text = words(textOf(passage))
      return starts.find(([start]) => text.startsWith(start))?.[1]
    },
  }
}

function readMap(file: string, definition: DocumentDefinition): Record<string, string> {
  const wrong = (reason: string) =>
    new UserError(
      `The map “${file}” ${reason} It is JSON such as {"Why is it done?": "why"}: headings, and the fields they open.`,
      2,
    )
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw wrong(`cannot be read: ${error instanceof Error ? error.message : 'unknown reason'}.`)
  }
  const parsed = z.safeParse(mapFile, value)
  if (!parsed.success) throw wrong('is not an object of texts.')
  for (const field of Object.values(parsed.data)) {
    if (fieldAt(definition, field)) continue
    const known = textFields(definition).map(({path}) => path)
    throw wrong(
      `names “${field}”, which is no field of “${definition.name}” that takes text. There are: ${known.join(', ')}.`,
    )
  }
  return parsed.data
}

/** Every title that a field or its unit has, in the Studio and on the site. Those of two fields are left out. */
function titlesOf(definition: DocumentDefinition): [string, string][] {
  const fields = textFields(definition)
  const found = new Map<string, Set<string>>()
  const add = (title: string | undefined, path: string) => {
    if (title === undefined) return
    found.set(plain(title), (found.get(plain(title)) ?? new Set()).add(path))
  }
  const parts: readonly Readonly<Record<string, string>>[] = [en.parts, fr.parts]
  for (const {path, schema} of fields) {
    add(metaOf(schema)?.title, path)
    for (const words of parts) add(words[path], path)
  }
  for (const {title, fields: own} of Object.values(definition.units)) {
    const first = fields.find(({path}) => Object.hasOwn(own, path))
    if (first && !found.has(plain(title))) add(title, first.path)
  }
  return [...found].flatMap(([title, paths]): [string, string][] => {
    const [path, ...others] = paths
    return path === undefined || others.length > 0 ? [] : [[title, path]]
  })
}

/** A heading as it is compared. */
function plain(text: string): string {
  return words(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s:.?!…]+$/u, '')
}

/** A text as its beginning is compared. */
function words(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('’', "'").replace(/\s+/gu, ' ').trim()
}

/**
 * The definition of a document type.
 * @throws UserError naming the types there are
 */
export function definitionOf(type: string): DocumentDefinition {
  const found = Object.values<DocumentDefinition>(documents).find(({name}) => name === type)
  if (!found) {
    const names = Object.keys(documents).sort().join(', ')
    throw new UserError(`“${type}” is not a type. There are: ${names}.`, 2)
  }
  return found
}
