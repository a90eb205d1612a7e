import type {Query, Snapshot} from './source.ts'

/** What is asked for, and one document more: its presence tells whether there is another page. */
export function withOneMore(match: Query['match']): Query['match'] {
  return 'limit' in match ? {...match, limit: match.limit + 1} : match
}

/** A snapshot without that one document, and where its page stands in the whole. */
export function cut(
  snapshot: Snapshot,
  match: Query['match'],
): {snapshot: Snapshot; place: {total?: number; hasMore: boolean; next?: string}} {
  const {documents, total} = snapshot
  const hasMore = 'limit' in match && documents.length > match.limit
  const page = hasMore ? documents.slice(0, match.limit) : documents
  const last = page.at(-1)
  const next =
    hasMore && typeof last === 'object' && last !== null && '_id' in last ? last._id : undefined
  return {
    snapshot: hasMore ? {...snapshot, documents: page} : snapshot,
    place: {
      ...(total === undefined ? {} : {total}),
      hasMore,
      ...(typeof next === 'string' ? {next} : {}),
    },
  }
}
