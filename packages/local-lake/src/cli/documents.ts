import {createWriteStream} from 'node:fs'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'

import type {CAC} from 'cac'

import {checkJson} from '../checkJson.ts'
import {createDataset, type Dataset} from '../dataset.ts'
import {isRecord, type JsonObject} from '../document.ts'
import {LakeError} from '../errors.ts'
import {randomId} from '../randomId.ts'
import {openSqliteLakeStore} from '../store/sqliteLakeStore.ts'
import {readLines} from './readLines.ts'
import {textOption, UsageError} from './usageError.ts'

type Flags = Record<string, unknown>

/** Longest line that is read: a document of the largest size. */
const MAX_LINE = 34_000_000

/** The command goes nowhere and reads no other file. */
const FOREIGN_ASSET =
  'an asset is to be fetched ("_sanityAsset"): import it into a running lake with the sanity command'

const MODES = ['create', 'createIfNotExists', 'createOrReplace'] as const

/** `export` and `import`: documents of a dataset as NDJSON, while no lake uses the folder. */
export function documentCommands(cli: CAC): void {
  const command = (name: string, about: string) =>
    cli
      .command(name, about)
      .option('--data <folder>', 'Folder of the store', {default: '.data/lake'})
      .option('--project <id>', 'Project', {default: 'local'})
      .option('--dataset <name>', 'Dataset', {default: 'production'})
  command('export <file>', 'Write every document of a dataset, one JSON object a line').action(
    (file: string, flags: Flags) => withDataset(flags, (dataset) => exportTo(file, dataset)),
  )
  command('import <file>', 'Read documents, one JSON object a line: all of them or none')
    .option('--mode <mode>', MODES.join(', '), {default: 'create'})
    .option('--dry-run', 'Check everything and write nothing')
    .action((file: string, flags: Flags) =>
      withDataset(flags, (dataset) => importFrom(file, dataset, flags)),
    )
}

async function withDataset(flags: Flags, run: (dataset: Dataset) => Promise<number>) {
  const project = textOption(flags.project, 'project', 'local')
  const name = textOption(flags.dataset, 'dataset', 'production')
  const lake = openSqliteLakeStore(textOption(flags.data, 'data', '.data/lake'))
  try {
    const createdAt = new Date().toISOString()
    const record = {project, name, createdAt, aclMode: 'public'} as const
    const store = lake.dataset(project, name) ?? lake.createDataset(record)
    return await run(
      createDataset({project, name, store, clock: () => new Date(), newId: randomId}),
    )
  } finally {
    lake.close()
  }
}

async function exportTo(file: string, dataset: Dataset): Promise<number> {
  const documents = dataset.view('all', 'raw').all()
  const lines = Readable.from(documents.map((document) => `${JSON.stringify(document)}\n`))
  await pipeline(lines, createWriteStream(file))
  print(`Wrote ${documents.length} documents to ${file}`)
  return 0
}

async function importFrom(file: string, dataset: Dataset, flags: Flags): Promise<number> {
  const mode = MODES.find((one) => one === flags.mode)
  if (!mode) throw new UsageError(`--mode is ${MODES.join(', ')}`)
  const mutations: JsonObject[] = []
  const problems: string[] = []
  for await (const {number, text} of readLines(file, MAX_LINE)) {
    if (text?.trim() === '') continue
    const document = parse(text)
    if (typeof document === 'string') problems.push(`${file}:${number}: ${document}`)
    else mutations.push({[mode]: document})
  }
  if (problems.length > 0) return refuse(problems)
  try {
    const dryRun = flags.dryRun === true
    const answer = dataset.transact({mutations, author: 'import', cause: 'import', dryRun})
    const written = answer.results.filter(({operation}) => operation !== 'none').length
    print(`${dryRun ? 'Would write' : 'Wrote'} ${written} of ${mutations.length} documents`)
    return 0
  } catch (error) {
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

/** A document, or what is wrong with its line. */
function parse(text: string | undefined): JsonObject | string {
  if (text === undefined) return `no UTF-8, or longer than ${MAX_LINE} bytes`
  try {
    const value: unknown = JSON.parse(text)
    checkJson(value, 'The document')
    const isWhole =
      isRecord(value) && typeof value._id === 'string' && typeof value._type === 'string'
    if (isWhole && text.includes('"_sanityAsset"')) return FOREIGN_ASSET
    if (isWhole) return value
  } catch (error) {
    if (error instanceof LakeError) return error.message
  }
  return 'not a JSON object with "_id" and "_type"'
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
