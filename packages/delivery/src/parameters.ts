import {resourceNames} from './resources.ts'

/** A parameter of the query string, as OpenAPI tells it; requests are checked against the same lines. */
export interface Parameter {
  description: string
  required?: boolean
  schema:
    | {type: 'string'; pattern: string; maxLength: number}
    | {type: 'string'; enum: readonly string[]}
    | {type: 'integer'; minimum: number; maximum: number; default: number}
}

const id = {type: 'string', pattern: '^[A-Za-z0-9_-]+$', maxLength: 128} as const

/** Every parameter there is. */
export const parameters = {
  locale: {
    description:
      'The language wanted, a BCP 47 tag, also with a region (`fr-CH`). Others stand in where it lacks approved words, marked as such.',
    schema: {type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35},
  },
  clinic: {
    description: 'Id of the clinic whose readers ask: some withdrawals hold for one clinic only.',
    schema: id,
  },
  channel: {
    description:
      'Where the words will be shown, e.g. `web`: some withdrawals hold for one channel only.',
    schema: id,
  },
  'heading-level': {
    description: 'Level of the heading of the title; those of sections follow below it.',
    schema: {type: 'integer', minimum: 1, maximum: 6, default: 1},
  },
  limit: {
    description: 'How many documents to return.',
    // What a search gives at most: a client that counts on adds up right everywhere.
    schema: {type: 'integer', minimum: 1, maximum: 50, default: 50},
  },
  after: {description: 'Where the last page ended: its `next`.', schema: id},
  q: {
    description: 'Words to find. Case and accents do not matter, beginnings of words count.',
    required: true,
    schema: {type: 'string', pattern: '\\S', maxLength: 200},
  },
  in: {
    description: 'What to search. Default: procedures.',
    schema: {type: 'string', enum: resourceNames},
  },
  offset: {
    description: 'How many hits to leave out.',
    schema: {type: 'integer', minimum: 0, maximum: 10_000, default: 0},
  },
  since: {
    description: 'The `cursor` of the last answer. Without it everything counts as changed.',
    schema: {type: 'string', pattern: '^[0-9a-f]+$', maxLength: 64},
  },
} as const satisfies Record<string, Parameter>

/** The name of a parameter. */
export type ParameterName = keyof typeof parameters

/** The values of a request; those that it does not give are absent. */
export type Values = Partial<Record<ParameterName, string>>

/** What is wrong with a parameter, and what to do. */
export interface BadParameter {
  parameter: string
  detail: string
}

/** Reads the parameters of a request: only those the route knows, each once, each as described. */
export function readParameters(
  query: URLSearchParams,
  known: readonly ParameterName[],
): Values | BadParameter {
  const values: Values = {}
  for (const name of new Set(query.keys())) {
    const isKnown = (one: string): one is ParameterName => known.some((other) => other === one)
    if (!isKnown(name)) {
      const choices = known.length === 0 ? 'There are none here.' : `Known: ${known.join(', ')}.`
      return {parameter: name.slice(0, 60), detail: `There is no such parameter. ${choices}`}
    }
    const [value = '', ...more] = query.getAll(name)
    if (more.length > 0) return {parameter: name, detail: 'Give it once.'}
    const detail = complaint(parameters[name], value)
    if (detail) return {parameter: name, detail}
    values[name] = value
  }
  const missing = known.find((name) => isRequired(name) && values[name] === undefined)
  return missing
    ? {parameter: missing, detail: `Give it: ${parameters[missing].description}`}
    : values
}

/** A whole number that was checked before, or the default of its parameter. */
export function numberOf(values: Values, name: 'limit' | 'offset' | 'heading-level'): number {
  return Number(values[name] ?? parameters[name].schema.default)
}

/** Whether a text can name a language. */
export function isLanguageTag(text: string): boolean {
  return complaint(parameters.locale, text) === undefined
}

function isRequired(name: ParameterName): boolean {
  const parameter: Parameter = parameters[name]
  return parameter.required === true
}

function complaint({schema}: Parameter, value: string): string | undefined {
  if (schema.type === 'integer') {
    const fits = /^\d{1,6}$/.test(value) && +value >= schema.minimum && +value <= schema.maximum
    return fits ? undefined : `Give a whole number from ${schema.minimum} to ${schema.maximum}.`
  }
  if ('enum' in schema) {
    return schema.enum.includes(value) ? undefined : `Choose one of ${schema.enum.join(', ')}.`
  }
  if (value.length > schema.maxLength) return `Give at most ${schema.maxLength} characters.`
  return new RegExp(schema.pattern, 'u').test(value)
    ? undefined
    : `Give a value that matches ${schema.pattern}.`
}
