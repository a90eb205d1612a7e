import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {fixtureTime} from '@jakamy/content-sdk/testing'
import {afterAll, beforeAll} from 'vitest'

import type {LogEntry} from '../src/log.ts'
import {startDelivery} from '../src/startDelivery.ts'
import {ask} from './http.ts'
import {lakeWithDocuments} from './startLake.ts'

/** Starts a real lake with the test documents and a delivery of it. */
async function startRunning() {
  const lake = await lakeWithDocuments()
  const log: LogEntry[] = []
  const server = await startDelivery({
    source: sanitySource(lake.settings),
    now: () => fixtureTime,
    port: 0,
    onRequest: (entry) => log.push(entry),
  })
  return {
    url: server.url,
    lake,
    log,
    close: async () => {
      await server.close()
      await lake.close()
    },
  }
}

/** One delivery for all tests of a file, from before the first to after the last. */
export function deliveryOfFile() {
  let running: Awaited<ReturnType<typeof startRunning>>
  beforeAll(async () => {
    running = await startRunning()
  })
  afterAll(() => running.close())
  return {
    get url() {
      return running.url
    },
    get lake() {
      return running.lake
    },
    get log() {
      return running.log
    },
    get: (address: string, headers: Record<string, string> = {}) =>
      ask(running.url + address, {headers}),
  }
}

/** A procedure that is approved. */
export const one = '/v1/procedures/test-approved'
