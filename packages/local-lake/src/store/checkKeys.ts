import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import {addToState, rowChecksum} from './checksums.ts'
import {documentKeys} from './keptKeys.ts'
import {currentRows, readable} from './keyTables.ts'

/** What is said of keys that are not those of the documents. */
export const DAMAGED_KEYS = 'the keys of its documents are damaged: compact makes them anew'

/**
 * True when what is kept beside the current documents is what can be read off them. Nothing is
 * said of a store that has no keys yet, or that has damaged documents.
 */
export function hasRightKeys(db: DatabaseSync): boolean {
  const tables = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'counts'`)
  if (!tables.get()) return true
  const columns = 'id, type, layer, created, updated, size'
  const kept = sumOf(db, `SELECT ${columns} FROM documents`)
  const references = sumOf(db, 'SELECT target, id, kind FROM references_to')
  const values = sumOf(db, 'SELECT path, value, id FROM path_values')
  const right = {kept: 0, references: 0, values: 0}
  for (const row of currentRows(db).iterate()) {
    const document = readable(row)
    if (!document) return true
    const id = String(row.id)
    const keys = documentKeys(document)
    const {layer, created, updated} = keys
    const size = String(row.content).length
    right.kept = add(right.kept, [id, document._type, layer, created, updated, size])
    for (const [target, kind] of keys.references) {
      right.references = add(right.references, [target, id, kind])
    }
    for (const pair of keys.values) right.values = add(right.values, [...pair, id])
  }
  return (
    kept === right.kept &&
    references === right.references &&
    values === right.values &&
    differences(db) === 0
  )
}

/** The sum of the checksums of some rows, whatever their order. */
function sumOf(db: DatabaseSync, query: string): number {
  let sum = 0
  for (const row of db.prepare(query).iterate()) sum = add(sum, Object.values(row))
  return sum
}

function add(sum: number, row: readonly SQLOutputValue[]): number {
  return addToState(sum, rowChecksum(row))
}

/** How many counts are not what there is. */
function differences(db: DatabaseSync): number {
  const counted = 'SELECT type, layer, count(*), sum(size) FROM documents GROUP BY type, layer'
  const noted = 'SELECT type, layer, documents, size FROM counts'
  return db
    .prepare(`SELECT * FROM (${counted} EXCEPT ${noted}) UNION ALL
      SELECT * FROM (${noted} EXCEPT ${counted})`)
    .all().length
}
