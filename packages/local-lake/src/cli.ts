#!/usr/bin/env node
import process from 'node:process'

import {nodeIsTooOld} from './cli/nodeIsTooOld.ts'
import {UsageError} from './cli/usageError.ts'

// What was begun is ended, and a lake goes on, when nobody reads what is printed any more (`| head -1`).
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

const tooOld = nodeIsTooOld(process.versions.node)
if (tooOld) {
  console.error(tooOld)
  process.exitCode = 1
} else {
  // Only now: an older Node.js has no node:sqlite, and says no more than that.
  const {main} = await import('./cli/main.ts')
  try {
    process.exitCode = await main(process.argv)
  } catch (error) {
    const usage =
      error instanceof UsageError || (error instanceof Error && error.name === 'CACError')
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = usage ? 2 : 1
  }
}
