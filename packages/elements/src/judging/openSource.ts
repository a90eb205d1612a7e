import type {Source} from '@jakamy/content-sdk'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'

import {addressOf} from '../origins.ts'
import type {Settings} from '../settings.ts'

/** A source, and where its pictures are. */
export interface Opened {
  source: Source
  /** The address of a stored picture. */
  picture: (assetId: string) => Promise<string | undefined>
}

/** Pixels: as wide as a text column on a sharp screen. */
const pictureWidth = 1280

/**
 * Opens what the settings name. A relative address counts from the page, whatever its `<base>` says.
 * @throws ContentError or Error that says which attribute is missing or wrong
 */
export async function openSource(settings: Settings): Promise<Opened> {
  const {bundle, key, withdrawals, project, dataset = 'production', apiHost} = settings
  if (bundle !== undefined) {
    if (key === undefined)
      throw new Error('A bundle needs the attribute “key”: who must have signed it.')
    const source = await bundleSource({
      blob: await (await load(bundle)).blob(),
      keys: [key],
      ...(withdrawals === undefined
        ? {}
        : {withdrawals: async () => new Uint8Array(await (await load(withdrawals)).arrayBuffer())}),
    })
    return {source, picture: source.assetUrl}
  }
  if (project === undefined) {
    throw new Error('Say where content comes from: the attribute “project”, or “bundle” and “key”.')
  }
  addressOf(apiHost ?? `https://${project}.api.sanity.io`)
  const source = sanitySource({
    projectId: project,
    dataset,
    ...(apiHost === undefined ? {} : {apiHost}),
  })
  return {
    source,
    picture: async (id) => source.imageUrl?.({asset: {_ref: id}}, pictureWidth),
  }
}

async function load(address: string): Promise<Response> {
  const answer = await fetch(addressOf(address), {credentials: 'omit', cache: 'no-cache'})
  if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}.`)
  return answer
}
