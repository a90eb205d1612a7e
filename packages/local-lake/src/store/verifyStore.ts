import {createHash} from 'node:crypto'
import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {assetIdOf, isAssetFileName} from '../assets/assetFiles.ts'
import {isLakeDocument} from '../document.ts'
import {storeFiles} from './backup.ts'

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
  for (const file of databases) verifyDatabase(directory, file, result)
  for (const folder of assets) await verifyAssets(directory, folder, result)
  return result
}

function verifyDatabase(directory: string, file: string, result: Verification): void {
  const problem = (text: string): void => void result.problems.push(`${file}: ${text}`)
  try {
    const db = new DatabaseSync(join(directory, file), {readOnly: true})
    try {
      for (const row of db.prepare('PRAGMA integrity_check').all()) {
        if (row.integrity_check !== 'ok') problem(String(row.integrity_check))
      }
      const isDataset = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'revisions'`).get()
      if (isDataset) verifyDocuments(db, problem, result)
    } finally {
      db.close()
    }
  } catch (error) {
    problem(error instanceof Error ? error.message : 'can not be read')
  }
}

function verifyDocuments(
  db: DatabaseSync,
  problem: (text: string) => void,
  result: Verification,
): void {
  const revisions = db.prepare('SELECT document_id, seq, content FROM revisions')
  for (const {document_id: id, seq, content} of revisions.iterate()) {
    result.revisions += 1
    if (typeof content !== 'string') continue
    const document: unknown = parse(content)
    if (!isLakeDocument(document) || document._id !== id) {
      problem(`the revision of "${String(id)}" at ${String(seq)} is not that document`)
    }
  }
  const stale = db.prepare(
    `SELECT id FROM documents WHERE seq IS NOT
       (SELECT max(seq) FROM revisions WHERE document_id = id AND content IS NOT NULL)`,
  )
  for (const {id} of stale.all()) problem(`"${String(id)}" does not stand at its last revision`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
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
  const db = new DatabaseSync(join(directory, folder.replace(/\.assets$/, '.sqlite')), {
    readOnly: true,
  })
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
