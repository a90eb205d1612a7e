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
 * A whole number within bounds.
 * @throws UsageError
 */
export function number(name: string, text: string, most: number, least = 0): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new UsageError(`--${name} is a whole number from ${least} to ${most}, not “${text}”.`)
}

/**
 * The origin of a site, as browsers name it.
 * @throws UsageError
 */
export function origin(name: string, text: string): string {
  if (/^https?:/i.test(text) && URL.canParse(text)) return new URL(text).origin
  throw new UsageError(
    `--${name} is the address of a site like https://clinic.example, not “${text}”.`,
  )
}
