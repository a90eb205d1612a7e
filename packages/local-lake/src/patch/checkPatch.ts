import {isRecord, type JsonObject} from '../document.ts'

/**
 * What is wrong with the operations of a patch, before any document is looked at. The engine that
 * applies them takes much for granted: it would add texts to numbers and items that are not there.
 * @returns a sentence for the one who sent it, or `undefined`.
 */
export function patchProblem(operations: JsonObject): string | undefined {
  for (const [name, value] of Object.entries(operations)) {
    const check = CHECKS[name]
    if (!check) return `Unknown patch operation "${name}"`
    const problem = check(value)
    if (problem !== undefined) return `"${name}" ${problem}`
  }
  return undefined
}

type Check = (value: unknown) => string | undefined

const CHECKS: Readonly<Record<string, Check>> = {
  set: attributes(() => true, ''),
  setIfMissing: attributes(() => true, ''),
  inc: attributes((value) => typeof value === 'number', 'a number'),
  dec: attributes((value) => typeof value === 'number', 'a number'),
  diffMatchPatch: attributes((value) => typeof value === 'string', 'a diff-match-patch text'),
  unset: (value) =>
    Array.isArray(value) ? firstProblem(value.map(pathProblem)) : 'must be an array of paths',
  insert: insertProblem,
  ifRevisionID: (value) => (typeof value === 'string' ? undefined : 'must be a revision id'),
}

/** `{path: value}`, where every value is of one kind. */
function attributes(isRight: (value: unknown) => boolean, kind: string): Check {
  return (value) => {
    if (!isRecord(value)) return 'must be an object of paths and values'
    const problems = Object.entries(value).map(([path, item]) => {
      const problem = pathProblem(path)
      return problem ?? (isRight(item) ? undefined : `needs ${kind} at "${path}"`)
    })
    return firstProblem(problems)
  }
}

function insertProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return 'must be an object'
  const places = ['before', 'after', 'replace'].filter((name) => value[name] !== undefined)
  const [place] = places
  if (place === undefined || places.length > 1) return 'needs one of "before", "after", "replace"'
  if (!Array.isArray(value.items)) return 'needs "items", an array'
  return pathProblem(value[place])
}

function firstProblem(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined)
}

/** Longest path; reading one takes time with the square of its length. */
const MAX_PATH = 2_000

/** Texts are left alone; brackets are closed, and followed by another step or nothing. */
function pathProblem(path: unknown): string | undefined {
  if (typeof path !== 'string' || path === '') return `has a path that is none: ${shown(path)}`
  if (path.length > MAX_PATH) return `has a path of more than ${MAX_PATH} characters`
  // As API version 2025-08-18 has it: "Patching with numeric field names" in the changelog.
  if (/^\d/.test(path)) {
    const advice = `which is not allowed. Use bracket notation instead: ['${path}']`
    return `has a path that is none: Field path "${path}" starts with a digit, ${advice}`
  }
  const signs = path.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, 'text')
  let depth = 0
  for (const [index, sign] of signs.split('').entries()) {
    if (sign === '[') depth += 1
    if (sign !== ']') continue
    depth -= 1
    const next = signs[index + 1]
    if (depth < 0 || (next !== undefined && !'.[]'.includes(next))) return misread(path)
  }
  return depth === 0 ? undefined : misread(path)
}

function misread(path: string): string {
  return `has a path that can not be read: ${shown(path)}`
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}
