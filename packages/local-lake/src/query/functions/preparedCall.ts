import {isRecord, type JsonObject} from '../../document.ts'
import {ownFunction} from './ownFunction.ts'

/**
 * What is made of the first argument of functions that groq-js evaluates differently than documented.
 * @see https://www.sanity.io/docs/specifications/groq-functions
 */
const PREPARATIONS: Readonly<Record<string, (value: unknown) => unknown>> = {
  'global::dateTime': realInstant,
  'array::join': withoutComposites,
  'array::unique': withoutRepeatedNulls,
}

/** A call of one of these functions with its first argument prepared; `undefined` for others. */
export function preparedCall(
  name: string,
  node: JsonObject,
  args: readonly unknown[],
): JsonObject | undefined {
  const prepare = Object.hasOwn(PREPARATIONS, name) ? PREPARATIONS[name] : undefined
  const [first] = args
  if (!prepare || !isRecord(first) || tellsTime(first)) return undefined
  return {...node, args: args.with(0, prepared(name, first, prepare))}
}

function prepared(name: string, first: JsonObject, prepare: (value: unknown) => unknown) {
  if (first.type === 'Value') return {...first, value: prepare(first.value)}
  return ownFunction(name, [first], ([value]) => prepare(value))
}

/** `now()` and what `dateTime(…)` makes are instants already. */
function tellsTime({type, name}: JsonObject): boolean {
  return type === 'FuncCall' && (name === 'now' || name === 'dateTime')
}

/** An instant whose parts are there on every day. */
const EVERYDAY =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?(?:Z|[-+](?:[01]\d|2[0-3]):[0-5]\d)$/

/** A text that looks like an instant, but is none (`2026-02-30T…`, `…T25:00:00Z`), is no instant. */
function realInstant(value: unknown): unknown {
  if (typeof value !== 'string' || EVERYDAY.test(value)) return value
  const local = value.slice(0, '2026-01-01T00:00:00'.length)
  const time = Date.parse(`${local}Z`)
  if (Number.isNaN(time) || Number.isNaN(Date.parse(value))) return null
  return new Date(time).toISOString().startsWith(local) ? value : null
}

/** What can not be spelled is `<INVALID>`. */
function withoutComposites(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item) => (isScalar(item) ? item : '<INVALID>')) : value
}

/** True for texts, numbers, booleans and instants, which are what tells the time in GROQ. */
function isScalar(value: unknown): boolean {
  if (typeof value !== 'object') return true
  return value !== null && 'date' in value && value.date instanceof Date
}

/** `null` is equal to `null`. */
function withoutRepeatedNulls(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const first = value.indexOf(null)
  return value.filter((item, index) => item !== null || index === first)
}
