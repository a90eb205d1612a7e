import {
  candidatesOf,
  gate,
  unitValue,
  type AnyDocument,
  type Attempt,
  type Candidates,
  type DefinitionMap,
  type GatedDocument,
  type Local,
  type Refusal,
  type SignatureCheck,
  type Subject,
  type Unit,
  type Withdrawal,
} from '@jakamy/policy'
import {directionOf} from '@jakamy/schemas'

import {ContentError} from './errors.ts'
import type {Overlays} from './overlays.ts'
import type {Parsed} from './parse.ts'

/** What a reader asks for, as far as the words depend on it. */
export interface Wanted {
  locale: string
  fallback: readonly string[]
  clinic?: string
  channel?: string
}

/** Words that nobody has approved as they stand. Every channel marks them. */
export interface UnreviewedUnit<T> {
  status: 'unreviewed'
  requested: string
  locale: string
  dir: 'ltr' | 'rtl'
  /** Why they do not count as approved. */
  reason: Refusal
  value: T
}

/** How documents are released to readers. */
export interface ReleaseOptions {
  definitions: DefinitionMap
  /** `label` lets words through that are complete but not approved, marked as such. */
  review: 'require' | 'label'
  now: Date
  /** Notices that hold besides those of the snapshot. */
  notices?: readonly Withdrawal[]
  /** Demands that every stamp be signed. */
  signatures?: SignatureCheck | undefined
  /** What the reader's clinic says beside its shared texts; absent: the text takes no such thing. */
  overlays?: Overlays | undefined
}

/** A document that was released, and what the reader's clinic says beside it. */
export type Released = GatedDocument & {local?: Local}

/**
 * Fourth and fifth stage: takes languages out of a valid document and gates its units. What a clinic
 * says beside it is gated alike, for itself.
 */
export function release(
  document: AnyDocument,
  parsed: Parsed,
  wanted: Wanted,
  options: ReleaseOptions,
): Released {
  const {review, overlays, notices = []} = options
  const subject = subjectOf(document, parsed, wanted, options, notices)
  const gated = gate(subject, wanted)
  const local = overlays?.beside(gated, subject, wanted, (own, known) =>
    subjectOf(own, known, wanted, options, []),
  )
  // The same units, or absent, which any unit may be.
  if (review === 'require') return {...gated, ...(local as Pick<Released, 'units' | 'local'>)}
  const units = Object.entries<Unit<unknown>>(local?.units ?? gated.units).map(([name, unit]) => [
    name,
    unit.status === 'withheld' ? labelled(unit, name, subject) : unit,
  ])
  // The same units under the same names; createContent gives label mode a type of its own.
  return {...gated, ...local, units: Object.fromEntries(units) as GatedDocument['units']}
}

function subjectOf(
  document: AnyDocument,
  {references, withdrawals, damaged}: Parsed,
  wanted: Wanted,
  {definitions, now, signatures}: ReleaseOptions,
  notices: readonly Withdrawal[],
): Subject {
  const definition = definitions[document._type]
  if (!definition) {
    const {_type: type} = document
    throw new ContentError('INVALID_OPTIONS', `There is no document type “${type}”.`, {
      option: 'type',
    })
  }
  const all = candidatesOf({definition, definitions, document, references}, [
    wanted.locale,
    ...wanted.fallback,
  ])
  const candidates = withoutDamaged(all, definition.units, damaged.get(document._id))
  return {
    definition,
    document,
    candidates,
    withdrawals: [...withdrawals, ...notices],
    now,
    ...(signatures ? {signatures} : {}),
  }
}

/** Why words that are all there may still not be approved. Nothing else is ever shown under a label. */
const onlyUnapproved: ReadonlySet<Refusal> = new Set([
  'unreviewed',
  'changed',
  'stale',
  'expired',
  'gaps',
])

function labelled(
  unit: Extract<Unit<unknown>, {status: 'withheld'}>,
  name: string,
  {definition, candidates}: {definition: DefinitionMap[string]; candidates: Candidates},
): Unit<unknown> | UnreviewedUnit<unknown> | {status: 'absent'} {
  if (unit.reason === 'withdrawn') return unit
  const attempt = unit.attempts.find(({reason}: Attempt) => onlyUnapproved.has(reason))
  const candidate = attempt && candidates.get(attempt.locale)?.[name]
  if (!candidate) return unit
  if (candidate.state === 'empty') return {status: 'absent'}
  if (candidate.state !== 'complete') return unit
  return {
    status: 'unreviewed',
    requested: unit.requested,
    locale: attempt.locale,
    dir: directionOf(attempt.locale),
    reason: attempt.reason,
    value: unitValue(definition!, name, candidate.value),
  }
}

/** Units that hold a field which is not valid count as broken in every language. */
function withoutDamaged(
  candidates: Candidates,
  units: DefinitionMap[string]['units'],
  damaged: ReadonlySet<string> | undefined,
): Candidates {
  if (!damaged) return candidates
  const broken = new Set(
    Object.entries(units).flatMap(([name, {fields}]) =>
      Object.keys(fields).some((field) => damaged.has(field)) ? [name] : [],
    ),
  )
  return new Map(
    [...candidates].map(([locale, own]) => [
      locale,
      Object.fromEntries(
        Object.entries(own).map(([name, candidate]) => [
          name,
          broken.has(name) ? {...candidate, state: 'broken' as const} : candidate,
        ]),
      ),
    ]),
  )
}
