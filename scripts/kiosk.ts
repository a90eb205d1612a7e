// The example kiosk on this machine, with a demonstration of the clinic's page: `npm run kiosk`.
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs'
import path from 'node:path'
import {parseArgs} from 'node:util'

import {encodeWithdrawals, signerFrom} from '@jakamy/content-sdk/bundle'

import {runContent} from '../packages/content-sdk/src/cli/runContent.ts'
import {buildKiosk} from './builds.ts'
import {isFree, UserError} from './ports.ts'
import {serveKiosk} from './serveKiosk.ts'

const root = path.resolve(import.meta.dirname, '..')

const help = `Starts the example kiosk with a demonstration bundle: the clinic's page as it stands in content/, every
screen marked as not approved.

  npm run kiosk
  npm run kiosk -- --port 4500

Options
  --port N     (default 4400)
  --data DIR   where its key and bundle are (default .data)
  --help       this text

Stop with Ctrl-C.`

/** A bundle of the clinic's documents, approved or not, and what the kiosk needs beside it. */
export async function demonstration(folder: string) {
  mkdirSync(folder, {recursive: true})
  const key = path.join(folder, 'demo.key')
  const bundle = path.join(folder, 'demo.bundle')
  if (!existsSync(key)) await runContent(['bundle', 'keys', 'new', key])
  rmSync(bundle, {force: true})
  const content = path.join(root, 'content')
  const {output, exitCode} = await runContent([
    'bundle',
    'build',
    content,
    '--demo',
    '--key',
    key,
    '--out',
    bundle,
  ])
  if (exitCode !== 0) throw new UserError(output)
  const signer = await signerFrom(readFileSync(key, 'utf8'))
  const settings = {keys: [signer.publicKey], locales: ['en', 'fr'], idleSeconds: 60, demo: true}
  return {
    'kiosk.json': JSON.stringify(settings),
    'clinic.bundle': new Uint8Array(readFileSync(bundle)),
    // Signed anew at every look: without news, the kiosk would stop after a week.
    'withdrawals.json': () => {
      const now = Date.now()
      const issued = new Date(now).toISOString()
      const facts = {clinic: 'clinic-jakamy', sequence: now, issued, withdrawals: []}
      return encodeWithdrawals(facts, [signer])
    },
  }
}

/** Runs the command until Ctrl-C. */
async function main(): Promise<void> {
  const {values} = parseArgs({
    options: {
      port: {type: 'string', default: '4400'},
      data: {type: 'string', default: '.data'},
      help: {type: 'boolean', default: false},
    },
  })
  if (values.help) return console.log(help)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UserError(`--port is a number from 1 to 65535, not “${values.port}”.`, 2)
  if (!(await isFree(port)))
    throw new UserError(
      `Port ${port} is taken by another program. Choose another one: npm run kiosk -- --port ${port + 100}`,
    )
  const server = await serveKiosk(await buildKiosk(), port)
  const files = await demonstration(path.join(path.resolve(root, values.data), 'kiosk'))
  for (const [name, file] of Object.entries(files)) server.files.set(name, file)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(signal === 'SIGINT' ? 130 : 143))
    })
  }
  console.log(`
  Kiosk    ${server.url}        a demonstration, every screen marked
  Staff    ${server.url}?staff  measures the screen

Ready. Stop with Ctrl-C.`)
}

if (import.meta.main) {
  try {
    await main()
  } catch (error) {
    const isUsage =
      error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (!(error instanceof UserError) && !isUsage) throw error
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = error instanceof UserError ? error.exitCode : 2
  }
}
