import type {Content} from '@jakamy/content-sdk'

import type {createPrepared} from '../answers/prepared.ts'
import type {BundleDownload} from '../createDelivery.ts'
import type {ParameterName, Values} from '../parameters.ts'

/** What every handler works with. */
export interface Context {
  content: Content
  /** The language of requests that name none. */
  locale: string
  prepared: ReturnType<typeof createPrepared>
  /** The address of a stored picture, where the source has one. */
  assetUrl: (assetId: string) => string | undefined
  bundle?: (() => Promise<BundleDownload | undefined>) | undefined
}

/** One request, checked. */
export interface Call {
  request: Request
  /** What stands in the address at `{key}`. */
  key: string
  values: Values
}

/** One endpoint: the line of the table that serves it and documents it. */
export interface Route {
  /** With `{key}` where a slug or id stands. */
  path: string
  /** Name of the operation, for generated clients. */
  id: string
  summary: string
  parameters: readonly ParameterName[]
  /** Media type of the answer. */
  produces: string
  /** JSON Schema of the answer; absent for what is no JSON. */
  schema?: object
  /** Statuses besides 200 and those that every route may answer. */
  refusals: readonly number[]
  answer: (context: Context, call: Call) => Response | Promise<Response>
}

/** Short enough for a recall to be everywhere within a minute, also behind a shared cache. */
export const shortly = {'cache-control': 'public, max-age=15, must-revalidate'} as const

/** For answers that nobody may keep. */
export const never = {'cache-control': 'no-store'} as const

/** A reference to a schema of the API. */
export const ref = (name: string) => ({$ref: `#/components/schemas/${name}`})

/** An object with these fields, those with a question mark being optional. */
export function fields(properties: Readonly<Record<string, object>>) {
  const entries = Object.entries(properties)
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, one]) => [name.replace('?', ''), one])),
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
  }
}

/** How a reader is named to the SDK. */
export function readerOf({values}: Call) {
  const {locale, clinic, channel} = values
  return {
    ...(locale === undefined ? {} : {locale}),
    ...(clinic === undefined ? {} : {clinic}),
    ...(channel === undefined ? {} : {channel}),
  }
}
