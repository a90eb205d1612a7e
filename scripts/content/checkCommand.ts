import {checkDocuments} from './checkDocuments.ts'
import {loadDocuments} from './loadDocuments.ts'
import {datasetHelp, datasetOptions, languageOf, parseOptions} from './options.ts'
import type {Command} from './outcome.ts'
import {table} from './table.ts'

const help = `Checks documents as the Studio does, and runs all clinical checks.

  npm run content -- check                     content/, as it is in this folder
  npm run content -- check export.ndjson       an export, or a folder of JSON files
  npm run content -- check --quiet --json      errors only, for programs
  npm run content -- check --api-host http://localhost:4000 --token-env LAKE_TOKEN
                                               a dataset, drafts of which need --drafts

Options:
  --drafts           as if every draft were published
  --quiet            errors only
  --locale en|fr     language of the messages
  --json             prints JSON
${datasetHelp}

Exit code: 0 in order, 1 errors in the content, 2 wrong use or nothing to read, 130 stopped with Ctrl-C.`

/** `check`: what is wrong with the documents. */
export const checkCommand: Command = {
  help,
  run: async (args, {progress}) => {
    const {values, positionals} = parseOptions(args, {
      ...datasetOptions,
      drafts: {type: 'boolean', default: false},
      quiet: {type: 'boolean', default: false},
      locale: {type: 'string', default: 'en'},
      json: {type: 'boolean', default: false},
    })
    const locale = languageOf(values.locale)
    const documents = await loadDocuments(positionals, values, progress)
    progress(`Checking ${documents.size} documents`)
    const problems = checkDocuments(documents)
    const count = (level: string) => problems.filter((problem) => problem.level === level).length
    const shown = problems.filter(({level}) => !values.quiet || level === 'error')
    const rows = shown.map((problem) => [
      problem.level,
      problem.check,
      problem.document,
      problem.path,
      problem.locale ?? '',
      problem.message[locale],
    ])
    return {
      output: values.json ? JSON.stringify(shown, null, 2) : table(rows),
      summary: `${documents.size} documents: ${count('error')} errors, ${count('gate')} still needed, ${count('warning')} warnings.`,
      exitCode: count('error') > 0 ? 1 : 0,
    }
  },
}
