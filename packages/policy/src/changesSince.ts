import {metaOf, sourceLocale, type Bump} from '@jakamy/schemas'

import {fieldBumps, largestBump, most} from './bump.ts'
import {candidatesOf, type Resolved} from './candidates.ts'
import {hashUnit} from './hash.ts'
import type {Candidate} from './localise.ts'
import {approvalFor, approvedUnit} from './stamp.ts'
import type {AnyDocument, Approval} from './types.ts'
import {compareVersions, parseVersion} from './version.ts'

/** What has changed in a language since it was approved last. */
export interface Changes {
  /** How much it raises the version. */
  bump: Bump
  /** Titles of the fields whose change can alter what a patient decides or does. */
  clinical: string[]
  /** Titles of the fields that were put more clearly or corrected. */
  editorial: string[]
}

/**
 * What approving a language now would change. The hashes of the stamps tell which units have changed;
 * a unit's fields are compared one by one where the earlier document is proven, by those hashes, to be
 * what was approved, and otherwise each change counts for the most it can be.
 * @param after the document as it would be approved
 * @param before the document as approved last, with what it included, as far as it is at hand
 */
export function changesSince(after: Resolved, locale: string, before?: Resolved): Changes {
  const {definition, document} = after
  if (!latestVersion(document.approvals) || isCatchingUp(document, locale))
    return {bump: 'none', clinical: [], editorial: []}
  const now = unitsOf(after, locale)
  const was = before && unitsOf(before, locale)
  const stamp = approvalFor(document, locale)
  const changed = Object.entries(now).filter(
    ([unit, candidate]) => isCovered(candidate) && !known(document, stamp, locale, unit, candidate),
  )
  const fields = changed.flatMap(([unit]) => {
    const {fields: shape = {}, bump: inherited = 'major'} = definition.units[unit] ?? {}
    const earlier = was?.[unit]
    const isProven =
      stamp !== undefined &&
      earlier !== undefined &&
      approvedUnit(stamp, unit)?.hash === hashUnit(document._id, unit, locale, earlier)
    const bumps =
      isProven && before
        ? fieldBumps(before, after, unit)
        : Object.fromEntries(
            Object.entries(shape).map(([name, field]) => [name, largestBump(field, inherited)]),
          )
    return Object.entries(bumps).flatMap(([name, bump]) =>
      bump === 'none' ? [] : [{title: metaOf(shape[name]!)?.title ?? name, bump}],
    )
  })
  const titles = (isWanted: (bump: Bump) => boolean) => [
    ...new Set(fields.filter(({bump}) => isWanted(bump)).map(({title}) => title)),
  ]
  return {
    bump: most(fields.map(({bump}) => bump)),
    clinical: titles((bump) => bump === 'major'),
    editorial: titles((bump) => bump !== 'major'),
  }
}

/** The latest version under which any language is approved. */
export function latestVersion(stamps: readonly Approval[] | undefined): string | undefined {
  return (Array.isArray(stamps) ? stamps : [])
    .flatMap((stamp) => (parseVersion(stamp?.version) ? [stamp.version] : []))
    .toSorted((a, b) => compareVersions(parseVersion(a) ?? [], parseVersion(b) ?? []))
    .at(-1)
}

function unitsOf(resolved: Resolved, locale: string): Readonly<Record<string, Candidate>> {
  return candidatesOf(resolved, [locale]).get(locale) ?? {}
}

function isCovered({state}: Candidate): boolean {
  return state === 'complete' || state === 'empty'
}

/**
 * Whether these words have been approved, or, where the source language bears no stamp, whether
 * translations were approved against them.
 */
function known(
  document: AnyDocument,
  stamp: Approval | undefined,
  locale: string,
  unit: string,
  candidate: Candidate,
): boolean {
  const hash = hashUnit(document._id, unit, locale, candidate)
  if (stamp) return approvedUnit(stamp, unit)?.hash === hash
  const others = (document.approvals ?? []).flatMap((other) => approvedUnit(other, unit) ?? [])
  return others.every(({sourceHash}) => sourceHash === hash)
}

/** A translation that follows its source, or is new, says nothing that the source does not. */
function isCatchingUp(document: AnyDocument, locale: string): boolean {
  if (locale === sourceLocale) return false
  const [own, latest] = [
    parseVersion(approvalFor(document, locale)?.version),
    parseVersion(latestVersion(document.approvals)),
  ]
  return !own || (latest !== undefined && compareVersions(own, latest) < 0)
}
