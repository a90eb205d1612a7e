import path from 'node:path'

import {startLake} from '@jakamy/local-lake'
import {createClient, type SanityClient} from '@sanity/client'

import {buildSite} from '../scripts/builds.ts'
import {seed} from '../scripts/seed.ts'
import {startSite} from '../scripts/startSite.ts'
import {ports, studioUrl} from './running.ts'

const token = 'test-token'

/** The seed in a lake and the site on it, without a Studio. */
export interface SiteAlone {
  /** A client with all rights. */
  lake: SanityClient
  /** Address of the lake. */
  apiHost: string
  /**
   * Starts the built site on a port of its own.
   * @param env settings of the site
   * @param config folder of another configuration to build it with
   * @returns its address, and what stops it
   */
  site: (
    port: number,
    env?: Record<string, string>,
    config?: string,
  ) => Promise<{url: string; stop: () => Promise<void>}>
  close: () => Promise<void>
}

/**
 * Starts the lake.
 * @param isNew whether the clinic’s documents are to be written first
 */
export async function startAlone(dataDir: string, isNew = true): Promise<SiteAlone> {
  const lake = await startLake({
    dataDir: path.join(dataDir, 'lake'),
    port: ports.lake,
    projectId: 'jakamy',
    dataset: 'production',
    adminToken: token,
  })
  const apiHost = `http://127.0.0.1:${lake.port}`
  if (isNew) await seed({apiHost, token})
  return {
    apiHost,
    lake: createClient({
      projectId: 'jakamy',
      dataset: 'production',
      apiVersion: '2025-02-19',
      apiHost,
      useProjectHostname: false,
      useCdn: false,
      perspective: 'raw',
      token,
    }),
    site: async (port, env = {}, config) => {
      const folder = await buildSite(config)
      const stop = await startSite({folder, port, lakePort: lake.port, studioUrl, token, env})
      return {url: `http://localhost:${port}`, stop}
    },
    close: () => lake.close(),
  }
}
