import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

import type {MemoryDocument} from '@jakamy/content-sdk'
import {approve, type AnyDocument} from '@jakamy/policy'
import {documents} from '@jakamy/schemas'

const folder = path.resolve(import.meta.dirname, '../../../content')

/** A fresh copy of the clinic's documents, as they are published and not yet approved. */
export function seedDocuments(): MemoryDocument[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.json'))
    .map((file): MemoryDocument => JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
}

/** The moment all tests happen at: the day after the approvals of {@link approved}. */
export const now = () => new Date('2026-02-02T12:00:00Z')

/**
 * The same documents with a stamp for one language of one of them, made by the real approve.
 * @throws Error with the reasons when it is refused
 */
export function approved(
  all: readonly MemoryDocument[],
  id: string,
  locale = 'en',
): MemoryDocument[] {
  const document = all.find((candidate) => candidate._id === id)
  const definition = Object.values(documents).find(({name}) => name === document?._type)
  if (!document || !definition) throw new Error(`No document ${id} to approve.`)
  const references = new Map<string, AnyDocument>(
    all.map((other) => [other._id, other as AnyDocument]),
  )
  const result = approve({
    definition,
    definitions: documents,
    document: document as AnyDocument,
    references,
    locale,
    reviewer: 'test-user',
    reviewerLabel: 'Test reviewer',
    reviewedOn: '2026-02-01',
    nextReviewDue: '2028-02-01',
    waiverReason: 'Test: the seed lacks what consent needs.',
  })
  if (result.status === 'refused') throw new Error(result.reasons.join('\n'))
  const others = Array.isArray(document.approvals)
    ? document.approvals.filter((stamp) => stamp.locale !== locale)
    : []
  return all.map((other) =>
    other === document ? {...document, approvals: [...others, result.approval]} : other,
  )
}

/** Changes one document of a set. */
export function changed(
  all: readonly MemoryDocument[],
  id: string,
  change: (document: MemoryDocument) => void,
): MemoryDocument[] {
  return all.map((document) => {
    if (document._id !== id) return document
    const copy = structuredClone(document)
    change(copy)
    return copy
  })
}
