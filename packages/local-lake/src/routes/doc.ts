import type {LakeDocument} from '../document.ts'
import {draftIdOf, isPublicId, publishedIdOf} from '../documentIds.ts'
import {visibilityOf} from '../identity.ts'
import {datasetOf, flag, type LakeContext, param} from '../lakeContext.ts'
import type {DatasetStore} from '../store/types.ts'

/**
 * `GET /data/doc/:dataset/:ids`: documents by id, as stored. What is not returned is listed in
 * `omitted` with a reason; to an anonymous reader every id with a dot is a matter of permission,
 * so that the answer does not tell which of them exist.
 */
export function doc(c: LakeContext): Response {
  const visibility = visibilityOf(c.var.identity)
  const dataset = datasetOf(c)
  const {store} = dataset
  const view = dataset.view(visibility, 'raw')
  const ids = param(c, 'ids').split(',').filter(Boolean)
  const documents: LakeDocument[] = []
  const omitted: {id: string; reason: 'existence' | 'permission'}[] = []
  for (const id of ids) {
    const found = (flag(c, 'includeAllVersions') ? versionsOf(store, id) : [id])
      .map((one) => view.get(one))
      .filter((document) => document !== undefined)
    documents.push(...found)
    if (found.length > 0) continue
    const hidden = visibility === 'public' && !isPublicId(id)
    omitted.push({id, reason: hidden ? 'permission' : 'existence'})
  }
  return c.json({documents: flag(c, 'excludeContent') ? [] : documents, omitted})
}

/** The ids under which there may be versions of a document, its published one and its draft first. */
function versionsOf(store: DatasetStore, id: string): string[] {
  const published = publishedIdOf(id)
  const versions = store
    .idsWithPrefix('versions.')
    .filter((one) => publishedIdOf(one) === published)
  return [published, draftIdOf(published), ...versions]
}
