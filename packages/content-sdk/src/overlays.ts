import {
  applyOverlays,
  type AnyDocument,
  type DefinitionMap,
  type GatedDocument,
  type Overlaid,
  type Subject,
  type Withdrawal,
} from '@jakamy/policy'
import {documents as clinicDocuments, overlayTargets} from '@jakamy/schemas'

import {parse, type Parsed, type ParseOptions} from './parse.ts'
import type {Problem} from './problem.ts'
import {query, typesIn} from './query.ts'
import {readSnapshot, type Reading} from './readSnapshot.ts'
import type {Wanted} from './release.ts'
import type {Query, Snapshot, Source} from './source.ts'
import {staleNotice} from './staleNotice.ts'

/** The type of the documents in which a clinic says something beside a shared text. */
export const overlayType = 'clinicOverlay'

/** Whether clinics may say something beside documents of a type. */
export function takesOverlays(type: string): boolean {
  return overlayTargets.some((one) => one === type)
}

/** The types of documents that an answer about one type is made of, with what clinics say beside it. */
export function typesBeside(definitions: DefinitionMap, type: string): string[] {
  const types = [type, ...(takesOverlays(type) ? [overlayType] : [])]
  return types.flatMap((one) => typesIn(definitions, one))
}

/**
 * What a source is asked for. Local additions are read by themselves only by readers of the clinic
 * that made them: what one clinic says is never shown as another's.
 * @param clinic id of the clinic whose readers ask
 */
export function matchFor(type: string, match: Query['match'], clinic: string | undefined) {
  if (type !== overlayType || match.by !== 'all') return match
  return {...match, where: [...(match.where ?? []), madeBy(clinic ?? '')]}
}

/** Of an answer, what readers of a clinic may have by itself; see `matchFor`. */
export function theirs(type: string, snapshot: Snapshot, clinic: string | undefined): Snapshot {
  if (type !== overlayType) return snapshot
  const documents = snapshot.documents.filter((one) => Object(Object(one).clinic)._ref === clinic)
  return {...snapshot, documents}
}

function madeBy(clinic: string) {
  return {field: 'clinic', as: 'reference' as const, equals: clinic}
}

/** What a clinic says beside some documents. */
export interface Overlays {
  /** What is wrong with it; the documents are served all the same. */
  problems: readonly Problem[]
  /** The notices that it was judged by. */
  withdrawals: readonly Withdrawal[]
  /**
   * Puts it beside one of them, after both went through the gate.
   * @param subjectOf what the gate is given of a local addition
   */
  beside: (
    gated: GatedDocument,
    subject: Subject,
    wanted: Wanted,
    subjectOf: (document: AnyDocument, parsed: Parsed) => Subject,
  ) => Overlaid
}

/** How local additions are judged. */
export interface OverlayJudging extends Omit<ParseOptions, 'validation'> {
  definitions: DefinitionMap
  /** Name of the source that the documents came from. */
  answered: string
  /** Name of the source that was asked. */
  source: string
  maxAge: number | undefined
  now: Date
}

/** Most documents of one answer. */
const limit = 100

/**
 * What a clinic says beside some documents, each valid for itself. It must come from the same source
 * as they do: one page is never put together from two.
 */
export function overlaysIn(
  snapshot: Snapshot,
  {answered, source, definitions, maxAge, now, ...judging}: OverlayJudging,
): Overlays {
  const {source: from = source, asOf} = snapshot
  const used = from === answered ? snapshot : {...snapshot, documents: []}
  const parsed = parse(definitions, used, judging)
  const old = parsed.documents.flatMap((document) =>
    staleNotice(document, clinicDocuments[overlayType], asOf, now, maxAge),
  )
  const known = {...parsed, withdrawals: [...parsed.withdrawals, ...old]}
  return {
    problems: [...parsed.problems, ...(from === answered ? [] : [elsewhere(from, answered)])],
    withdrawals: known.withdrawals,
    beside: (gated, subject, wanted, subjectOf) => {
      const own = known.documents.filter(({target}) => Object(target)._ref === gated.id)
      const subjects = own.map((document) => subjectOf(document, known))
      return applyOverlays(gated, subject, subjects, wanted)
    },
  }
}

/**
 * All that a clinic says beside the documents, as it is stored: of many, everything it says is asked for.
 */
export async function overlaySnapshot(
  source: Source,
  clinic: string,
  [first, ...others]: readonly AnyDocument[],
  reading: Reading & {definitions: DefinitionMap; answered: string},
): Promise<Snapshot> {
  const alone = first !== undefined && others.length === 0
  const beside = {field: 'target', as: 'reference' as const, equals: first?._id ?? ''}
  const where = [madeBy(clinic), ...(alone ? [beside] : [])]
  const read = (offset: number) => {
    const match = {by: 'all' as const, where, offset, limit}
    return readSnapshot(source, query(reading.definitions, overlayType, match), reading)
  }
  let all = await read(0)
  for (let offset = limit; all.documents.length === offset; offset += limit) {
    const next = await read(offset)
    const {source: from = source.name} = next
    all = {
      ...all,
      ...(from === reading.answered ? {} : {source: from}),
      documents: [...all.documents, ...next.documents],
      references: [...all.references, ...next.references],
      withdrawals: [...all.withdrawals, ...next.withdrawals],
    }
  }
  return all
}

function elsewhere(from: string, answered: string): Problem {
  const reason = `The local additions came from ${from} and the text from ${answered}: they are left out.`
  return {id: from, type: 'source', path: '', reason}
}
