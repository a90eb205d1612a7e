import type {DatabaseSync} from 'node:sqlite'

import type {LakeDocument} from '../document.ts'
import type {DocumentSource} from '../documentSet.ts'
import {addToState} from './checksums.ts'
import {asStoreError, guardOf} from './openDatabase.ts'
import {checkTransaction, damaged, readContent, type Row} from './readRow.ts'

const LIST = 'the list of current documents'

/** Current documents, also those whose revision is missing. */
const CURRENT = `SELECT documents.id, document_id, revisions.seq, content, checksum
  FROM documents LEFT JOIN revisions ON document_id = id AND revisions.seq = documents.seq`

/** The current documents of a file. */
export interface CurrentDocuments extends DocumentSource {
  /** All of them, or those whose ids come after one. */
  documents(after?: string): Iterable<LakeDocument>
  /** From now on a document that is not found may be one that is hidden. */
  distrust(): void
}

/**
 * The current documents in the file of a dataset, each checked when it is read. Reading all of them
 * checks their sum too, for which they have to stay the same meanwhile.
 */
export function currentDocuments(db: DatabaseSync, file: string): CurrentDocuments {
  const one = db.prepare(`${CURRENT} WHERE documents.id = ?`)
  const count = db.prepare('SELECT count(*) AS size FROM documents')
  const guard = guardOf(file)
  let isTrusted = true
  return {
    distrust() {
      isTrusted = false
    },
    documents: (after) => readDocuments(db, file, after),
    read: (id) =>
      guard(() => {
        const row = one.get(id)
        if (!row && !isTrusted) throw damaged(file, LIST)
        return row && {document: readCurrent(row, file), size: String(row.content).length}
      }),
    size: () => guard(() => Number(count.get()?.size)),
  }
}

/** The current documents; all of them have to be what the last transaction left. */
function* readDocuments(db: DatabaseSync, file: string, after?: string): Generator<LakeDocument> {
  try {
    const last = db.prepare('SELECT * FROM transactions ORDER BY seq DESC LIMIT 1').get()
    if (last) checkTransaction(last, file)
    let state = 0
    // Each reading has its own statement, so that there may be several at a time.
    const rows = db.prepare(`${CURRENT} WHERE documents.id > ? ORDER BY documents.id`)
    for (const row of rows.iterate(after ?? '')) {
      yield readCurrent(row, file)
      state = addToState(state, Number(row.checksum))
    }
    if (after === undefined && state !== Number(last?.state ?? 0)) throw damaged(file, LIST)
  } catch (error) {
    throw asStoreError(error, file)
  }
}

function readCurrent(row: Row, file: string): LakeDocument {
  const document = readContent(row, file)
  if (document) return document
  throw damaged(file, `"${String(row.id)}"`)
}
