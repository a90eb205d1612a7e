import {readFileSync} from 'node:fs'
import path from 'node:path'

import type {MemoryDocument} from '@jakamy/content-sdk'
import {renderMessage} from '@jakamy/content-sdk/channels/message'

import {approved, seedDocuments} from '../seed.ts'
import {read} from './documents.ts'
import {wordsOf} from './readHtml.ts'

/** The clinic’s page. */
export const id = 'procedure-coronary-stent'
export const seed = seedDocuments()
export const english = approved(seed, id)
/** The words that the clinic has given, line by line. */
export const lines = readFileSync(
  path.resolve(import.meta.dirname, '../../../../content/seed/coronary-stent.txt'),
  'utf8',
).split('\n')

/** The words of one section of a page. */
export const section = (html: string, unit: string) =>
  new RegExp(`<section[^>]*id="${unit}".*?</section>`).exec(html)?.[0] ?? ''

/** The clinic’s page as messages for a chat. */
export const message = async (documents: readonly MemoryDocument[], locale: string, limit = 1000) =>
  renderMessage(await read(documents, 'procedure', id, locale), {limit})

/** A text in English, as it is stored. */
export function texts(value: string) {
  return [{_key: 'en', _type: 'internationalizedArrayStringValue', language: 'en', value}]
}

/** The words of a piece of a page that is cut out of its elements. */
export function wordsOfPart(html: string): string {
  return wordsOf(html.replace(/^<div[^>]*>/, ''))
}
