import type {Source} from '@jakamy/content-sdk'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'

import type {Settings} from './settings.ts'

/**
 * Opens what the settings name. A relative address counts from the page, whatever its `<base>` says.
 * @throws ContentError or Error that says which attribute is missing or wrong
 */
export async function openSource(settings: Settings): Promise<Source> {
  const {bundle, key, project, dataset = 'production', apiHost} = settings
  if (bundle !== undefined) {
    if (key === undefined)
      throw new Error('A bundle needs the attribute “key”: who must have signed it.')
    const answer = await fetch(new URL(bundle, location.href), {credentials: 'omit'})
    if (!answer.ok) throw new Error(`The bundle ${bundle} was answered with ${answer.status}.`)
    return bundleSource({blob: await answer.blob(), keys: [key]})
  }
  if (project === undefined) {
    throw new Error('Say where content comes from: the attribute “project”, or “bundle” and “key”.')
  }
  return sanitySource({projectId: project, dataset, ...(apiHost === undefined ? {} : {apiHost})})
}
