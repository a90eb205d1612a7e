import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

import {createClient, type SanityDocumentStub} from '@sanity/client'

const contentDir = path.resolve(import.meta.dirname, '..', 'content')

/** A document of `content/`, as it is published. */
export type SeedDocument = SanityDocumentStub & {_id: string}

/** Reads the clinic's documents: `content/<type>/<id>.json`, in the order of their ids. */
export function seedDocuments(): SeedDocument[] {
  return readdirSync(contentDir, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.json'))
    .map((file): SeedDocument => JSON.parse(readFileSync(path.join(contentDir, file), 'utf8')))
    .sort((a, b) => (a._id < b._id ? -1 : 1))
}

/**
 * Writes the clinic's documents into a Content Lake, all in one transaction.
 * @param lake where it listens, and a token with the right to write
 * @returns how many documents there are now
 */
export async function seed(lake: {
  apiHost: string
  token: string
  projectId?: string
  dataset?: string
}): Promise<number> {
  const {apiHost, token, projectId = 'jakamy', dataset = 'production'} = lake
  const client = createClient({
    projectId,
    dataset,
    token,
    apiHost,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
  })
  const documents = seedDocuments()
  const transaction = documents.reduce(
    (open, document) => open.createOrReplace(document),
    client.transaction(),
  )
  await transaction.commit({visibility: 'sync'})
  return documents.length
}
