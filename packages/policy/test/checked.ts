import {documents, type DocumentDefinition} from '@jakamy/schemas'

import {check, type AnyDocument, type Finding} from '../src/index.ts'
import {seedDocuments} from './seed.ts'
import {said} from './world.ts'

const definitions = new Map(
  Object.values<DocumentDefinition>(documents).map((each) => [each.name, each]),
)

/** The clinic's documents, read once: the checks change nothing. */
const clinic = seedDocuments()

/** The definition of a document's type; throws when there is none. */
export function definitionOf({_type}: AnyDocument): DocumentDefinition {
  const definition = definitions.get(_type)
  if (!definition) throw new Error(`There is no document type “${_type}”.`)
  return definition
}

/** A document of the clinic with one text of its JSON replaced; throws when that text is not there. */
export function changedSeed(id: string, ...changes: readonly [from: string, to: string][]) {
  const references = seedDocuments()
  let text = JSON.stringify(references.get(id))
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`“${from}” does not occur in ${id}.`)
    text = text.replaceAll(from, to)
  }
  const document: AnyDocument = JSON.parse(text)
  return {document, references: references.set(id, document)}
}

/** What the checks find in a document, with the clinic's documents at hand. */
export function findingsIn(
  document: AnyDocument,
  references: ReadonlyMap<string, AnyDocument> = clinic,
  locale?: string,
): Finding[] {
  const definition = definitionOf(document)
  const request = {definition, definitions: documents, document, references}
  const findings = check(locale === undefined ? request : {...request, locale})
  findings.forEach(assertWhole)
  return findings
}

/** Every finding says what, where and what to do, in English and in French. */
function assertWhole(finding: unknown): void {
  const {check: id, level, path, keys, studioPath, message} = Object(finding)
  const {en, fr} = Object(message)
  const isWhole =
    /^V\d+$/.test(id) &&
    ['error', 'gate', 'warning'].includes(level) &&
    [path, en, fr].every((text) => typeof text === 'string' && text.trim() !== '') &&
    en !== fr &&
    [keys, studioPath].every((place) => Array.isArray(place) && place.length > 0)
  if (!isWhole) throw new Error(`This finding is not whole: ${JSON.stringify(finding)}`)
}

/** Findings in short: `V1 error failure.frequency.high en`. */
export function inShort(findings: readonly Finding[]): string[] {
  return findings.map(({check: id, level, path, locale}) =>
    [id, level, path, ...(locale === undefined ? [] : [locale])].join(' '),
  )
}

/** What one check finds in a document, in short and without its number. */
export function found(id: string, document: AnyDocument): string[] {
  return inShort(findingsIn(document))
    .filter((line) => line.startsWith(`${id} `))
    .map((line) => line.slice(id.length + 1))
}

/** A frequency told in words. */
export const verbal = (values: Record<string, string>) => ({kind: 'verbal', term: said(values)})
/** A frequency told as a range of percents. */
export const range = (low: number, high: number) => ({kind: 'range', low, high, unit: 'percent'})

/** A procedure with what a test is about. */
export function procedure(fields: Record<string, unknown>): AnyDocument {
  return {_id: 'procedure-test', _type: 'procedure', ...fields}
}

/** A procedure that fails as often as this, told in these words. */
export function failing(frequency: unknown, values: Record<string, string>): AnyDocument {
  return procedure({failure: {statement: said(values), frequency}})
}

/** A plan with one medicine that is taken for so long. */
export function lasting(
  duration: Record<string, unknown>,
  values: Record<string, string>,
): AnyDocument {
  const component = {agent: said({}), named: true, duration}
  return {
    _id: 'plan-test',
    _type: 'treatmentPlan',
    statement: said(values),
    components: [component],
  }
}

/** A picture, a video or a sound. */
export function media(fields: Record<string, unknown>): AnyDocument {
  return {_id: 'media-test', _type: 'media', ...fields}
}

/** What one check says of a document, in English. */
export function messages(id: string, document: AnyDocument): string[] {
  return findingsIn(document)
    .filter((finding) => finding.check === id)
    .map(({message}) => message.en)
}

/** A procedure whose stay is told in these words. */
export function staying(values: Record<string, unknown>): AnyDocument {
  return procedure({stay: {statement: said(values)}})
}

/** A document that the office approves, not a clinician. */
export function guide(values: Record<string, unknown>): AnyDocument {
  return {_id: 'guide-test', _type: 'insuranceGuide', body: said(values)}
}
