import type {ExprNode} from 'groq-js'

/**
 * The part of a query that selects documents, which is what a listener hears of: an order, a slice or a
 * projection after it is for those who fetch. `*[_type == "page"] | order(title) [10...20]` is listened to
 * as `*[_type == "page"]`.
 */
export function selectionOf(tree: ExprNode): ExprNode {
  switch (tree.type) {
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'FlatMap':
    case 'Map':
    case 'PipeFuncCall':
    case 'Projection':
    case 'Slice':
      return selectionOf(tree.base)
    case 'AccessAttribute':
      return tree.base ? selectionOf(tree.base) : tree
    default:
      return tree
  }
}
