#!/usr/bin/env node
import {isContentError} from '@jakamy/content-sdk'

import {UsageError} from './cli/arguments.ts'
import type {Command} from './cli/command.ts'
import {enquiries} from './cli/enquiries.ts'
import {serve} from './cli/serve.ts'

// A server goes on when nobody reads its log any more, or the log's disk is full.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

const commands: Readonly<Record<string, Command>> = {serve, enquiries}

const help = `delivery <command> [options]

  serve        serves approved content over read-only HTTP
  enquiries    takes what people fill in, and hands it over to the clinic

delivery <command> --help lists the options.`

/** One line of JSON, for a program that collects logs. */
const log = (entry: object) => process.stdout.write(`${JSON.stringify(entry)}\n`)

async function main(args: readonly string[]): Promise<void> {
  const wantsHelp = args.some((one) => one === '--help' || one === '-h')
  const name = args.find((one) => !one.startsWith('-')) ?? ''
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (wantsHelp) {
    process.stdout.write(`${command?.help ?? help}\n`)
    return
  }
  if (!command || args[0] !== name) {
    throw new UsageError(`The first word is a command: ${Object.keys(commands).join(' or ')}.`)
  }
  const server = await command.start(args.slice(1), log)
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
  const told = isUsage && !/[.?!]$/.test(message) ? `${message}.` : message
  process.stderr.write(`${told}${isUsage ? ' See --help.' : ''}\n`)
  process.exitCode = isUsage ? 2 : 1
}
