import type {Source} from '@jakamy/content-sdk'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'

/** The command line cannot work. */
export class UsageError extends Error {}

/** Where a Content Lake is. */
export const lakeArguments = {
  project: {type: 'string'},
  dataset: {type: 'string', default: 'production'},
  'api-host': {type: 'string'},
} as const

/** The Content Lake that is named. */
export function lakeOf(values: {
  project: string
  dataset: string
  'api-host'?: string | undefined
}): Source {
  return sanitySource({
    projectId: values.project,
    dataset: values.dataset,
    ...(values['api-host'] === undefined ? {} : {apiHost: values['api-host']}),
  })
}

/**
 * What Node’s `parseArgs` reads.
 * @throws UsageError in its words
 */
export function asked<T>(read: () => {values: T}): T {
  try {
    return read().values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'Wrong use.')
  }
}

/**
 * A whole number from 0 on.
 * @throws UsageError
 */
export function number(name: string, text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text)
  throw new UsageError(`--${name} is a whole number from 0 to ${most}, not “${text}”.`)
}
