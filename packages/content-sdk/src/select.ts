import {mostWithOneSlug, type Condition, type Query} from './source.ts'

/** A stored document, as far as finding it is concerned. */
interface Stored {
  _id: string
  _type: string
  [field: string]: unknown
}

/**
 * The documents a query asks for, and how many match in all: what every source answers that holds its
 * documents itself.
 * @param sorted all documents in the order of their ids
 * @throws TypeError for what is no list of documents or no query: a source passes on what it was given
 */
export function select<D extends Stored>(
  sorted: readonly D[],
  {type, match}: Query,
): {documents: D[]; total?: number} {
  const ofType = sorted.filter((document) => document._type === type)
  switch (match.by) {
    case 'id':
      return {documents: ofType.filter(({_id}) => _id === match.id)}
    case 'slug':
      return {
        documents: ofType.filter((one) => hasSlug(one, match.slug)).slice(0, mostWithOneSlug),
      }
    case 'all': {
      const {where = []} = match
      return page(
        ofType.filter((document) => where.every((condition) => meets(document, condition))),
        match,
      )
    }
    case 'related': {
      const ids = new Set(match.ids)
      return page(
        ofType.filter((document) => ids.has(document._id) || refersTo(document, match.id)),
        match,
      )
    }
  }
}

function page<D extends Stored>(
  all: readonly D[],
  {offset, limit, after}: {offset: number; limit: number; after?: string},
): {documents: D[]; total: number} {
  const rest = after === undefined ? all : all.filter(({_id}) => _id > after)
  return {documents: rest.slice(offset, offset + limit), total: all.length}
}

function hasSlug({slug}: Stored, wanted: string): boolean {
  return Array.isArray(slug) && slug.some((item) => item?.value === wanted)
}

function meets(document: Stored, {field, as, equals}: Condition): boolean {
  const value = document[field]
  const held = as === 'values' || as === 'references' ? value : [value]
  if (!Array.isArray(held)) return false
  return held.some((item) => (as === 'value' || as === 'values' ? item : item?._ref) === equals)
}

/** Whether anything in a value points to a document. */
function refersTo(value: unknown, id: string): boolean {
  return referencesIn(value).has(id)
}

/** The ids of all documents that a value points to. */
export function referencesIn(value: unknown): Set<string> {
  const found = new Set<string>()
  const open: unknown[] = [value]
  const seen = new Set<unknown>()
  while (open.length > 0) {
    const here = open.pop()
    if (typeof here !== 'object' || here === null || seen.has(here)) continue
    seen.add(here)
    if ('_ref' in here && typeof here._ref === 'string') found.add(here._ref)
    for (const child of Object.values(here)) open.push(child)
  }
  return found
}
