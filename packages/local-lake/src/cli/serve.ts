import type {CAC} from 'cac'

import {type RunningLake, startLake, type StartOptions} from '../startLake.ts'
import {list, portOption, textOption, UsageError} from './usageError.ts'

/** `serve`: runs a lake until it is told to stop. */
export function serveCommand(cli: CAC): void {
  cli
    .command('serve', 'Run a lake')
    .option('--port <number>', 'Port to listen at', {default: 4000})
    .option('--data <folder>', 'Folder of the store', {default: '.data/lake'})
    .option('--project <id>', 'Project of requests that name none', {default: 'local'})
    .option('--dataset <name>', 'Dataset that always exists', {default: 'production'})
    .option('--admin-token-env <name>', 'Environment variable with a token that has all rights')
    .option('--admin-token <token>', 'The token itself, which other users of the machine can see')
    .option('--host <address>', 'Listen to other machines too; needs an admin token')
    .option('--studio-origin <origin>', 'Page that acts as the local user (repeatable)')
    .option('--no-studio-login', 'No page acts as the local user')
    .option('--cors-origin <origin>', 'Further origin that may read answers (repeatable)')
    .option('--allowed-host <name>', 'Further host name to answer to (repeatable)')
    .option('--user-name <name>', 'Name of the local user')
    .option('--verbose', 'Log every request')
    .example((bin) => `  ${bin} serve --port 4000 --project myproject --dataset production`)
    .example((bin) => `  ${bin} serve --studio-origin http://localhost:3334 --verbose`)
    .example(
      (bin) => `  ${bin} serve --host 0.0.0.0 --admin-token-env LAKE_TOKEN --no-studio-login`,
    )
    .action(run)
}

type Flags = Record<string, unknown>

async function run(flags: Flags): Promise<number> {
  const options = readOptions(flags)
  const lake = await start(options)
  // Before anything is printed: whoever has read that may stop it at once.
  const end = stopped(lake)
  print(`Content Lake for project "${lake.projectId}", dataset "${lake.dataset}"`)
  print(`  address  ${lake.url}`)
  print(`  store    ${options.dataDir}`)
  print(`  Studio   apiHost: '${lake.url}' in sanity.config.ts`)
  return end
}

function readOptions(flags: Flags): StartOptions {
  const {host, studioOrigin, userName} = flags
  const adminToken = adminTokenOf(flags)
  const origins = flags.studioLogin === false ? [] : list(studioOrigin)
  const named = flags.studioLogin === false || origins.length > 0
  return {
    port: portOption(flags.port, 4000),
    dataDir: textOption(flags.data, 'data', '.data/lake'),
    projectId: textOption(flags.project, 'project', 'local'),
    dataset: textOption(flags.dataset, 'dataset', 'production'),
    ...(host === undefined ? {} : {host: textOption(host, 'host', '127.0.0.1')}),
    ...(adminToken === undefined ? {} : {adminToken}),
    ...(named ? {studioOrigins: origins} : {}),
    ...(userName === undefined ? {} : {user: {name: textOption(userName, 'user-name', '')}}),
    corsOrigins: list(flags.corsOrigin),
    allowedHosts: list(flags.allowedHost),
    ...(flags.verbose ? {log: writeLog} : {log: writeErrors}),
  }
}

/** A command line can be read by every user of the machine; an environment cannot. */
function adminTokenOf({adminToken, adminTokenEnv}: Flags): string | undefined {
  if (adminTokenEnv === undefined) {
    return adminToken === undefined ? undefined : textOption(adminToken, 'admin-token', '')
  }
  if (adminToken !== undefined) throw new UsageError('Give one admin token, not two')
  const name = textOption(adminTokenEnv, 'admin-token-env', '')
  const token = process.env[name]
  if (!token) throw new UsageError(`--admin-token-env: the variable ${name} is empty or not there`)
  return token
}

async function start(options: StartOptions): Promise<RunningLake> {
  try {
    return await startLake(options)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') {
      throw new Error(`Port ${options.port} is taken: choose another with --port`, {cause: error})
    }
    throw error
  }
}

/** Waits for SIGINT or SIGTERM, then ends streams and closes the store. */
function stopped(lake: RunningLake): Promise<number> {
  return new Promise((resolve, reject) => {
    const stop = (code: number) => () => {
      lake.close().then(() => resolve(code), reject)
    }
    process.once('SIGINT', stop(130))
    process.once('SIGTERM', stop(0))
  })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function writeLog(event: string, details: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({time: new Date().toISOString(), event, ...details})}\n`)
}

function writeErrors(event: string, details: Record<string, unknown>): void {
  if (event === 'error') writeLog(event, details)
}
