import {candidatesOf, hashUnit, type Resolved} from '@jakamy/policy'

/**
 * The version under which the words are approved next: the latest approved one while its words
 * stand, else one minor version more; `1.0.0` to begin with.
 */
export function nextVersion(resolved: Resolved): string {
  const {document} = resolved
  const stamps = document.approvals ?? []
  const [major = 1, minor = 0, patch = 0] =
    stamps
      .map(({version}) => parse(version))
      .sort(compare)
      .at(-1) ?? []
  const latest = `${major}.${minor}.${patch}`
  const candidates = candidatesOf(
    resolved,
    stamps.map(({locale}) => locale),
  )
  const changed = stamps
    .filter(({version}) => version === latest)
    .some(({locale, units}) =>
      units.some(({unit, hash}) => {
        const candidate = candidates.get(locale)?.[unit]
        return !candidate || hashUnit(document._id, unit, locale, candidate) !== hash
      }),
    )
  return changed ? `${major}.${minor + 1}.0` : latest
}

function parse(version: string): number[] {
  return version.split('.').map(Number)
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
