import type {ExprNode} from 'groq-js'

import {isRecord} from '../document.ts'
import type {LiveView} from '../liveView.ts'
import {documentsFrom} from './answerLookup.ts'
import type {Lookup} from './lookups.ts'
import {planQuery} from './planQuery.ts'

/** Documents that a key is taken to find when it is known only while the query runs. */
const FEW = 8

/** Keys for as many slots as there may be, to find out whether there is an index at all. */
const ANY_KEYS = Array.from({length: 1_000}, () => [''])

/** Stands in a tree for documents that a lookup finds. */
export interface CandidatesNode {
  type: 'Candidates'
  /** How many there are, or more. */
  items: number
}

/**
 * The tree of a planned query with the number of documents in place that its lookups find, as a
 * measure of what the query goes through; none of them is read. It is not for evaluation: keys
 * that depend on other documents are guessed.
 * @returns the tree itself when it has no plan.
 */
export function planCandidates(tree: ExprNode, view: LiveView): unknown {
  const plan = planQuery(tree)
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (!isRecord(value) || value.type === 'Value') return value
    const lookup = plan.asking.get(value)
    if (lookup && lookup.answer !== 'projected') return candidates(found(lookup, view))
    // The other arguments are for what the indexes can not tell.
    const [first]: unknown[] = Array.isArray(value.args) ? value.args : []
    if (value.name === 'coalesce' && plan.asking.has(first)) return visit(first)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]))
  }
  return visit(plan.tree)
}

function candidates(items: number): CandidatesNode {
  return {type: 'Candidates', items}
}

function found(lookup: Lookup, view: LiveView): number {
  if (lookup.answer === 'everything') return view.size()
  if (lookup.answer === 'count' || lookup.answer === 'projected') return 1
  const {indexes} = view
  const scope = {
    all: () => view.all(),
    get: (id: string) => view.get(id),
    indexes,
    prepare: <Documents>(documents: Documents) => documents,
  }
  if (lookup.answer !== 'ordered') {
    const found = documentsFrom(lookup.source, [], scope)
    if (found) return found.atMost
    const isIndexed = documentsFrom(lookup.source, ANY_KEYS, scope) !== undefined
    return isIndexed ? Math.min(FEW, view.size()) : view.size()
  }
  const [type = ''] = 'slot' in lookup.type ? [] : lookup.type.values
  const all = indexes.find('value', '_type', TYPE, type)?.atMost ?? view.size()
  const isIndexed = indexes.inOrder(type, lookup.name, lookup.order) !== undefined
  return lookup.filter || !isIndexed ? all : Math.min(all, lookup.limit)
}

const TYPE: ExprNode = {type: 'AccessAttribute', name: '_type'}
