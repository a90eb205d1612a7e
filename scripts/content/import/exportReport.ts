import {table} from '../table.ts'
import type {Line} from './importExport.ts'
import {visible} from './suspectCharacters.ts'

/** What became of an export, for people: every document with what has to be known about it. */
export function exportReport(lines: readonly Line[]): string {
  const rows = lines.flatMap(({id, reason, notes}) => {
    const said = reason === undefined ? notes : [`left out: ${reason}`]
    return (said.length === 0 ? ['draft'] : said).map((what) => [visible(id), visible(what)])
  })
  return table(rows)
}
