import {writeFileSync} from 'node:fs'

import {UserError} from '../ports.ts'
import {loadDocuments} from './loadDocuments.ts'
import {datasetHelp, datasetOptions, languageOf, parseOptions} from './options.ts'
import type {Command} from './outcome.ts'
import {reportContent, tasksByKind, type Task} from './reportContent.ts'
import {reportPage} from './reportPage.ts'
import {reportWords, type ReportWords} from './reportWords.ts'
import {table} from './table.ts'

const help = `Tells what is left to do: missing, stale, overdue, unquantified, doubtful.

  npm run content -- report                    content/, as it is in this folder
  npm run content -- report --html report.html one page with the same, to print or send
  npm run content -- report export.ndjson --json
  npm run content -- report --api-host http://localhost:4000 --token-env LAKE_TOKEN

Options:
  --html FILE        writes the report as a page
  --locale en|fr     language of the report
  --drafts           as if every draft were published
  --json             prints JSON
${datasetHelp}

Exit code: 0 reported, 2 wrong use or nothing to read, 130 stopped with Ctrl-C.`

/** `report`: what is left to do. */
export const reportCommand: Command = {
  help,
  run: async (args, {now, progress}) => {
    const {values, positionals} = parseOptions(args, {
      ...datasetOptions,
      html: {type: 'string'},
      drafts: {type: 'boolean', default: false},
      locale: {type: 'string', default: 'en'},
      json: {type: 'boolean', default: false},
    })
    const locale = languageOf(values.locale)
    const words = reportWords[locale]
    const documents = await loadDocuments(positionals, values, progress)
    progress(`Looking at ${documents.size} documents`)
    const tasks = reportContent(documents, now, locale)
    const {html, json} = values
    if (html !== undefined) writePage(html, reportPage(tasks, documents.size, now, locale))
    return {
      output: json
        ? JSON.stringify(tasks, null, 2)
        : html === undefined
          ? inText(tasks, words)
          : '',
      summary: `${words.count(tasks.length, documents.size)}${html === undefined ? '' : ` → ${html}`}`,
      exitCode: 0,
    }
  },
}

function writePage(file: string, page: string): void {
  try {
    writeFileSync(file, page)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw new UserError(`Could not write “${file}”: ${reason}`, 2)
  }
}

function inText(tasks: readonly Task[], words: ReportWords): string {
  return tasksByKind(tasks)
    .map(([kind, own]) => {
      const rows = own.map(({document, locale = '', what}) => [`  ${document}`, locale, what])
      return `${words.kinds[kind]} (${own.length})\n${table(rows)}`
    })
    .join('\n\n')
}
