import type {ContentDocument, Problem, Unit} from '@jakamy/content-sdk'

/** Takes what an answer says about one subject. The subject’s earlier problems are replaced. */
export type NoteProblems = (subject: string, problems: readonly Problem[]) => void

/**
 * Makes a log that writes each problem once, and again only after it was gone or has changed.
 * @param write takes one line, without its end
 */
export function createProblemLog(write: (line: string) => void): NoteProblems {
  const known = new Map<string, ReadonlySet<string>>()
  return (subject, problems) => {
    const lines = new Set(problems.map(lineOf))
    const before = [...known.values()]
    known.set(subject, lines)
    for (const line of lines) if (!before.some((earlier) => earlier.has(line))) write(line)
  }
}

/** The units of a document that readers do not get now, each with what was tried. */
export function withheldIn({id, type, units}: ContentDocument): Problem[] {
  return Object.entries<Unit<unknown>>(units).flatMap(([path, unit]) => {
    if (unit.status !== 'withheld') return []
    const tried = unit.attempts.map(({locale, reason}) => `${locale} ${reason}`).join(', ')
    return [{id, type, path, reason: `Withheld: ${tried}.`}]
  })
}

/** What the clinic says beside a document and readers do not get, each with the reason. */
export function skippedIn({id, type, local}: ContentDocument): Problem[] {
  return (local?.skipped ?? []).map(({overlay, path, reason}) => ({
    id: overlay,
    type,
    path,
    reason: `Not shown beside ${id}: ${reason}.`,
  }))
}

function lineOf({id, path, reason}: Problem): string {
  const place = [id, path].filter(Boolean).join(' ')
  return place ? `${place}: ${reason}` : reason
}
