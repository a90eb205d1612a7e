import type {SanityClient, SanityDocument} from 'sanity'

/** One writing of a document or its draft. */
export interface Transaction {
  /** ISO 8601. */
  timestamp: string
  /** Id of the user. */
  author: string
}

/** Most transactions in one answer of the history. */
const page = 1_000

/** The writings of documents, oldest first, as far as the history reaches back. */
export async function transactionsOf(
  client: SanityClient,
  ids: readonly string[],
): Promise<Transaction[]> {
  const {dataset = ''} = client.config()
  const all = new Map<string, Transaction>()
  for (let from: string | undefined; ;) {
    const answer = await client.request<unknown>({
      url: `/data/history/${dataset}/transactions/${ids.join()}`,
      query: {
        excludeContent: 'true',
        limit: String(page),
        ...(from === undefined ? {} : {fromTime: from}),
      },
    })
    const found = linesOf(answer)
    const before = all.size
    for (const {id, timestamp, author} of found) all.set(id, {timestamp, author})
    from = found.at(-1)?.timestamp
    if (found.length < page || all.size === before) return [...all.values()]
  }
}

/** The documents as they were at a moment; those that were not there are left out. */
export async function documentsAt(
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

/** The history answers one JSON object a line. */
function linesOf(answer: unknown): (Transaction & {id: string})[] {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer ?? '')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line))
    .filter((line): line is Transaction & {id: string} => {
      const {id, timestamp, author} = Object(line)
      return [id, timestamp, author].every((each) => typeof each === 'string')
    })
}
