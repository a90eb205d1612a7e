import {existsSync} from 'node:fs'
import {readdir} from 'node:fs/promises'

import type {CAC} from 'cac'

import {backupStore, restoreStore} from '../store/backup.ts'
import {compactStore} from '../store/compactStore.ts'
import {verifyStore} from '../store/verifyStore.ts'
import {textOption, UsageError} from './usageError.ts'

type Flags = Record<string, unknown>

const DATA = ['--data <folder>', 'Folder of the store', {default: '.data/lake'}] as const

/** `backup`, `restore`, `verify` and `compact`: look after the files of a store. */
export function storeCommands(cli: CAC): void {
  cli
    .command('backup <folder>', 'Copy the store to a new folder; the lake may be running')
    .option(...DATA)
    .example((bin) => `  ${bin} backup backups/monday`)
    .action(backup)
  cli
    .command('restore <folder>', 'Put a backup in place of a store that is not there')
    .option(...DATA)
    .example((bin) => `  ${bin} restore backups/monday --data .data/restored`)
    .action(restore)
  cli
    .command('verify', 'Read everything in the store and check it; the lake may be running')
    .option(...DATA)
    .option('--json', 'Print what was found as JSON')
    .example((bin) => `  ${bin} verify --data .data/lake --json`)
    .action(verify)
  cli
    .command('compact', 'Give back the room of removed documents; the lake may be running')
    .option(...DATA)
    .example((bin) => `  ${bin} compact --data .data/lake`)
    .action(compact)
}

async function backup(target: string, flags: Flags): Promise<number> {
  const {databases, assets} = await backupStore(dataOf(flags), target)
  print(`Copied ${databases.length} databases and ${assets.length} asset folders to ${target}`)
  return 0
}

async function restore(source: string, flags: Flags): Promise<number> {
  const data = dataOf(flags)
  if (existsSync(data) && (await readdir(data)).length > 0) {
    throw new UsageError(`${data} is not empty: move it away first`)
  }
  const problems = await restoreStore(source, data)
  if (problems.length > 0) return report(problems)
  print(`Restored ${source} to ${data}`)
  return 0
}

async function compact(flags: Flags): Promise<number> {
  print(`Compacted ${await compactStore(dataOf(flags))} databases`)
  return 0
}

async function verify(flags: Flags): Promise<number> {
  const {revisions, assets, problems} = await verifyStore(dataOf(flags))
  if (flags.json) {
    print(JSON.stringify({revisions, assets, problems}))
    return problems.length === 0 ? 0 : 1
  }
  print(`Read ${revisions} revisions and ${assets} asset files`)
  return report(problems)
}

function report(problems: readonly string[]): number {
  for (const problem of problems) print(`PROBLEM ${problem}`)
  if (problems.length === 0) print('No problems')
  else print('Restore a backup: local-lake restore <folder> --data <new folder>')
  return problems.length === 0 ? 0 : 1
}

function dataOf(flags: Flags): string {
  return textOption(flags.data, 'data', '.data/lake')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
