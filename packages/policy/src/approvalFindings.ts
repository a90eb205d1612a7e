import {candidatesOf, type Resolved} from './candidates.ts'
import type {Finding} from './checks/finding.ts'
import {check} from './checks/index.ts'

/**
 * What the checks find in what an approval of one language would cover: its whole units, and the
 * documents they include. A unit that is still being translated is left out of the stamp, so what is
 * found in it cannot stop the others. Findings of an included document have its id before their path.
 * @returns to be handed to `approve`, which refuses errors; gates and warnings are for the reviewer
 */
export function approvalFindings(resolved: Resolved, locale: string): Finding[] {
  const {definition, definitions, document, references} = resolved
  const units = Object.entries(candidatesOf(resolved, [locale]).get(locale) ?? {})
  const covered = units.filter(([, {state}]) => state === 'complete' || state === 'empty')
  const names = new Set(covered.map(([unit]) => unit))
  const own = check({definition, definitions, document, references, locale})
  const included = new Set(covered.flatMap(([, {includes}]) => includes))
  return [
    ...own.filter(({unit}) => unit === undefined || names.has(unit)),
    ...[...included].flatMap((id) => {
      const part = references.get(id)
      const type = part && definitions[part._type]
      if (!type) return []
      const found = check({definition: type, definitions, document: part, references, locale})
      return found.map((finding) => ({...finding, path: `${id}, ${finding.path}`}))
    }),
  ]
}
