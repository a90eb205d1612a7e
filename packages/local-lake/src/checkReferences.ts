import type {DocumentSet} from './documentSet.ts'
import {mutationError} from './errors.ts'
import {strongReferences} from './references.ts'
import type {Change, Staging} from './staging.ts'

/**
 * The rules of strong references, checked on the state a transaction leads to: a written document
 * refers only to documents that exist, and one that was removed, or became one of another type,
 * has no referrers left.
 * @throws a 409 mutation error that names the documents.
 */
export function checkReferences(base: DocumentSet, staging: Staging, changes: Change[]): void {
  for (const {id, before, after} of changes) {
    for (const target of after ? strongReferences(after) : []) {
      if (!staging.get(target)) throw missingTarget(id, target)
    }
    if (before && before._type !== after?._type) {
      const referencingIDs = base.referrers(id).filter((from) => {
        const referrer = staging.get(from)
        return referrer !== undefined && strongReferences(referrer).has(id)
      })
      const what = after ? 'change its type' : 'be deleted'
      if (referencingIDs.length > 0) throw stillReferenced(id, what, referencingIDs)
    }
  }
}

/** A 409 for a reference to nothing. */
export function missingTarget(id: string, referenceID: string) {
  return mutationError(409, {
    type: 'documentReferenceDoesNotExistError',
    description: `Document "${id}" references non-existent document "${referenceID}"`,
    id,
    referenceID,
  })
}

/** A 409 for what others refer to. */
export function stillReferenced(id: string, what: string, referencingIDs: string[]) {
  const from = referencingIDs.map((one) => `"${one}"`).join(', ')
  return mutationError(409, {
    type: 'documentHasExistingReferencesError',
    description: `Document "${id}" cannot ${what} as there are references to it from ${from}`,
    id,
    referencingIDs,
  })
}
