import {candidatesOf, type AnyDocument, type Approval, type Resolved} from '@jakamy/policy'
import {validate} from '@jakamy/schemas'
import type {SanityClient, SanityDocument} from 'sanity'

import {definitionOf, definitions} from '../definitionOf.ts'
import {firstStamped} from '../history/firstStamped.ts'
import {documentsAt, transactionsOf} from '../history/transactions.ts'
import {asDocument} from '../review/asDocument.ts'

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
  const transactions = await transactionsOf(client, pair)
  const timeAt = (index: number) => transactions[index]?.timestamp ?? ''
  const stamped = await firstStamped(
    transactions.length,
    (index) => documentsAt(client, pair, timeAt(index)),
    approval,
  )
  return stamped && withIncluded(client, stamped.document, timeAt(stamped.index), approval.locale)
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
