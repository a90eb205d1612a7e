import {globSync, readFileSync} from 'node:fs'
import {basename, dirname} from 'node:path'
import {fileURLToPath} from 'node:url'

import {documents, type DocumentDefinition, type DocumentType} from '@jakamy/schemas'

const folder = fileURLToPath(new URL('../../../content/', import.meta.url))

/** One file of the clinic's content. */
export interface ContentFile {
  /** Name of the folder that the file is in. */
  folder: string
  /** Name of the file, without `.json`. */
  name: string
  document: Json & {_id: string; _type: string}
}

/** A JSON object. */
export type Json = Record<string, unknown>

/** Every document in `content/`. */
export function readContent(): ContentFile[] {
  return globSync('*/*.json', {cwd: folder})
    .sort()
    .map((path) => {
      const document: unknown = JSON.parse(readFileSync(`${folder}${path}`, 'utf8'))
      if (!isDocument(document)) throw new Error(`content/${path} has no _id or no _type.`)
      return {folder: dirname(path), name: basename(path, '.json'), document}
    })
}

/** The lines of the clinic's page that the documents were made from; line 1 is at index 0. */
export function readSeed(): string[] {
  return readFileSync(`${folder}seed/coronary-stent.txt`, 'utf8')
    .split('\n')
    .map((line) => line.replace(/^\s*•\s*/, ''))
}

/** The definition of a document's type. */
export function definitionOf(type: string): DocumentDefinition {
  if (!isDocumentType(type)) throw new Error(`There is no document type "${type}".`)
  return documents[type]
}

/** Whether a value is an object, not a list. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isDocument(value: unknown): value is ContentFile['document'] {
  return isJson(value) && typeof value._id === 'string' && typeof value._type === 'string'
}

function isDocumentType(type: string): type is DocumentType {
  return Object.hasOwn(documents, type)
}
