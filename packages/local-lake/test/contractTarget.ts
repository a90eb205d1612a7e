import {type ClientConfig, createClient, type SanityClient} from '@sanity/client'

import {startTestLake} from './lakeForTest.ts'

/** What the contract is checked against, and what is to be cleaned up there. */
export interface ContractTarget {
  client(config?: ClientConfig): SanityClient
  /** Starts every id of this run, so that runs and people do not meet. */
  prefix: string
  close(): Promise<void>
}

/**
 * The hosted Content Lake when `LAKE_CONTRACT_PROJECT_ID`, `LAKE_CONTRACT_DATASET` and
 * `LAKE_CONTRACT_TOKEN` are set, else a lake of its own.
 */
export async function contractTarget(): Promise<ContractTarget> {
  const {LAKE_CONTRACT_PROJECT_ID, LAKE_CONTRACT_DATASET, LAKE_CONTRACT_TOKEN} = process.env
  const prefix = `contract-${Date.now().toString(36)}`
  if (!LAKE_CONTRACT_PROJECT_ID || !LAKE_CONTRACT_DATASET || !LAKE_CONTRACT_TOKEN) {
    const lake = await startTestLake()
    return {client: (config) => lake.client(config), prefix, close: () => lake.remove()}
  }
  const hosted: ClientConfig = {
    projectId: LAKE_CONTRACT_PROJECT_ID,
    dataset: LAKE_CONTRACT_DATASET,
    token: LAKE_CONTRACT_TOKEN,
    apiVersion: '2025-03-01',
    useCdn: false,
  }
  const client = (config?: ClientConfig): SanityClient => createClient({...hosted, ...config})
  return {
    client,
    prefix,
    async close() {
      const ids = '*[_id match $mine || _id match $theirs]'
      const params = {mine: `${prefix}*`, theirs: `*.${prefix}*`}
      await client().delete({query: ids, params}, {visibility: 'async'})
    },
  }
}
