import type {AnyDocument} from '@jakamy/policy'

import {UserError} from '../../ports.ts'
import {parseDocument} from '../readDocuments.ts'
import {decode, readBytes} from './readPage.ts'

const maxBytes = 50_000_000
/** Deeper than a Content Lake takes; keeps what follows from running out of memory. */
const maxDepth = 100

/**
 * Reads an export, one document per line (NDJSON). One wrong line, and nothing of it is taken.
 * @throws UserError naming the line that is wrong
 */
export function readExport(file: string): AnyDocument[] {
  const lines = decode(file, readBytes(file, maxBytes)).split('\n')
  const seen = new Map<string, number>()
  const documents = lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const where = `${file}, line ${index + 1}`
    assertShallow(line, where)
    const document = parseDocument(line, where)
    const before = seen.get(document._id)
    if (before !== undefined) {
      throw new UserError(`${where} has the id of line ${before}, ${document._id}. Keep one.`, 2)
    }
    seen.set(document._id, index + 1)
    return [document]
  })
  if (documents.length === 0) throw new UserError(`“${file}” holds no documents.`, 2)
  return documents
}

/** Counts brackets outside of texts, before anything is built of them. */
function assertShallow(json: string, where: string): void {
  let depth = 0
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') depth += 1
    if (token === ']' || token === '}') depth -= 1
    if (depth > maxDepth) {
      throw new UserError(`${where} is nested deeper than ${maxDepth}. It is no document.`, 2)
    }
  }
}
