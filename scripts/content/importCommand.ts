import path from 'node:path'
import {isDeepStrictEqual} from 'node:util'

import type {AnyDocument} from '@jakamy/policy'
import {locales, publishedId} from '@jakamy/schemas'

import {UserError} from '../ports.ts'
import {exportReport} from './import/exportReport.ts'
import {definitionOf, headingMap} from './import/headingMap.ts'
import {importExport} from './import/importExport.ts'
import {importPage, type Imported} from './import/importPage.ts'
import {importReport} from './import/importReport.ts'
import {ownFieldsOf} from './import/lakeFields.ts'
import {readExport} from './import/readExport.ts'
import {readPage} from './import/readPage.ts'
import {datasetPlace, folderPlace, type Draft, type Place} from './import/writeDrafts.ts'
import {datasetHelp, datasetOf, datasetOptions, parseOptions} from './options.ts'
import type {Command, Outcome} from './outcome.ts'

const help = `Makes drafts of an existing web page (HTML, Markdown, plain text) or of an export (NDJSON).

  npm run content -- import stent.html --type procedure --id procedure-stent --locale en --dry-run
                                what would become of every sentence; nothing is written
  npm run content -- import stent.html --type procedure --id procedure-stent --locale en --out drafts
                                a file in the folder “drafts”
  npm run content -- import stent.md --type procedure --id procedure-stent --locale fr --map map.json \\
    --api-host http://localhost:4000 --token-env LAKE_TOKEN
                                a draft in a dataset, with headings of your own
  npm run content -- import stent-fr.html --type procedure --id procedure-stent --locale fr --into \\
    --api-host http://localhost:4000 --token-env LAKE_TOKEN
                                a second language, into the draft that is there (--dry-run to look first)
  npm run content -- import export.ndjson --api-host http://localhost:4000 --token-env LAKE_TOKEN
                                drafts of all documents of an export, in one transaction or not at all

Words are placed as they are written, under headings that are titles of fields; what has no sure home is
listed in the report and in the open questions of the draft. Nothing is published, approved, counted,
fetched or translated. A map is JSON: {"Why is it done?": "why", "The risk of failure…": "failure"}.

Options of a page:
  --type NAME        type of the document, e.g. procedure
  --id ID            its id; the draft is drafts.ID
  --locale ${locales
    .map(({id}) => id)
    .join('|')
    .padEnd(9)} language of the page
  --map FILE         headings, and beginnings of passages (“…”), with their fields

  --into             into the document that is there, beside its other languages: they, and all that
                     languages share, stay as they are. Words go where another language has words; the
                     items of a list only if both have as many. Of a published document it makes a draft

Options:
  --out FOLDER       writes <type>/drafts.<id>.json there
${datasetHelp}
  --replace          over a draft that is there; a published document stays as it is. With --into:
                     over words of that language, which the report then shows
  --dry-run          reports and writes nothing
  --json             prints the report as JSON

Exit code: 0 written, 1 not written, 2 wrong use or nothing to read, 130 stopped with Ctrl-C.`

const options = {
  ...datasetOptions,
  type: {type: 'string'},
  id: {type: 'string'},
  locale: {type: 'string'},
  map: {type: 'string'},
  out: {type: 'string'},
  into: {type: 'boolean', default: false},
  replace: {type: 'boolean', default: false},
  'dry-run': {type: 'boolean', default: false},
  json: {type: 'boolean', default: false},
} as const

/** `import`: an existing page, or an export, becomes drafts. */
export const importCommand: Command = {
  help,
  run: async (args, {progress}) => {
    const {values, positionals} = parseOptions(args, options)
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) {
      throw new UserError('Name one file: a page or an export to import. See import --help.', 2)
    }
    return /\.ndjson$/i.test(file)
      ? exportImport(file, values, progress)
      : pageImport(file, values, progress)
  },
}

type Values = ReturnType<typeof parseOptions<typeof options>>['values']

async function pageImport(
  file: string,
  values: Values,
  progress: (what: string) => void,
): Promise<Outcome> {
  const {type, id, locale, map, into, replace} = values
  if (type === undefined || id === undefined || locale === undefined) {
    throw new UserError('Say --type, --id and --locale. See import --help.', 2)
  }
  const definition = definitionOf(type)
  assertId(id)
  assertLocale(locale)
  const place = placeOf(values)
  progress(`Reading ${file}`)
  const page = readPage(file)
  const options = {
    definition,
    id,
    locale,
    map: headingMap(definition, map),
    source: path.basename(file),
  }
  if (place) progress(`Asking ${place.name}`)
  if (!into) {
    const imported = importPage(page, options)
    return outcomeOf(imported, await write([imported.draft], place, values), values.json)
  }
  if (!place) throw new UserError('Say where the document is: --out FOLDER or --api-host URL.', 2)
  const before = await standing(place, {_id: `drafts.${id}`, _type: type})
  const document = {...ownFieldsOf(before), _id: `drafts.${id}`}
  const imported = importPage(page, {...options, into: {document, replace}})
  const isNew = !isDeepStrictEqual(imported.draft, document)
  const written = isNew
    ? await writeInto(imported, before, place, values)
    : {message: 'Nothing was written: the document has it all already.', isWritten: false}
  return outcomeOf(imported, written, values.json)
}

/** The document that words go into. */
async function standing(place: Place, draft: {_id: string; _type: string}) {
  const before = await place.current(draft)
  if (before) return before
  throw new UserError(
    `There is no ${draft._id} and no ${publishedId(draft._id)} in ${place.name}. Leave --into out to make a new draft.`,
    2,
  )
}

async function writeInto(
  {draft}: Imported,
  before: AnyDocument,
  place: Place,
  {'dry-run': dryRun}: Values,
): Promise<Written> {
  const where = `into ${draft._id} in ${place.name}`
  if (dryRun) return {message: `Would write ${where}.`, isWritten: false}
  await place.update(draft, before)
  return {message: `Wrote ${where}.`, isWritten: true}
}

async function exportImport(
  file: string,
  values: Values,
  progress: (what: string) => void,
): Promise<Outcome> {
  const {type, id, locale, map, into} = values
  if (into || [type, id, locale, map].some((value) => value !== undefined)) {
    throw new UserError(
      '--type, --id, --locale, --map and --into are for pages. Leave them out.',
      2,
    )
  }
  const place = placeOf(values)
  progress(`Reading ${file}`)
  const {drafts, lines} = importExport(readExport(file))
  if (place) progress(`Asking ${place.name}`)
  const written: Written =
    drafts.length === 0
      ? {message: 'Nothing was written: no document can be a draft.', isWritten: false}
      : await write(drafts, place, values)
  const counts = {drafts: drafts.length, leftOut: lines.length - drafts.length}
  return {
    output: values.json
      ? JSON.stringify({...written, counts, lines}, null, 2)
      : `${exportReport(lines)}\n\n${counts.drafts} drafts, ${counts.leftOut} documents left out. ${written.message}`,
    summary: '',
    exitCode: drafts.length === 0 ? 1 : 0,
  }
}

function placeOf(values: Parameters<typeof datasetOf>[0] & {out?: string; 'dry-run': boolean}) {
  const dataset = datasetOf(values)
  if (dataset && values.out !== undefined) {
    throw new UserError('Say --out or --api-host, not both.', 2)
  }
  if (dataset) return datasetPlace(dataset)
  if (values.out !== undefined) return folderPlace(values.out)
  if (values['dry-run']) return undefined
  throw new UserError('Say where: --out FOLDER, --api-host URL, or --dry-run to see only.', 2)
}

/** What was done, for the end of the report. */
interface Written {
  message: string
  isWritten: boolean
}

async function write(
  drafts: readonly Draft[],
  place: Place | undefined,
  {replace, 'dry-run': dryRun}: {replace: boolean; 'dry-run': boolean},
): Promise<Written> {
  const ids = drafts.length === 1 ? drafts.map(({_id}) => _id).join() : `${drafts.length} drafts`
  if (!place) return {message: 'Nothing was written: --dry-run.', isWritten: false}
  const taken = await place.taken(drafts)
  if (taken.length > 0 && !replace) {
    throw new UserError(
      `${taken.slice(0, 5).join(', ')}${taken.length > 5 ? ` and ${taken.length - 5} more` : ''} ${taken.length === 1 ? 'is' : 'are'} in ${place.name} already. Nothing was written. Choose another id, say --into to add the language of a page, or --replace to write over drafts.`,
    )
  }
  const over = taken.filter((id) => id.startsWith('drafts.'))
  const replaced =
    over.length === 0
      ? ''
      : ` in place of ${over.length === 1 ? 'the draft that was' : `${over.length} drafts that were`} there`
  if (dryRun) {
    return {message: `Would write ${ids} to ${place.name}${replaced}.`, isWritten: false}
  }
  await place.write(drafts, replace)
  return {message: `Wrote ${ids} to ${place.name}${replaced}.`, isWritten: true}
}

function outcomeOf(imported: Imported, written: Written, json: boolean): Outcome {
  const placed = imported.sentences.filter(({place}) => place !== undefined).length
  const counts = {placed, leftOver: imported.sentences.length - placed}
  const {draft, ...rest} = imported
  const report = {id: draft._id, type: draft._type, ...written, counts, ...rest, draft}
  return {
    output: json
      ? JSON.stringify(report, null, 2)
      : `${importReport(imported)}\n\n${counts.placed} sentences placed, ${counts.leftOver} left over. ${written.message}`,
    summary: '',
    exitCode: 0,
  }
}

function assertId(id: string): void {
  if (/^[A-Za-z0-9_-]{1,128}$/.test(id)) return
  throw new UserError(
    `“${id}” is not an id. Use up to 128 letters, digits, “-” and “_”, e.g. procedure-coronary-stent; the draft gets “drafts.” before it.`,
    2,
  )
}

function assertLocale(locale: string): void {
  const known = locales.map(({id}) => id)
  if (known.some((each) => each === locale)) return
  throw new UserError(`--locale is the language of the page: ${known.join(' or ')}.`, 2)
}
