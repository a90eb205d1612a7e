import type {AnyDocument} from '@jakamy/policy'

/** The credit line of a document's rights, to be shown wherever its words are; nothing when it has none. */
export function attributionOf({rights}: AnyDocument): {attribution?: string} {
  const line =
    typeof rights === 'object' && rights !== null && 'attribution' in rights
      ? rights.attribution
      : undefined
  return typeof line === 'string' && line.trim() !== '' ? {attribution: line} : {}
}
