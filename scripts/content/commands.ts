import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {parseArgs} from 'node:util'

import type {AnyDocument} from '@jakamy/policy'

import {UserError} from '../ports.ts'
import {checkDocuments} from './checkDocuments.ts'
import {currentDocuments, readDataset, readFiles} from './readDocuments.ts'
import {reportContent, taskTitles, type Task} from './reportContent.ts'
import {reportPage} from './reportPage.ts'
import {table} from './table.ts'

/** What people read with `--help`. */
export const help = `Looks after the content, without the Studio.

  npm run content -- check                     content/, as it is in this folder
  npm run content -- check export.ndjson       an export, or a folder of JSON files
  npm run content -- check --api-host http://localhost:4000 --token-env LAKE_TOKEN
                                               a dataset, drafts of which need --drafts
  npm run content -- report                    what is missing, stale, overdue, unquantified
  npm run content -- report --html report.html one page with the same

Options:
  --json             prints JSON
  --lang en|fr       language of the messages (check; en by default)
  --quiet            errors only (check)
  --drafts           as if every draft were published
  --api-host URL     Content Lake to read, e.g. https://api.sanity.io
  --project ID       its project (jakamy)
  --dataset NAME     its dataset (production)
  --token-env NAME   environment variable that holds a token; the token itself is never an argument
  --html FILE        writes the report as a page

Exit code: 0 in order, 1 errors in the content (check), 2 wrong use or nothing to read.`

/** What a command has to say. */
export interface Outcome {
  /** For standard output. */
  output: string
  /** For people who watch; left out when the output goes into another program. */
  summary: string
  exitCode: 0 | 1
}

type Values = ReturnType<typeof parse>['values']

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: {type: 'boolean', default: false},
        lang: {type: 'string', default: 'en'},
        quiet: {type: 'boolean', default: false},
        drafts: {type: 'boolean', default: false},
        'api-host': {type: 'string'},
        project: {type: 'string', default: 'jakamy'},
        dataset: {type: 'string', default: 'production'},
        'token-env': {type: 'string'},
        html: {type: 'string'},
        help: {type: 'boolean', default: false},
      },
    })
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : 'Wrong use.'} See --help.`, 2)
  }
}

/**
 * Runs one command.
 * @param args what was written after the name of the program
 * @throws UserError for wrong use, and when there is nothing to read
 */
export async function runContent(args: readonly string[], now = new Date()): Promise<Outcome> {
  const {values, positionals} = parse(args)
  const [command, source, ...others] = positionals
  if (values.help) return {output: help, summary: '', exitCode: 0}
  if ((command !== 'check' && command !== 'report') || others.length > 0) {
    throw new UserError('Say “check” or “report”, and at most one folder or file. See --help.', 2)
  }
  const documents = await documentsOf(source, values)
  return command === 'check' ? checked(documents, values) : reported(documents, values, now)
}

async function documentsOf(
  source: string | undefined,
  values: Values,
): Promise<Map<string, AnyDocument>> {
  const {'api-host': apiHost, 'token-env': tokenEnv, project, dataset, drafts} = values
  if (apiHost !== undefined && source !== undefined) {
    throw new UserError('Name a folder or file, or --api-host, not both.', 2)
  }
  if (apiHost !== undefined && !URL.canParse(apiHost)) {
    throw new UserError(`“${apiHost}” is not a web address such as http://localhost:4000.`, 2)
  }
  const all =
    apiHost === undefined
      ? readFiles(source ?? path.resolve(import.meta.dirname, '../../content'))
      : await readDataset({apiHost, project, dataset, ...(tokenEnv ? {tokenEnv} : {})})
  const documents = currentDocuments(all, drafts)
  if (documents.size === 0) throw new UserError('There are no documents to look at.', 2)
  return documents
}

function checked(documents: ReadonlyMap<string, AnyDocument>, values: Values): Outcome {
  const {json, lang, quiet} = values
  if (lang !== 'en' && lang !== 'fr') throw new UserError('--lang is “en” or “fr”.', 2)
  const problems = checkDocuments(documents)
  const count = (level: string) => problems.filter((problem) => problem.level === level).length
  const shown = problems.filter(({level}) => !quiet || level === 'error')
  const rows = shown.map((problem) => [
    problem.level,
    problem.check,
    problem.document,
    problem.path,
    problem.locale ?? '',
    problem.message[lang],
  ])
  return {
    output: json ? JSON.stringify(shown, null, 2) : table(rows),
    summary: `${documents.size} documents: ${count('error')} errors, ${count('gate')} still needed, ${count('warning')} warnings.`,
    exitCode: count('error') > 0 ? 1 : 0,
  }
}

function reported(
  documents: ReadonlyMap<string, AnyDocument>,
  {json, html}: Values,
  now: Date,
): Outcome {
  const tasks = reportContent(documents, now)
  if (html !== undefined) writePage(html, reportPage(tasks, now))
  return {
    output:
      html === undefined || json ? (json ? JSON.stringify(tasks, null, 2) : inText(tasks)) : '',
    summary: `${documents.size} documents: ${tasks.length} things to do.${html === undefined ? '' : ` Written to ${html}.`}`,
    exitCode: 0,
  }
}

function writePage(file: string, page: string): void {
  try {
    writeFileSync(file, page)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw new UserError(`Could not write “${file}”: ${reason}`, 2)
  }
}

function inText(tasks: readonly Task[]): string {
  return Object.entries(taskTitles)
    .flatMap(([kind, title]) => {
      const own = tasks.filter((task) => task.kind === kind)
      const rows = own.map(({document, locale = '', what}) => [`  ${document}`, locale, what])
      return own.length === 0 ? [] : [`${title} (${own.length})\n${table(rows)}`]
    })
    .join('\n\n')
}
