import type {LakeDocument} from '../../src/document.ts'
import {isDraftId, isVersionId} from '../../src/documentIds.ts'
import type {Perspective} from '../../src/perspective.ts'
import {byId} from '../../src/sortedDocuments.ts'

/** Perspectives of every sort. */
export const PERSPECTIVES: readonly Perspective[] = [
  'raw',
  ['published'],
  ['drafts', 'published'],
  ['r1', 'drafts', 'published'],
  ['r2', 'r1', 'published'],
]

/** The documents of a perspective, put together in the plainest way. */
export function throughPerspective(
  all: readonly LakeDocument[],
  perspective: Perspective,
): LakeDocument[] {
  if (perspective === 'raw') return [...all]
  if (perspective.length === 1) {
    return all.filter(({_id}) => !isDraftId(_id) && !isVersionId(_id))
  }
  const found = new Map<string, LakeDocument>()
  for (const layer of perspective.toReversed()) {
    const prefix =
      layer === 'published' ? '' : layer === 'drafts' ? 'drafts.' : `versions.${layer}.`
    for (const document of all) {
      const {_id} = document
      if (layer === 'published' ? isDraftId(_id) || isVersionId(_id) : !_id.startsWith(prefix))
        continue
      const id = _id.slice(prefix.length)
      found.set(id, {...document, _id: id, _originalId: _id})
    }
  }
  const marked = (document: LakeDocument): boolean =>
    JSON.stringify(document._system) === '{"delete":true}'
  return [...found.values()].filter((document) => !marked(document)).toSorted(byId)
}
