import {ContentError} from '@jakamy/content-sdk'

/** Where the site’s content comes from. */
export interface Settings {
  projectId: string
  dataset: string
  /** Address of a local Content Lake; absent for the hosted one. */
  apiHost?: string
  /** A token that may read drafts; without it there is no preview. */
  previewToken?: string
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
  const previewToken = read('CONTENT_PREVIEW_TOKEN')
  if (apiHost !== undefined && !/^https?:$/.test(URL.parse(apiHost)?.protocol ?? '')) {
    throw new ContentError(
      'INVALID_OPTIONS',
      `CONTENT_API_HOST is “${apiHost}”, which is no address. Write it like http://127.0.0.1:4000, or leave it out for the hosted Content Lake.`,
      {option: 'CONTENT_API_HOST'},
    )
  }
  return {
    projectId: read('CONTENT_PROJECT_ID') ?? 'jakamy',
    dataset: read('CONTENT_DATASET') ?? 'production',
    clinic: read('CONTENT_CLINIC') ?? 'clinic-jakamy',
    ...(apiHost === undefined ? {} : {apiHost}),
    ...(previewToken === undefined ? {} : {previewToken}),
  }
}
