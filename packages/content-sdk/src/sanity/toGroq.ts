import {mostWithOneSlug, type Condition, type Query} from '../source.ts'

/** A query in GROQ with its parameters. */
export interface Groq {
  groq: string
  params: Record<string, unknown>
}

const withdrawals = '*[_type == "withdrawal"]'

/** The notices alone, for a read that must not come from a cache. */
export const withdrawalsGroq = `{"withdrawals": ${withdrawals}, "asOf": now()}`

/**
 * Writes a query as GROQ. Values travel as parameters and never become part of the text; field names
 * come from the definitions.
 * @param parts whether the notices are asked for in the same breath
 */
export function toGroq(
  {type, match, includes, images = []}: Query,
  parts: {withdrawals: boolean},
): Groq {
  const {filter, params} = filterOf(match)
  const included = includes.map((path) => (path.includes('[]') ? `...${path}` : path))
  // Every included document is at hand already: what is left of a path is where its picture stands.
  const pictures = new Set(
    images.map((path) =>
      path.includes('->') ? `references[].${path.split('->').at(-1)}` : `document.${path}`,
    ),
  )
  const assets = [...pictures].map((path) => {
    const file = `${path}.asset->{_id, "lqip": metadata.lqip}`
    return path.includes('[]') ? `...${file}` : file
  })
  const paged = 'limit' in match
  const within = paged && match.after !== undefined ? `${filter} && _id > $after` : filter
  const lines = [
    `"found": *[${within}] | order(_id asc) [$from...$to] {
    "document": @,
    "references": array::compact([${included.join(', ')}])
  }${assets.length === 0 ? '' : `{..., "assets": array::compact([${assets.join(', ')}])}`}`,
    ...(paged ? [`"total": count(*[${filter}])`] : []),
    ...(parts.withdrawals ? [`"withdrawals": ${withdrawals}`, '"asOf": now()'] : []),
  ]
  const from = paged ? match.offset : 0
  const to = from + (paged ? match.limit : match.by === 'id' ? 1 : mostWithOneSlug)
  const after = paged && match.after !== undefined ? {after: match.after} : {}
  return {groq: `{\n  ${lines.join(',\n  ')}\n}`, params: {type, from, to, ...after, ...params}}
}

function filterOf(match: Query['match']): {filter: string; params: Record<string, unknown>} {
  switch (match.by) {
    case 'id':
      return {filter: '_type == $type && _id == $id', params: {id: match.id}}
    case 'slug':
      return {filter: '_type == $type && $slug in slug[].value', params: {slug: match.slug}}
    case 'related':
      return {
        filter: '_type == $type && (_id in $ids || references($id))',
        params: {id: match.id, ids: match.ids},
      }
    case 'all': {
      const {where = []} = match
      return {
        filter: ['_type == $type', ...where.map(conditionGroq)].join(' && '),
        params: Object.fromEntries(where.map(({equals}, index) => [`where${index}`, equals])),
      }
    }
  }
}

function conditionGroq({field, as}: Condition, index: number): string {
  // Conditions are made from definitions; a name that is none could carry more than a name.
  if (!/^[A-Za-z]\w*$/.test(field)) throw new Error(`“${field}” is not the name of a field.`)
  const value = `$where${index}`
  const groq = {
    value: `${field} == ${value}`,
    reference: `${field}._ref == ${value}`,
    values: `${value} in ${field}`,
    references: `${value} in ${field}[]._ref`,
  }
  return groq[as]
}
