import {createWriteStream} from 'node:fs'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'

import type {CAC} from 'cac'

import {LakeError} from '../errors.ts'
import {importDocuments} from '../importDocuments.ts'
import {randomId} from '../randomId.ts'
import {openSqliteLakeStore} from '../store/sqliteLakeStore.ts'
import type {DatasetStore} from '../store/types.ts'
import {BrokenLines, readDocuments} from './readDocuments.ts'
import {textOption, UsageError} from './usageError.ts'

type Flags = Record<string, unknown>

const MODES = ['create', 'createIfNotExists', 'createOrReplace'] as const

/** `export` and `import`: documents of a dataset as NDJSON, while no lake uses the folder. */
export function documentCommands(cli: CAC): void {
  const command = (name: string, about: string) =>
    cli
      .command(name, about)
      .option('--data <folder>', 'Folder of the store', {default: '.data/lake'})
      .option('--project <id>', 'Project', {default: 'local'})
      .option('--dataset <name>', 'Dataset', {default: 'production'})
  command('export <file>', 'Write every document of a dataset, one JSON object a line')
    .example((bin) => `  ${bin} export content.ndjson --project myproject`)
    .action((file: string, flags: Flags) =>
      withStore(flags, (store) => exportTo(file, store), {isNew: false}),
    )
  command('import <file>', 'Read documents, one JSON object a line: all of them or none')
    .option('--mode <mode>', MODES.join(', '), {default: 'create'})
    .option('--dry-run', 'Check everything and write nothing')
    .example((bin) => `  ${bin} import content.ndjson --project myproject --mode createOrReplace`)
    .example((bin) => `  ${bin} import content.ndjson --dry-run`)
    .action((file: string, flags: Flags) =>
      withStore(flags, (store) => importFrom(file, store, flags), {isNew: true}),
    )
}

/** @param may whether the dataset may be a new one; else a name that is mistaken would give an empty one */
async function withStore(
  flags: Flags,
  run: (store: DatasetStore) => Promise<number>,
  may: {isNew: boolean},
) {
  const project = textOption(flags.project, 'project', 'local')
  const name = textOption(flags.dataset, 'dataset', 'production')
  const lake = openSqliteLakeStore(textOption(flags.data, 'data', '.data/lake'))
  try {
    const createdAt = new Date().toISOString()
    const record = {project, name, createdAt, aclMode: 'public'} as const
    const dataset = lake.dataset(project, name)
    if (!dataset && !may.isNew) {
      throw new Error(
        `There is no dataset "${name}" of "${project}": check --dataset and --project`,
      )
    }
    return await run(dataset ?? lake.createDataset(record))
  } finally {
    lake.close()
  }
}

async function exportTo(file: string, store: DatasetStore): Promise<number> {
  let count = 0
  function* lines(): Generator<string> {
    for (const document of store.documents()) {
      count += 1
      yield `${JSON.stringify(document)}\n`
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file))
  print(`Wrote ${count} documents to ${file}`)
  return 0
}

async function importFrom(file: string, store: DatasetStore, flags: Flags): Promise<number> {
  const mode = MODES.find((one) => one === flags.mode)
  if (!mode) throw new UsageError(`--mode is ${MODES.join(', ')}`)
  const dryRun = flags.dryRun === true
  const options = {mode, dryRun, clock: () => new Date(), newId: randomId}
  try {
    const results = await importDocuments(store, readDocuments(file), options)
    const written = results.filter(({operation}) => operation !== 'none').length
    print(`${dryRun ? 'Would write' : 'Wrote'} ${written} of ${results.length} documents`)
    return 0
  } catch (error) {
    if (error instanceof BrokenLines) return refuse(error.problems)
    if (error instanceof LakeError) return refuse([`${file}: ${error.message}`])
    throw error
  }
}

function refuse(problems: readonly string[]): number {
  for (const problem of problems.slice(0, 20)) process.stderr.write(`${problem}\n`)
  if (problems.length > 20) process.stderr.write(`… and ${problems.length - 20} more\n`)
  process.stderr.write('Nothing was imported\n')
  return 1
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
