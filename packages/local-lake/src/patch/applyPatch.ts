import {Mutation} from '@sanity/mutator'

import type {JsonObject, LakeDocument} from '../document.ts'
import {expandPaths} from './expandPaths.ts'

/**
 * Applies the operations of one patch (`set`, `unset`, `insert`, `inc`, `diffMatchPatch` …)
 * with the engine that the Studio itself uses, so both arrive at the same document.
 * @param operations the patch without `id`, `query` and `ifRevisionID`.
 * @returns a new document, of which the caller has to see that it is still the same one;
 *   `document` is left as it was.
 * @throws the engine's error when a path or an operation is malformed.
 */
export function applyPatch(document: LakeDocument, operations: JsonObject): LakeDocument {
  const patches = expandPaths(document, structuredClone(operations))
  const mutations = patches.map((patch) => ({patch: {...patch, id: document._id}}))
  const result = new Mutation({mutations}).apply({...document})
  if (result === null) throw new Error('A patch can not remove its document')
  return {
    ...result,
    _rev: document._rev,
    _createdAt: document._createdAt,
    _updatedAt: document._updatedAt,
  }
}
