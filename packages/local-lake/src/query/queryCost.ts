import {isRecord, type JsonObject} from '../document.ts'

/** What evaluating a node takes, and how many items its value may have. */
interface Cost {
  /** Visits of nodes; about a million of them take a second. */
  steps: number
  items: number
}

/** Items that a list inside a document is taken to have. */
const LIST = 8

/** Visits that looking at every text of a document stands for. */
const WHOLE_DOCUMENT = 50

/**
 * Estimates how many visits of nodes a query takes, from above as far as documents are concerned.
 * @param tree with the candidates of its outermost filter in place, where those are known.
 * @param total how many documents `*` stands for.
 */
export function queryCost(tree: unknown, params: JsonObject, total: number): number {
  const list = Math.max(LIST, countItems(params))

  const costOf = (node: unknown): Cost => {
    if (Array.isArray(node)) return sum(node)
    if (!isRecord(node)) return {steps: 0, items: 1}
    switch (node.type) {
      case 'Value':
        return {steps: 1, items: Array.isArray(node.value) ? node.value.length : 1}
      case 'Candidates':
        return {steps: 1, items: Number(node.items)}
      case 'Parameter':
        return {steps: 1, items: list}
      case 'Everything':
        return {steps: 1, items: total}
      case 'Filter':
        return through(costOf(node.base), costOf(node.expr), 1)
      case 'Map':
        return through(costOf(node.base), costOf(node.expr), 1)
      case 'FlatMap': {
        const expr = costOf(node.expr)
        return through(costOf(node.base), expr, expr.items)
      }
      case 'PipeFuncCall':
        return through(costOf(node.base), costOf(node.args), 1)
      case 'Slice': {
        const {steps, items} = costOf(node.base)
        const wanted = Number(node.right) - Number(node.left) + 1
        return {steps: steps + items, items: wanted > 0 ? Math.min(items, wanted) : items}
      }
      case 'Projection':
        return {steps: 1 + costOf(node.base).steps + costOf(node.expr).steps, items: 1}
      case 'AccessElement':
        return {steps: 1 + costOf(node.base).steps, items: list}
      default:
        return other(node)
    }
  }
  const through = (base: Cost, each: Cost, times: number): Cost => ({
    steps: base.steps + base.items * (1 + each.steps),
    items: base.items * times,
  })
  const sum = (nodes: readonly unknown[]): Cost => {
    const start = {steps: 1, items: list}
    return nodes.map(costOf).reduce(
      ({steps, items}, cost) => ({
        steps: steps + cost.steps + cost.items,
        items: Math.max(items, cost.items),
      }),
      start,
    )
  }
  const other = (node: JsonObject): Cost => {
    const inner = sum(Object.values(node).filter((value) => typeof value === 'object'))
    const whole = node.name === 'references' || node.op === 'match' ? WHOLE_DOCUMENT : 0
    return {steps: inner.steps + whole, items: inner.items}
  }
  return costOf(tree).steps
}

function countItems(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce((count: number, item) => count + countItems(item), 1)
  if (!isRecord(value)) return 0
  return Object.values(value).reduce((count: number, item) => count + countItems(item), 0)
}
