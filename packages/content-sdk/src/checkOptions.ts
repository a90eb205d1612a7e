import {ContentError} from './errors.ts'
import {isRecord} from './isRecord.ts'

/** Whether a value is of the right kind, and what that is. */
export type Check = readonly [is: (value: unknown) => boolean, what: string]

const isFunction = (value: unknown) => typeof value === 'function'
const text: Check = [(value) => typeof value === 'string', 'a text']
const milliseconds: Check = [
  (value) => typeof value === 'number' && value >= 0,
  'a number from 0 on',
]
const callable: Check = [isFunction, 'a function']
const settings: Check = [isRecord, 'an object']

/** What an option has to be, wherever it is given: a wrong one must not end in an error that names nothing. */
const options: Readonly<Record<string, Check>> = {
  fallback: [Array.isArray, 'a list of languages'],
  clinic: text,
  channel: text,
  freshFor: milliseconds,
  timeout: milliseconds,
  maxAge: milliseconds,
  every: milliseconds,
  retry: settings,
  limits: settings,
  signal: [(value) => isFunction(Object(value).addEventListener), 'an AbortSignal'],
  compile: callable,
  onProblem: callable,
  onError: callable,
  now: [
    (value) => typeof value === 'function' && Object(value()).getTime?.() >= 0,
    'a function that gives a valid Date',
  ],
}

/**
 * Refuses an argument that has to be there.
 * @throws ContentError `INVALID_OPTIONS` that names it
 */
export function checkArgument(name: string, value: unknown, check: Check): void {
  checkOptions({[name]: value ?? null}, {[name]: check})
}

/**
 * Refuses options that are not of their kind; types do not reach configurations, routers and JavaScript.
 * @param checks what they have to be, where it is not what they are everywhere
 * @throws ContentError `INVALID_OPTIONS` that names the option
 */
export function checkOptions(given: object | null | undefined, checks = options): void {
  for (const [option, [is, what]] of Object.entries(checks)) {
    const value: unknown = Object(given)[option]
    if (value !== undefined && !is(value)) {
      throw new ContentError('INVALID_OPTIONS', `“${option}” has to be ${what}.`, {option})
    }
  }
}
