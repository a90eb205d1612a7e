import type {Dated, Instant, StoredKeys} from '../store/storedKeys.ts'
import type {LayerPart} from './layers.ts'
import type {OrderKey} from './orderedIndex.ts'

/** An order that the store keeps documents of a type in. */
export interface StoredOrder {
  by: Instant
  descending: boolean
}

/** Reads `_createdAt`, `_updatedAt desc` and the like; `undefined` for any other order. */
export function storedOrder([key, ...more]: readonly OrderKey[]): StoredOrder | undefined {
  if (!key || more.length > 0) return undefined
  const {expression, descending} = key
  if (expression.type !== 'AccessAttribute' || expression.base) return undefined
  if (expression.name === '_createdAt') return {by: 'created', descending}
  return expression.name === '_updatedAt' ? {by: 'updated', descending} : undefined
}

/** Documents that are looked up in one go at first; then ever more. */
const PAGE = 64

/** Ids of a view in an order, as they are asked for, put together from the layers that it shows, each with its key. */
export function* inStoredOrder(
  keys: StoredKeys,
  parts: readonly LayerPart[],
  order: StoredOrder,
): Generator<Dated> {
  const heads = parts.flatMap((part) => {
    const entries = shownIn(keys, part, order)
    const head = entries.next()
    return head.done ? [] : [{entries, entry: head.value}]
  })
  while (heads.length > 0) {
    const first = heads.reduce((best, one) => (isBefore(one.entry, best.entry, order) ? one : best))
    yield first.entry
    const next = first.entries.next()
    if (next.done) heads.splice(heads.indexOf(first), 1)
    else first.entry = next.value
  }
}

/** What a view shows of a layer, with the ids that it shows them by. */
function* shownIn(
  keys: StoredKeys,
  {type, layer, shown}: LayerPart,
  {by, descending}: StoredOrder,
): Generator<Dated> {
  let offset = 0
  for (let limit = PAGE; ; limit *= 4) {
    const page = keys.inOrder(type, layer, by, descending, {limit, offset})
    for (const {id, time} of page) {
      const shownId = shown(id)
      if (shownId !== undefined) yield {id: shownId, time}
    }
    if (page.length < limit) return
    offset += limit
  }
}

function isBefore(a: Dated, b: Dated, {descending}: StoredOrder): boolean {
  if (a.time !== b.time) return descending ? a.time > b.time : a.time < b.time
  return a.id < b.id
}
