import {readdirSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'

import type {AnyDocument} from '@jakamy/policy'
import {publishedId} from '@jakamy/schemas'

import {UserError} from '../ports.ts'
import {nameOf, openDataset} from './openDataset.ts'

/** A dataset of a Content Lake, and the variable that holds a token for it. */
export interface Dataset {
  apiHost: string
  project: string
  dataset: string
  /** Name of the environment variable with the token; a public dataset needs none. */
  tokenEnv?: string
}

/**
 * Reads documents from a folder of JSON files, or from an export, one document per line (NDJSON).
 * @throws UserError when it is not there or not JSON
 */
export function readFiles(source: string): AnyDocument[] {
  const isFolder = statSync(source, {throwIfNoEntry: false})?.isDirectory()
  if (isFolder === undefined) {
    throw new UserError(
      `There is no “${source}”. Name a folder of JSON files, or an NDJSON file.`,
      2,
    )
  }
  if (!isFolder) {
    const lines = readFileSync(source, 'utf8').split('\n')
    return lines.flatMap((line, index) =>
      line.trim() === '' ? [] : parseDocument(line, `${source}, line ${index + 1}`),
    )
  }
  return readdirSync(source, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.json') && !file.includes('node_modules'))
    .sort()
    .map((file) => path.join(source, file))
    .map((file) => parseDocument(readFileSync(file, 'utf8'), file))
}

/**
 * Reads all documents of a dataset, drafts included if the token may see them.
 * @throws UserError when it cannot be read; the message never holds the token
 */
export async function readDataset(from: Dataset): Promise<AnyDocument[]> {
  const client = openDataset(from)
  const where = nameOf(from)
  const answer: unknown = await client.fetch('*').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'no answer'
    throw new UserError(`Could not read ${where}: ${reason}`, 2)
  })
  if (!Array.isArray(answer)) throw new UserError(`${where} did not answer with documents.`, 2)
  return answer.map((document: unknown) => asDocument(document, where))
}

/**
 * The documents as readers would get them: published ones; with `drafts`, as they would be if every
 * draft were published. What Sanity keeps for itself (files, system documents) is left out.
 */
export function currentDocuments(
  all: readonly AnyDocument[],
  drafts: boolean,
): Map<string, AnyDocument> {
  const own = all.filter(({_type}) => !/^(sanity|system)\./.test(_type))
  const published = own.filter(({_id}) => !_id.includes('.'))
  const edited = own.filter(({_id}) => drafts && _id.startsWith('drafts.'))
  return new Map(
    [...published, ...edited].map((document): [string, AnyDocument] => {
      const id = publishedId(document._id)
      return [id, {...document, _id: id}]
    }),
  )
}

/**
 * Reads one document.
 * @param where how a message names the place
 * @throws UserError when it is not JSON, or no document
 */
export function parseDocument(text: string, where: string): AnyDocument {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UserError(`${where} is not JSON. Correct it, or leave it out.`, 2)
  }
  return asDocument(value, where)
}

function asDocument(value: unknown, where: string): AnyDocument {
  if (!isDocument(value)) {
    throw new UserError(`${where} holds something without _id or _type. It is not a document.`, 2)
  }
  return value
}

function isDocument(value: unknown): value is AnyDocument {
  if (typeof value !== 'object' || value === null) return false
  return '_id' in value && typeof value._id === 'string' && '_type' in value
    ? typeof value._type === 'string'
    : false
}
