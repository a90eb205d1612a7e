import {DatabaseSync} from 'node:sqlite'
import {parentPort, workerData} from 'node:worker_threads'

import {asStoreError} from './openDatabase.ts'
import {type Damaged, verifyDataset} from './verifyStore.ts'

/** What a check of a file found. */
export interface Finding {
  text: string
  damaged: Damaged
}

/** Reads all of a file that a lake is using, and tells what is damaged. */
function verify(file: string): Finding[] {
  const findings: Finding[] = []
  const db = new DatabaseSync(file, {readOnly: true})
  try {
    verifyDataset(db, (text, damaged) => findings.push({text, damaged}))
  } catch (error) {
    const {code, message} = asStoreError(error, file)
    // Whatever else is in the way (a lock, a file that is gone) says nothing about the contents.
    if (code !== 'DAMAGED') throw error
    findings.push({text: message, damaged: 'list'})
  } finally {
    db.close()
  }
  return findings
}

parentPort?.postMessage(verify(String(workerData)))
