import {createClient, type SanityClient} from '@sanity/client'

import {UserError} from '../ports.ts'
import type {Dataset} from './readDocuments.ts'

/**
 * A client for a dataset that sees everything its token may see.
 * @throws UserError when the variable that should hold the token is empty
 */
export function openDataset({apiHost, project, dataset, tokenEnv}: Dataset): SanityClient {
  const token = tokenEnv === undefined ? undefined : process.env[tokenEnv]
  if (tokenEnv !== undefined && !token) {
    throw new UserError(`The environment variable ${tokenEnv} holds no token. Set it first.`, 2)
  }
  return createClient({
    projectId: project,
    dataset,
    apiHost,
    useProjectHostname: new URL(apiHost).hostname.endsWith('.sanity.io'),
    useCdn: false,
    apiVersion: '2025-02-19',
    perspective: 'raw',
    ...(token === undefined ? {} : {token}),
  })
}

/** How messages name a dataset; never with its token. */
export function nameOf({apiHost, project, dataset}: Dataset): string {
  return `${apiHost}, project “${project}”, dataset “${dataset}”`
}
