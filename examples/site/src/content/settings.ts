import {ContentError} from '@jakamy/content-sdk'

/** Where the site’s content comes from. */
export interface Settings {
  projectId: string
  dataset: string
  /** Address of a local Content Lake; absent for the hosted one. */
  apiHost?: string
  /** A token that may read drafts; without it there is no preview. */
  previewToken?: string
  /** Address of the Studio; with it, a click on a text of the preview leads to its field there. */
  studioUrl?: string
  /** The site’s own public address; without it that of the request. */
  siteUrl?: string
  /** Address of the service that takes enquiries; without it the site takes none. */
  enquiriesUrl?: string
  /** Id of the clinic that the site belongs to. */
  clinic: string
}

/**
 * Reads the settings from the environment.
 * @throws ContentError `INVALID_OPTIONS` naming the variable that cannot work
 */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): Settings {
  // A variable that is set to nothing counts as not set.
  const read = (name: string) => env[name]?.trim() || undefined
  const apiHost = read('CONTENT_API_HOST')
  const studioUrl = read('CONTENT_STUDIO_URL')
  const siteUrl = read('CONTENT_SITE_URL')
  const enquiriesUrl = read('ENQUIRIES_URL')
  const previewToken = read('CONTENT_PREVIEW_TOKEN')
  refuseNoAddress(
    'CONTENT_API_HOST',
    apiHost,
    'Write it like http://127.0.0.1:4000, or leave it out for the hosted Content Lake.',
  )
  refuseNoAddress(
    'CONTENT_STUDIO_URL',
    studioUrl,
    'Write it like http://localhost:3333, or leave it out when no Studio shows this site.',
  )
  refuseNoAddress(
    'CONTENT_SITE_URL',
    siteUrl,
    'Write it like https://clinic.example, or leave it out to go by the address of each request.',
  )
  refuseNoAddress(
    'ENQUIRIES_URL',
    enquiriesUrl,
    'Write it like http://127.0.0.1:4200, or leave it out where nobody takes enquiries.',
  )
  return {
    projectId: read('CONTENT_PROJECT_ID') ?? 'jakamy',
    dataset: read('CONTENT_DATASET') ?? 'production',
    clinic: read('CONTENT_CLINIC') ?? 'clinic-jakamy',
    ...(apiHost === undefined ? {} : {apiHost}),
    ...(studioUrl === undefined ? {} : {studioUrl}),
    ...(siteUrl === undefined ? {} : {siteUrl}),
    ...(enquiriesUrl === undefined ? {} : {enquiriesUrl}),
    ...(previewToken === undefined ? {} : {previewToken}),
  }
}

function refuseNoAddress(option: string, value: string | undefined, advice: string): void {
  if (value === undefined || /^https?:$/.test(URL.parse(value)?.protocol ?? '')) return
  throw new ContentError(
    'INVALID_OPTIONS',
    `${option} is “${value}”, which is no address. ${advice}`,
    {option},
  )
}
