import {
  directionOf,
  overlayHidden,
  overlayReplacements,
  overlaySlots,
  type RichText,
  type UnitName,
  type UnitValue,
} from '@jakamy/schemas'

import type {Subject} from './assess.ts'
import {gate} from './gate.ts'
import {isRecord} from './isRecord.ts'
import {reuseRefusal, type ReuseRefusal} from './reuse.ts'
import type {GatedDocument, Reader, Refusal, ReviewSummary, Unit} from './types.ts'
import {parseVersion} from './version.ts'

/** Whose words something is: those of the shared text, or those of the clinic that shows it. */
export type Provenance = 'base' | 'local'

/** What a clinic may add, by where. */
export type OverlaySlot = keyof typeof overlaySlots
/** What a clinic may say in words of its own. */
export type OverlayPath = keyof typeof overlayReplacements

/** Something a clinic says beside a shared text. It never takes the place of a word of it. */
export type LocalPart = {
  provenance: 'local'
  /** Id of the document it stands in. */
  overlay: string
  /** The unit of the shared text that it stands beside; absent: the text as a whole. */
  unit?: string
  /** The language of the unit beside it, always. */
  locale: string
  dir: 'ltr' | 'rtl'
  review?: ReviewSummary
  /** Warnings of withdrawal notices, to be shown above it. */
  warnings?: readonly string[]
  /** Only for editors: why readers do not get it now, or `ok` when they do. */
  verdict?: OverlayRefusal | 'ok'
} & (
  | {kind: 'addition'; slot: OverlaySlot; content: RichText}
  | {kind: 'replacement'; path: OverlayPath; content: RichText}
  | {kind: 'figure'; figure: LocalFigure}
)

/** A figure of the clinic's own, with the risk it is about. */
export type LocalFigure = NonNullable<UnitValue<'clinicOverlay', 'figures'>['localFigures']>[number]

/** Why something local is not shown. */
export type OverlayRefusal =
  | Refusal
  | ReuseRefusal
  /** It was written for another clinic or text. */
  | 'elsewhere'
  /** The shared text has moved on to a new major version. */
  | 'outdated'
  /** The part of the shared text that it belongs to is not shown, or is not there at all. */
  | 'baseWithheld'
  /** Nothing that a clinic may change. */
  | 'notAllowed'

/** Something local that is not shown. */
export interface SkippedPart {
  overlay: string
  /** What it is: a unit of the local addition, and the slot or path in it. */
  path: string
  reason: OverlayRefusal
}

/** What a clinic says about a shared text. */
export interface Local {
  /** Whose decision each unit of the shared text is: `local` where the clinic leaves it out. */
  provenance: Readonly<Record<string, Provenance>>
  parts: readonly LocalPart[]
  skipped: readonly SkippedPart[]
}

/** A shared text as one clinic shows it. */
export interface Overlaid {
  units: Readonly<Record<string, Unit<unknown>>>
  local: Local
}

/** Where an addition stands: beside the first of these units that the shared text has. */
const beside: Record<OverlaySlot, readonly string[]> = {
  preparation: ['preparation'],
  aftercare: ['aftercare'],
  extraRisk: ['risks'],
  stricterWarning: ['risks', 'plan', 'insurance'],
}

/** Parts that a clinic may tell even where the shared text says nothing. */
const standAlone: ReadonlySet<string> = new Set(['preparation', 'aftercare'])

/**
 * Puts what a clinic says beside a shared text, after both went through the gate: the one place that
 * decides what a clinic may change. It goes by the allow-list and looks at nothing else, so a unit of
 * the shared text is either exactly the value that was approved or, where the list allows it, left out.
 * @param base the shared text, gated
 * @param subject what its gate was given
 * @param overlays valid local additions, with their candidates in every language of the reader
 */
export function applyOverlays(
  base: GatedDocument,
  subject: Subject,
  overlays: readonly Subject[],
  reader: Reader,
): Overlaid {
  const units: Record<string, Unit<unknown>> = {...base.units}
  const reuse = reuseRefusal(subject.document, subject.now)
  const told = overlays.map((overlay) =>
    reuse
      ? refused(overlay, reuse)
      : toldBy(overlay, base, subject, openOverlay(overlay, base, reader)),
  )
  const {local, hidden} = together(Object.keys(units), told)
  for (const name of hidden) units[name] = {status: 'absent'}
  return {units, local}
}

/** What one document of a clinic tells. */
interface Told {
  parts: readonly LocalPart[]
  /** Units that the clinic leaves out. */
  hidden: readonly string[]
  skipped: readonly SkippedPart[]
}

function refused({document}: Subject, reason: OverlayRefusal): Told {
  return {parts: [], hidden: [], skipped: [{overlay: document._id, path: '', reason}]}
}

/** What all documents of a clinic tell. */
export function together(
  units: readonly string[],
  told: readonly Told[],
): {local: Local; hidden: ReadonlySet<string>} {
  const hidden = new Set(told.flatMap((one) => one.hidden))
  const provenance = Object.fromEntries(
    units.map((name) => [name, hidden.has(name) ? 'local' : 'base'] as const),
  )
  const parts = told.flatMap((one) => one.parts)
  return {local: {provenance, parts, skipped: told.flatMap((one) => one.skipped)}, hidden}
}

/** What is looked at of a shared text: how its units stand, never what they say. */
export interface Base {
  id: string
  /** The language asked for. */
  locale: string
  units: Readonly<
    Record<string, {status: string; locale?: string; review?: {version: string}} | undefined>
  >
}

/**
 * Reads a unit of a local addition in the language of a place.
 * @returns why it is not shown, otherwise
 */
export type Open = <U extends UnitName<'clinicOverlay'>>(
  unit: U,
  place: Place,
) => OverlayRefusal | {value: UnitValue<'clinicOverlay', U>; common: Common}

/** What one document of a clinic tells, unit by unit of its own. */
export function toldBy(overlay: Subject, base: Base, subject: Subject, own: Open): Told {
  const parts: LocalPart[] = []
  const hidden: string[] = []
  const skipped: Omit<SkippedPart, 'overlay'>[] = []
  const shared = base.units
  const {additions, replacements, hide, localFigures} = overlay.document

  const add = <U extends UnitName<'clinicOverlay'>>(
    unit: U,
    name: string,
    place: Place | undefined,
    tell: (value: UnitValue<'clinicOverlay', U>, common: Common) => readonly LocalPart[],
  ) => {
    const path = name === '' ? unit : `${unit}.${name}`
    if (!place) return skipped.push({path, reason: 'baseWithheld'})
    const opened = own(unit, place)
    if (typeof opened === 'string') return skipped.push({path, reason: opened})
    return parts.push(...tell(opened.value, opened.common))
  }

  for (const slot of namesIn(additions, 'slot')) {
    if (!isSlot(slot)) {
      skipped.push({path: `additions.${slot}`, reason: 'notAllowed'})
      continue
    }
    const name = beside[slot].find((one) => Object.hasOwn(shared, one))
    const place = name === undefined ? undefined : placeAt(base, name, standAlone.has(name))
    add('additions', slot, place, (items, common) =>
      items
        .filter((item) => item.slot === slot)
        .map(({content}) => ({...common, kind: 'addition', slot, content})),
    )
  }
  for (const path of namesIn(replacements, 'path')) {
    if (!isPath(path)) {
      skipped.push({path: `replacements.${path}`, reason: 'notAllowed'})
      continue
    }
    add('replacements', path, pageOf(base), (value, common) =>
      (value.replacements ?? [])
        .filter((item) => item.path === path)
        .map(({content}) => ({...common, kind: 'replacement', path, content})),
    )
  }
  for (const name of Array.isArray(hide) ? new Set(hide.map(String)) : []) {
    if (!Object.hasOwn(overlayHidden, name)) {
      skipped.push({path: `replacements.${name}`, reason: 'notAllowed'})
      continue
    }
    add('replacements', name, pageOf(base), () => {
      if (Object.hasOwn(shared, name)) hidden.push(name)
      return []
    })
  }
  if (Array.isArray(localFigures) && localFigures.length > 0) {
    const place = Object.hasOwn(shared, 'risks') ? placeAt(base, 'risks', false) : undefined
    add('figures', '', place, (value, common) =>
      (value.localFigures ?? []).flatMap((figure) => {
        const known = subject.candidates.get(common.locale)?.risks?.includes
        if (known?.includes(figure.risk._id)) return [{...common, kind: 'figure', figure}]
        skipped.push({path: `figures.${figure.risk._id}`, reason: 'notAllowed'})
        return []
      }),
    )
  }
  const {_id} = overlay.document
  return {parts, hidden, skipped: skipped.map((skip) => ({overlay: _id, ...skip}))}
}

/** The words of the shared text that something local stands beside. */
export interface Place {
  unit?: string
  locale: string
  /** The version that they were approved for. */
  version: string | undefined
}

/** What every part of a local addition has. */
export type Common = Pick<
  LocalPart,
  'provenance' | 'overlay' | 'unit' | 'locale' | 'dir' | 'review' | 'warnings' | 'verdict'
>

/** Reads the units of a local addition, each approved for itself, in the language of a place. */
function openOverlay(overlay: Subject, base: GatedDocument, reader: Reader): Open {
  const byLocale = new Map<string, GatedDocument<'clinicOverlay'>>()
  return <U extends UnitName<'clinicOverlay'>>(
    unit: U,
    place: Place,
  ): OverlayRefusal | {value: UnitValue<'clinicOverlay', U>; common: Common} => {
    const {locale} = place
    const gated =
      byLocale.get(locale) ?? gate<'clinicOverlay'>(overlay, {...reader, locale, fallback: []})
    byLocale.set(locale, gated)
    const {units} = gated
    const scope: Unit<UnitValue<'clinicOverlay', 'scope'>> = units.scope
    if (scope.status !== 'ok') return refusalOf(scope)
    const {clinic, target, targetVersion} = scope.value
    if (clinic._ref !== reader.clinic || target._ref !== base.id) return 'elsewhere'
    if (isOutdated(targetVersion, place)) return 'outdated'
    const state: Unit<UnitValue<'clinicOverlay', U>> = units[unit]
    if (state.status !== 'ok') return refusalOf(state)
    const {value, review, warnings} = state
    const common: Common = {
      provenance: 'local',
      overlay: overlay.document._id,
      ...(place.unit === undefined ? {} : {unit: place.unit}),
      locale,
      dir: directionOf(locale),
      ...(review ? {review} : {}),
      ...(warnings ? {warnings} : {}),
    }
    return {value, common}
  }
}

function refusalOf(unit: Unit<unknown>): Refusal {
  return (unit.status === 'withheld' ? unit.attempts[0]?.reason : undefined) ?? 'missing'
}

/** Where a unit stands; with `alone` also one that the shared text does not have. */
function placeAt(base: Base, name: string, alone: boolean): Place | undefined {
  const unit = Object.hasOwn(base.units, name) ? base.units[name] : undefined
  if (unit?.locale !== undefined && isShown(unit)) {
    return {unit: name, locale: unit.locale, version: unit.review?.version}
  }
  const page = alone && unit?.status === 'absent' ? pageOf(base) : undefined
  return page && {...page, unit: name}
}

/** The language of the text as a whole: the one asked for where any of it is in that one. */
function pageOf(base: Base): Place | undefined {
  const shown = Object.values(base.units).flatMap((unit) =>
    unit?.locale !== undefined && isShown(unit) ? [{...unit, locale: unit.locale}] : [],
  )
  const first = shown.find(({locale}) => locale === base.locale) ?? shown[0]
  return first && {locale: first.locale, version: first.review?.version}
}

/** Whether a local addition was written for another major version than that of a place. */
export function isOutdated(targetVersion: unknown, {version}: Place): boolean {
  const major = majorOf(targetVersion)
  return major === undefined || major !== majorOf(version)
}

function isShown({status}: {status: string}): boolean {
  return status === 'ok' || status === 'fallback' || status === 'preview'
}

function majorOf(version: unknown): number | undefined {
  return parseVersion(version)?.[0]
}

/** What a list of a stored document names, each name once. */
function namesIn(list: unknown, key: 'slot' | 'path'): Set<string> {
  return new Set(
    Array.isArray(list) ? list.flatMap((item) => (isRecord(item) ? [String(item[key])] : [])) : [],
  )
}

function isSlot(name: string): name is OverlaySlot {
  return Object.hasOwn(overlaySlots, name)
}

function isPath(name: string): name is OverlayPath {
  return Object.hasOwn(overlayReplacements, name)
}
