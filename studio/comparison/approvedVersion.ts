import {candidatesOf, type AnyDocument, type Approval, type Resolved} from '@jakamy/policy'
import {validate} from '@jakamy/schemas'
import type {SanityClient, SanityDocument} from 'sanity'

import {definitionOf, definitions} from '../definitionOf.ts'
import {asDocument} from '../review/asDocument.ts'

interface Transaction {
  timestamp: string
}

/** Most transactions in one answer of the history. */
const page = 1_000

/**
 * Finds in the history of a document the moment at which a stamp was set: the words that it covers
 * are those of that moment, whatever has been changed or published since.
 * @param id the published id
 * @returns the document with all it included then; `undefined` when the history does not reach back
 * that far
 */
export async function findApprovedVersion(
  client: SanityClient,
  id: string,
  approval: Approval,
): Promise<Resolved | undefined> {
  const pair = [id, `drafts.${id}`]
  const times = await timesOf(client, pair)
  const at = new Map<number, SanityDocument | undefined>()
  const stampedAt = async (index: number) => {
    if (at.has(index)) return at.get(index)
    const found = await documentsAt(client, pair, times[index] ?? '')
    const stamped = found.find((document) => bears(document, approval))
    at.set(index, stamped)
    return stamped
  }
  // Once set, a stamp stays: the first moment that has it lies where the answers change.
  let none = -1
  let some = times.length - 1
  if (some < 0 || !(await stampedAt(some))) return undefined
  while (some - none > 1) {
    const middle = Math.floor((none + some) / 2)
    if (await stampedAt(middle)) some = middle
    else none = middle
  }
  const document = await stampedAt(some)
  const time = times[some]
  return document && time !== undefined
    ? withIncluded(client, document, time, approval.locale)
    : undefined
}

/** Adds the documents that one included at a time, and those that they included. */
async function withIncluded(
  client: SanityClient,
  stored: SanityDocument,
  time: string,
  locale: string,
): Promise<Resolved | undefined> {
  const definition = definitionOf(stored._type)
  if (!definition) return undefined
  const document = asDocument(definition, stored)
  const references = new Map<string, AnyDocument>()
  const asked = new Set<string>([document._id, ''])
  for (;;) {
    const resolved = {definition, definitions, document, references}
    const units = Object.values(candidatesOf(resolved, [locale]).get(locale) ?? {})
    const wanted = [...new Set(units.flatMap(({broken}) => broken))].filter((id) => !asked.has(id))
    if (wanted.length === 0) return resolved
    for (const part of await documentsAt(client, wanted, time)) {
      const type = definitionOf(part._type)
      if (type && validate(type, part).length === 0)
        references.set(part._id, asDocument(type, part))
    }
    for (const id of wanted) asked.add(id)
  }
}

/** The moments at which a document or its draft was written, oldest first. */
async function timesOf(client: SanityClient, ids: readonly string[]): Promise<string[]> {
  const {dataset = ''} = client.config()
  const times: string[] = []
  for (let from: string | undefined; ;) {
    const answer = await client.request<unknown>({
      url: `/data/history/${dataset}/transactions/${ids.join()}`,
      query: {
        excludeContent: 'true',
        limit: String(page),
        ...(from === undefined ? {} : {fromTime: from}),
      },
    })
    const found = linesOf(answer).map(({timestamp}) => timestamp)
    const fresh = found.filter((time) => !times.includes(time))
    times.push(...fresh)
    from = times.at(-1)
    if (found.length < page || fresh.length === 0) return times
  }
}

/** The history answers one JSON object a line. */
function linesOf(answer: unknown): Transaction[] {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer ?? '')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line))
    .filter((line): line is Transaction => typeof Object(line).timestamp === 'string')
}

async function documentsAt(
  client: SanityClient,
  ids: readonly string[],
  time: string,
): Promise<SanityDocument[]> {
  const {dataset = ''} = client.config()
  const {documents} = await client.request<{documents: SanityDocument[]}>({
    url: `/data/history/${dataset}/documents/${ids.join()}`,
    query: {time},
  })
  return documents
}

function bears({approvals}: SanityDocument, {locale, hash}: Approval): boolean {
  return (
    Array.isArray(approvals) &&
    approvals.some((stamp) => stamp?.locale === locale && stamp.hash === hash)
  )
}
