import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {DatabaseSync} from 'node:sqlite'

import {assetIdOf, isAssetFileName} from '../assets/assetFiles.ts'
import {DAMAGED_KEYS, hasRightKeys} from './checkKeys.ts'
import {checkLog} from './checkLog.ts'
import {addToState, revisionChecksum, transactionChecksum} from './checksums.ts'
import {openForReading} from './rollbackJournal.ts'
import {storeFiles} from './storeFiles.ts'

/** What `verifyStore` found. */
export interface Verification {
  /** Documents and revisions that were read. */
  revisions: number
  assets: number
  /** One line per problem: the file, what is wrong with it. Empty when all is well. */
  problems: string[]
}

/** Reads everything in a store and checks that it is what was written. */
export async function verifyStore(directory: string): Promise<Verification> {
  const result: Verification = {revisions: 0, assets: 0, problems: []}
  const {databases, assets} = await storeFiles(directory)
  if (!databases.includes('lake.sqlite')) {
    result.problems.push(`There is no store in ${directory}: lake.sqlite is missing`)
  }
  for (const file of databases) verifyDatabase(directory, file, result)
  for (const folder of assets) await verifyAssets(directory, folder, result)
  return result
}

function verifyDatabase(directory: string, file: string, result: Verification): void {
  const problem = (text: string): void => void result.problems.push(`${file}: ${text}`)
  try {
    checkLog(join(directory, file))
    const db = openForReading(join(directory, file))
    try {
      result.revisions += verifyDataset(db, problem)
      if (hasTable(db, 'datasets')) verifyDatasets(db, directory, problem)
    } finally {
      db.close()
    }
  } catch (error) {
    problem(error instanceof Error ? error.message : 'can not be read')
  }
}

function hasTable(db: DatabaseSync, name: string): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined
}

/**
 * What a problem is a problem of: a single row is refused by whatever reads it; what finds the rows hides some.
 */
export type Damaged = 'row' | 'list' | 'keys'

type Report = (text: string, damaged: Damaged) => void

/**
 * Every row is what was written, and the current documents are those of the last transaction.
 * @returns how many revisions were read.
 */
export function verifyDataset(db: DatabaseSync, problem: Report): number {
  // One look at a store that may be changing.
  db.exec('BEGIN')
  for (const row of db.prepare('PRAGMA integrity_check').all()) {
    if (row.integrity_check !== 'ok') problem(String(row.integrity_check), 'list')
  }
  return hasTable(db, 'revisions') ? verifyDocuments(db, problem) : 0
}

function verifyDocuments(db: DatabaseSync, problem: Report): number {
  // The first format has no checksums; it gets them when a lake opens it.
  const columns = db.prepare(`SELECT name FROM pragma_table_info('revisions')`).all()
  if (!columns.some(({name}) => name === 'checksum')) return 0
  let count = 0
  const revisions = db.prepare('SELECT document_id, seq, content, checksum FROM revisions')
  for (const {
    document_id: id = null,
    seq = null,
    content = null,
    checksum,
  } of revisions.iterate()) {
    count += 1
    if (revisionChecksum({document_id: id, seq, content}) !== checksum) {
      problem(`the revision of "${String(id)}" at ${String(seq)} is damaged`, 'row')
    }
  }
  let expected = 0
  for (const row of db.prepare('SELECT * FROM transactions ORDER BY seq').iterate()) {
    expected = Number(row.state)
    if (transactionChecksum(row) !== row.checksum) {
      problem(`transaction ${String(row.seq)} is damaged`, 'row')
    }
  }
  const current = db.prepare(
    `SELECT checksum FROM documents
     LEFT JOIN revisions ON document_id = id AND revisions.seq = documents.seq`,
  )
  let state = 0
  for (const {checksum} of current.iterate()) state = addToState(state, Number(checksum))
  if (state !== expected) problem('the list of current documents is damaged', 'list')
  if (!hasRightKeys(db)) problem(DAMAGED_KEYS, 'keys')
  return count
}

/** Every dataset that is listed has its file. */
function verifyDatasets(
  db: DatabaseSync,
  directory: string,
  problem: (text: string) => void,
): void {
  for (const {project, name} of db.prepare('SELECT project, name FROM datasets').all()) {
    const file = `${String(project)}/${String(name)}.sqlite`
    if (!existsSync(join(directory, file))) problem(`the file of a dataset is missing: ${file}`)
  }
}

async function verifyAssets(
  directory: string,
  folder: string,
  result: Verification,
): Promise<void> {
  const names = (await readdir(join(directory, folder))).filter(isAssetFileName)
  for (const name of names) {
    result.assets += 1
    const bytes = await readFile(join(directory, folder, name))
    const hash = createHash('sha1').update(bytes).digest('hex')
    if (!name.startsWith(hash)) result.problems.push(`${folder}/${name}: the file is damaged`)
  }
  for (const id of assetIds(directory, folder)) {
    if (!names.some((name) => assetIdOf(name) === id)) {
      result.problems.push(`${folder}: the file of "${id}" is missing`)
    }
  }
}

function assetIds(directory: string, folder: string): string[] {
  const db = openForReading(join(directory, folder.replace(/\.assets$/, '.sqlite')))
  try {
    const types = `'sanity.imageAsset', 'sanity.fileAsset'`
    return db
      .prepare(`SELECT id FROM documents WHERE type IN (${types})`)
      .all()
      .map(({id}) => String(id))
  } finally {
    db.close()
  }
}
