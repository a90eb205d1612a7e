import type {Server} from 'node:http'

import {isRecord} from './document.ts'
import type {Log} from './lake.ts'

/** Files that the store, the assets and the workers may need beside the connections. */
const RESERVED = 100

/** Milliseconds between two lines of the log that say the same. */
const QUIET = 60_000

/**
 * Turns connections away before they take the file descriptors that the store needs, and says so:
 * beyond the limit of the system they would be let go without a word.
 */
export function limitConnections(server: Server, log: Log): void {
  const files = openFilesLimit()
  if (files === undefined) return
  server.maxConnections = Math.max(Math.floor(files / 2), files - RESERVED)
  let told = -QUIET
  server.on('drop', () => {
    if (performance.now() - told < QUIET) return
    told = performance.now()
    const reason = `No more than ${server.maxConnections} connections: this process may open ${files} files. Start it after "ulimit -n ${files * 4}" to let in more.`
    log('error', {reason})
  })
}

/** How many files this process may have open; `undefined` where the system does not say. */
function openFilesLimit(): number | undefined {
  const {report} = process
  // Known to Node and not to its types: without it names of connections are looked up.
  const asked: unknown = Reflect.get(report, 'excludeNetwork')
  Reflect.set(report, 'excludeNetwork', true)
  const told: unknown = report.getReport()
  Reflect.set(report, 'excludeNetwork', asked)
  return readLimit(told)
}

function readLimit(report: unknown): number | undefined {
  const limits = field(field(field(report, 'userLimits'), 'open_files'), 'soft')
  const limit = Number(limits)
  return Number.isInteger(limit) && limit > 0 ? limit : undefined
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined
}
