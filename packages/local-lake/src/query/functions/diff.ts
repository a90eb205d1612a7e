import {isDeepStrictEqual} from 'node:util'

import {evaluateSync, type ExprNode} from 'groq-js'

import {isRecord, type JsonObject} from '../../document.ts'
import {queryError} from '../../errors.ts'
import {ownFunction} from './ownFunction.ts'

type Path = readonly (string | number)[]

/**
 * A call of `diff::changedAny(before, after, selector)` or `diff::changedOnly(…)`.
 * @param params values of the parameters in filters of the selector.
 * @throws a 400 for a function that does not exist.
 */
export function diffCall(name: string, args: readonly unknown[], params: JsonObject) {
  const [before, after, selector] = args
  const changed = name === 'changedAny' ? changedAny : name === 'changedOnly' ? changedOnly : null
  if (!changed) throw queryError(400, `Undefined function: diff::${name}`)
  const select = (value: unknown): Path[] => pathsOf(selector, value, params)
  return ownFunction(name, [before, after], ([from, to]) => changed(from, to, select))
}

/** True when something that is selected differs; a list of another length differs as a whole. */
function changedAny(before: unknown, after: unknown, select: (value: unknown) => Path[]): boolean {
  const paths = select(before)
  if (paths.length !== select(after).length) return true
  return paths.some(
    (path) =>
      path.some((step, index) => {
        const list = path.slice(0, index)
        return typeof step === 'number' && lengthAt(before, list) !== lengthAt(after, list)
      }) || !isDeepStrictEqual(at(before, path), at(after, path)),
  )
}

/** True when nothing differs but what is selected. */
function changedOnly(before: unknown, after: unknown, select: (value: unknown) => Path[]): boolean {
  const selected = select(before)
  return differences(before, after, []).every((path) =>
    selected.some((prefix) => prefix.every((step, index) => step === path[index])),
  )
}

/** The deepest places at which two values differ. */
function differences(before: unknown, after: unknown, path: Path): Path[] {
  if (isDeepStrictEqual(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => differences(item, after[index], [...path, index]))
  }
  if (!isRecord(before) || !isRecord(after)) return [path]
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) => differences(before[name], after[name], [...path, name]))
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (Array.isArray(inner)) return inner[Number(step)]
    return isRecord(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined
  }, value)
}

function lengthAt(value: unknown, path: Path): number {
  const list = at(value, path)
  return Array.isArray(list) ? list.length : -1
}

/** The paths that a selector, as the parser reads it, stands for in a value. */
function pathsOf(selector: unknown, value: unknown, params: JsonObject): Path[] {
  if (!isRecord(selector)) return []
  const ofBase = (): Path[] => pathsOf(selector.base, value, params)
  switch (selector.type) {
    case 'Group':
      return ofBase()
    case 'Tuple':
      return membersOf(selector).flatMap((member) => pathsOf(member, value, params))
    case 'AccessAttribute': {
      const bases = selector.base === undefined ? [[]] : ofBase()
      return bases.map((path) => [...path, String(selector.name)])
    }
    case 'ArrayCoerce':
      return ofBase().flatMap((path) => itemsAt(value, path, () => true))
    case 'Filter':
      return ofBase().flatMap((path) =>
        itemsAt(value, path, (item) => holds(selector.expr, item, params)),
      )
    case 'SelectorNested':
      return ofBase().flatMap((path) =>
        pathsOf(selector.nested, at(value, path), params).map((inner) => [...path, ...inner]),
      )
    case 'SelectorFuncCall':
      return placesWhere((item) => holds(selector.arg, item, params), value, [])
    default:
      return []
  }
}

function membersOf({members}: JsonObject): unknown[] {
  return Array.isArray(members) ? members : []
}

function itemsAt(value: unknown, path: Path, isWanted: (item: unknown) => boolean): Path[] {
  const list = at(value, path)
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown, index) => (isWanted(item) ? [[...path, index]] : []))
}

/** `anywhere(…)`: every object, however deep, on which the condition holds. */
function placesWhere(isWanted: (item: unknown) => boolean, value: unknown, path: Path): Path[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => placesWhere(isWanted, item, [...path, index]))
  }
  if (!isRecord(value)) return []
  const inner = Object.entries(value).flatMap(([name, item]) =>
    placesWhere(isWanted, item, [...path, name]),
  )
  return isWanted(value) ? [path, ...inner] : inner
}

function holds(condition: unknown, root: unknown, params: JsonObject): boolean {
  return evaluateSync(condition as ExprNode, {root, params}).data === true
}
