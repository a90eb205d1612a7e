import type {Bump} from '@jakamy/schemas'

/** The version a text is approved under next, or why the wanted one is not possible. */
export type NextVersion = {status: 'ok'; version: string} | {status: 'refused'; reason: string}

/**
 * The version that follows from a change. It is a floor: people may raise it, never lower it.
 * @param current the version approved last, `major.minor.patch`; absent before the first approval
 * @param bump what has changed since, as `bump` computes it
 * @param wanted the version that somebody asks for
 */
export function nextVersion(current: string | undefined, bump: Bump, wanted?: string): NextVersion {
  const latest = current === undefined ? undefined : parse(current)
  if (current !== undefined && !latest) {
    return refused(
      `The version approved last, “${current}”, is not three numbers. Correct it first.`,
    )
  }
  const floor = latest ? raised(latest, bump) : [1, 0, 0]
  if (wanted === undefined) return {status: 'ok', version: floor.join('.')}
  const asked = parse(wanted)
  if (!asked) return refused(`“${wanted}” is not a version. Write three numbers, e.g. “1.0.0”.`)
  return compareVersions(asked, floor) < 0
    ? refused(
        `Version ${wanted} is too low: this change needs at least ${floor.join('.')}. A version may be raised, never lowered.`,
      )
    : {status: 'ok', version: asked.join('.')}
}

function raised([major = 0, minor = 0, patch = 0]: readonly number[], bump: Bump): number[] {
  if (bump === 'major') return [major + 1, 0, 0]
  if (bump === 'minor') return [major, minor + 1, 0]
  return [major, minor, bump === 'patch' ? patch + 1 : patch]
}

function parse(version: string): number[] | undefined {
  const numbers = /^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(version) ? version.split('.').map(Number) : []
  return numbers.length === 3 ? numbers : undefined
}

function compareVersions(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((part, index) => part !== other[index])
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}

function refused(reason: string): NextVersion {
  return {status: 'refused', reason}
}
