import type {ExprNode} from 'groq-js'

import type {LakeDocument} from '../document.ts'
import type {DocumentView} from '../documentSet.ts'
import {answerLookup} from './answerLookup.ts'
import {readQuestion} from './lookups.ts'
import {planQuery} from './planQuery.ts'

/** A query and the documents it is asked of, as groq-js takes them. */
export interface BoundQuery {
  tree: ExprNode
  dataset: readonly LakeDocument[]
  dereference: (reference: {_ref: string}) => LakeDocument | {answer: unknown} | null
  /** Answers it without groq-js, when it can; `undefined` when it can not tell. */
  direct?: () => {result: unknown} | undefined
}

/**
 * Plans a query for a view. What has no plan, and every query of a view without indexes, goes
 * through all documents as it is.
 * @param prepare what groq-js is to see of documents that are handed to it.
 */
export function bindPlan(
  tree: ExprNode,
  view: DocumentView,
  prepare: (documents: readonly LakeDocument[]) => readonly LakeDocument[],
): BoundQuery {
  const get = (id: string): LakeDocument | undefined => view.get(id)
  const {indexes} = view
  const plan = indexes && planQuery(tree)
  if (!indexes || !plan || plan.lookups.length === 0) {
    return {tree, dataset: prepare(view.all()), dereference: ({_ref}) => get(_ref) ?? null}
  }
  const scope = {all: () => view.all(), get, indexes, prepare}
  const dereference: BoundQuery['dereference'] = ({_ref}) => {
    const question = readQuestion(_ref)
    const lookup = question && plan.lookups[question.number]
    return lookup ? {answer: answerLookup(lookup, question.keys, scope)} : (get(_ref) ?? null)
  }
  const {direct} = plan
  const bound: BoundQuery = {tree: plan.tree, dataset: [], dereference}
  return direct ? {...bound, direct: () => direct(scope)} : bound
}
