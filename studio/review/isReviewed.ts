import {documents} from '@jakamy/schemas'

const reviewed = new Set<string>(
  Object.values(documents).flatMap(({name, review}) => (review === 'none' ? [] : [name])),
)

/** Whether documents of a type are approved before readers see them. */
export function isReviewed(type: string): boolean {
  return reviewed.has(type)
}
