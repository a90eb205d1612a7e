#!/usr/bin/env node
import {isContentError} from '@jakamy/content-sdk'

import {help, optionsOf, UsageError} from './cli/optionsOf.ts'
import {startDelivery} from './startDelivery.ts'

/** One line of JSON, for a program that collects logs. */
const log = (entry: object) => process.stdout.write(`${JSON.stringify(entry)}\n`)

async function main(args: readonly string[]): Promise<void> {
  const options = await optionsOf(args)
  if (!options) {
    process.stdout.write(`${help}\n`)
    return
  }
  const server = await startDelivery({...options, onRequest: log})
  const stop = async (signal: 'SIGTERM' | 'SIGINT') => {
    log({time: new Date().toISOString(), event: 'stopping', signal})
    const all = await server.close()
    log({time: new Date().toISOString(), event: 'stopped'})
    process.exit(!all ? 1 : signal === 'SIGINT' ? 130 : 0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  log({time: new Date().toISOString(), event: 'listening', url: server.url})
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const isUsage = error instanceof UsageError || isContentError(error, 'INVALID_OPTIONS')
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${message}${isUsage ? ' See --help.' : ''}\n`)
  process.exitCode = isUsage ? 2 : 1
}
