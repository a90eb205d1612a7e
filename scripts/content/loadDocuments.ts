import path from 'node:path'

import type {AnyDocument} from '@jakamy/policy'

import {UserError} from '../ports.ts'
import {datasetOf} from './options.ts'
import {currentDocuments, readDataset, readFiles} from './readDocuments.ts'

/**
 * The documents that a command was pointed at: a folder, an export, a dataset, or `content/`.
 * @throws UserError when more than one place was named, or there is nothing to read
 */
export async function loadDocuments(
  positionals: readonly string[],
  values: Parameters<typeof datasetOf>[0] & {drafts: boolean},
  progress: (what: string) => void,
): Promise<Map<string, AnyDocument>> {
  const [source, ...others] = positionals
  const dataset = datasetOf(values)
  if (others.length > 0) throw new UserError('Name at most one folder or file. See --help.', 2)
  if (dataset && source !== undefined) {
    throw new UserError('Name a folder or file, or --api-host, not both.', 2)
  }
  const folder = source ?? path.resolve(import.meta.dirname, '../../content')
  progress(`Reading ${dataset?.apiHost ?? folder}`)
  const all = dataset ? await readDataset(dataset) : readFiles(folder)
  const documents = currentDocuments(all, values.drafts)
  if (documents.size === 0) throw new UserError('There are no documents to look at.', 2)
  return documents
}
