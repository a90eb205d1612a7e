import {approvalFor, hashWords, writersOf, type Resolved, type Written} from '@jakamy/policy'
import type {SanityClient} from 'sanity'

import {asDocument} from '../review/asDocument.ts'
import {firstStamped} from './firstStamped.ts'
import {documentsAt, transactionsOf, type Transaction} from './transactions.ts'

/**
 * Reads in the history of a document who has written the words of a language since they were approved
 * last, or since it was made. Words of included documents are theirs: they have reviews of their own.
 * @param ids of the document as it is stored: published, draft, version; the words are those of the last that
 *   is there
 * @returns ids of users, as far as the history reaches back
 */
export async function findWriters(
  client: SanityClient,
  resolved: Resolved,
  ids: readonly string[],
  locale: string,
): Promise<string[]> {
  const {definition, document} = resolved
  const transactions = await transactionsOf(client, ids)
  const at = (time = '') => documentsAt(client, ids, time)
  const hashAt = async (time: string | undefined) => {
    const stored = time === undefined ? [] : await at(time)
    const edited = ids.flatMap((id) => stored.find(({_id}) => _id === id) ?? []).at(-1)
    const then = edited
      ? asDocument(definition, edited)
      : {_id: document._id, _type: definition.name}
    return hashWords({...resolved, document: then}, locale)
  }
  const approval = approvalFor(document, locale)
  const stamped =
    approval &&
    (await firstStamped(
      transactions.length,
      (index) => at(transactions[index]?.timestamp),
      approval,
    ))
  const since = stamped ? stamped.index + 1 : 0
  const history: Written[] = []
  for (const {by, timestamp} of runsOf(transactions.slice(since))) {
    history.push({by, hash: await hashAt(timestamp)})
  }
  return writersOf(await hashAt(transactions[since - 1]?.timestamp), history)
}

/** Writings that follow each other and were made by the same user, or in the same moment. */
interface Run {
  by: string[]
  /** Of the last of them. */
  timestamp: string
}

function runsOf(transactions: readonly Transaction[]): Run[] {
  const runs: Run[] = []
  for (const {author, timestamp} of transactions) {
    const last = runs.at(-1)
    const isSame = last?.by.length === 1 && last.by[0] === author
    if (last && (isSame || last.timestamp === timestamp)) {
      if (!last.by.includes(author)) last.by.push(author)
      last.timestamp = timestamp
    } else {
      runs.push({by: [author], timestamp})
    }
  }
  return runs
}
