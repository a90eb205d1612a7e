import {table} from '../table.ts'
import type {Imported} from './importPage.ts'
import {visible} from './suspectCharacters.ts'

/** What became of a page, for people: every sentence, then everything that is no sentence. */
export function importReport(imported: Imported): string {
  const {sentences, files, links, removed, replaced, checked, stillNeeded} = imported
  const parts: [string, string[][]][] = [
    ['Placed', sentences.flatMap(({place, text}) => (place ? [[place, text]] : []))],
    ['Left over', sentences.flatMap(({reason, text}) => (reason ? [[text], [`  ${reason}`]] : []))],
    [
      'To look at',
      sentences.flatMap(({text, warnings = []}) =>
        warnings.flatMap((warning) => [[text], [`  ${warning}`]]),
      ),
    ],
    ['Made way for it', replaced.map(({path, text}) => [path, text])],
    ['Found by the checks', checked.map(({path, message}) => [path, message])],
    [
      'Pictures, videos and sounds (not fetched)',
      files.map(({alt, src}) => [src, alt === '' ? '(no text)' : alt]),
    ],
    [
      'Links (not taken over)',
      links.map(({text, href, warning}) => [
        href,
        warning === undefined ? text : `${text} (${warning})`,
      ]),
    ],
    ['Left out, no words', Object.entries(removed).map(([name, count]) => [name, String(count)])],
    [
      'Still needed before it can be published',
      stillNeeded.map(({path, message}) => [path, message]),
    ],
  ]
  return parts
    .filter(([, rows]) => rows.length > 0)
    .map(([title, rows]) => `${title}\n${table(rows.map(indented))}`)
    .join('\n\n')
}

/** One line on the terminal, whatever characters the page holds. */
function indented(row: readonly string[]): string[] {
  return row.map((cell, index) => {
    const line = visible(cell.replace(/\s*[\t\n\r]\s*/g, ' · '))
    return index === 0 ? `  ${line}` : line
  })
}
