import type {Bump} from '@jakamy/schemas'

import type {Message} from './types.ts'
import {compareVersions, parseVersion as parse} from './version.ts'

/** The version a text is approved under next, or why the wanted one is not possible. */
export type NextVersion = {status: 'ok'; version: string} | {status: 'refused'; message: Message}

/**
 * The version that follows from a change. It is a floor: people may raise it, never lower it.
 * @param current the version approved last, `major.minor.patch`; absent before the first approval
 * @param bump what has changed since, as `bump` computes it
 * @param wanted the version that somebody asks for
 */
export function nextVersion(current: string | undefined, bump: Bump, wanted?: string): NextVersion {
  const latest = current === undefined ? undefined : parse(current)
  if (current !== undefined && !latest) {
    return refused({
      en: `The version approved last, “${current}”, is not three numbers. Correct it first.`,
      fr: `La dernière version approuvée, « ${current} », n’est pas faite de trois nombres. Corrigez-la d’abord.`,
    })
  }
  const floor = latest ? raised(latest, bump) : [1, 0, 0]
  if (wanted === undefined) return {status: 'ok', version: floor.join('.')}
  const asked = parse(wanted)
  if (!asked)
    return refused({
      en: `“${wanted}” is not a version. Write three numbers, e.g. “1.0.0”.`,
      fr: `« ${wanted} » n’est pas une version. Écrivez trois nombres, p. ex. « 1.0.0 ».`,
    })
  return compareVersions(asked, floor) < 0
    ? refused({
        en: `Version ${wanted} is too low: this change needs at least ${floor.join('.')}. A version may be raised, never lowered.`,
        fr: `La version ${wanted} est trop basse : ce changement demande au moins ${floor.join('.')}. Une version peut être relevée, jamais abaissée.`,
      })
    : {status: 'ok', version: asked.join('.')}
}

function raised([major = 0, minor = 0, patch = 0]: readonly number[], bump: Bump): number[] {
  if (bump === 'major') return [major + 1, 0, 0]
  if (bump === 'minor') return [major, minor + 1, 0]
  return [major, minor, bump === 'patch' ? patch + 1 : patch]
}

function refused(message: Message): NextVersion {
  return {status: 'refused', message}
}
