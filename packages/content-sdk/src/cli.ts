#!/usr/bin/env node
import {runContent} from './cli/runContent.ts'
import {UsageError} from './cli/usageError.ts'
import {isContentError} from './errors.ts'

// What is written is written whole at the end, so that nothing is left half done.
process.once('SIGINT', () => process.exit(130))
// Whoever read the output has seen enough.
process.stdout.on('error', (error) =>
  process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1),
)

/** Somebody watches: say what is going on. */
const progress = (message: string) => {
  if (process.stderr.isTTY) process.stderr.write(`${message}\n`)
}

try {
  const {output, exitCode} = await runContent(process.argv.slice(2), progress)
  process.stdout.write(`${output}\n`)
  process.exitCode = exitCode
} catch (error) {
  const isUsage = error instanceof UsageError || isContentError(error, 'INVALID_OPTIONS')
  const message = error instanceof Error ? error.message : String(error)
  const told = isUsage && !/[.?!]$/.test(message) ? `${message}.` : message
  process.stderr.write(`${told}${isUsage ? ' See --help.' : ''}\n`)
  process.exitCode = isUsage ? 2 : 1
}
