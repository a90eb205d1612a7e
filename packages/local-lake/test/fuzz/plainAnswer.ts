import {evaluateSync, type ExprNode, toJS} from 'groq-js'

import type {LakeDocument} from '../../src/document.ts'

/** What groq-js answers when it goes through all documents: the reference for every plan. */
export function plainAnswer(tree: ExprNode, documents: readonly LakeDocument[]): unknown {
  const options = {dataset: documents, identity: 'me', timestamp: new Date(0)}
  return toJS(evaluateSync(tree, options)) ?? null
}
