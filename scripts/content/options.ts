import {parseArgs, type ParseArgsConfig} from 'node:util'

import {UserError} from '../ports.ts'
import type {Dataset} from './readDocuments.ts'

/** Where a dataset is; the same for every command. */
export const datasetOptions = {
  'api-host': {type: 'string'},
  project: {type: 'string', default: 'jakamy'},
  dataset: {type: 'string', default: 'production'},
  'token-env': {type: 'string'},
} as const

/** What people read about {@link datasetOptions}. */
export const datasetHelp = `  --api-host URL     Content Lake, e.g. http://localhost:4000 or https://api.sanity.io
  --project ID       its project (jakamy)
  --dataset NAME     its dataset (production)
  --token-env NAME   environment variable that holds a token; the token itself is never an argument`

/**
 * Reads the arguments of one command.
 * @throws UserError for an option it does not have
 */
export function parseOptions<O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
) {
  try {
    return parseArgs({args: [...args], allowPositionals: true, options})
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : 'Wrong use.'} See --help.`, 2)
  }
}

/**
 * The dataset that was named, or `undefined` without `--api-host`.
 * @throws UserError when the address is none
 */
export function datasetOf(values: {
  'api-host'?: string | undefined
  project: string
  dataset: string
  'token-env'?: string | undefined
}): Dataset | undefined {
  const {'api-host': apiHost, 'token-env': tokenEnv, project, dataset} = values
  if (apiHost === undefined) return undefined
  if (!/^https?:\/\//i.test(apiHost) || !URL.canParse(apiHost)) {
    throw new UserError(`“${apiHost}” is not a web address such as http://localhost:4000.`, 2)
  }
  return {apiHost, project, dataset, ...(tokenEnv ? {tokenEnv} : {})}
}

/**
 * The language of the messages.
 * @throws UserError for one there are no words for
 */
export function languageOf(locale: string): 'en' | 'fr' {
  if (locale === 'en' || locale === 'fr') return locale
  throw new UserError('--locale is “en” or “fr”.', 2)
}
