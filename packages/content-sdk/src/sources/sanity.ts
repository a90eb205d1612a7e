import {createImageUrlBuilder} from '@sanity/image-url'

import {ContentError} from '../errors.ts'
import {isRecord} from '../isRecord.ts'
import {placeholdersOf} from '../placeholders.ts'
import {lakeClient, type ConfiguredClient, type SanityConnection} from '../sanity/lakeClient.ts'
import {toContentError} from '../sanity/toContentError.ts'
import {toGroq, withdrawalsGroq} from '../sanity/toGroq.ts'
import {watchLake} from '../sanity/watchLake.ts'
import type {Snapshot, Source, StoredImage} from '../source.ts'

export type {ConfiguredClient, SanityClientLike, SanityConnection} from '../sanity/lakeClient.ts'

/** A Content Lake to read: its address, or a client that the application has already. */
export type SanitySourceOptions = SanityConnection | ConfiguredClient

/**
 * A source that reads a Sanity Content Lake with `@sanity/client`.
 * @throws ContentError `INVALID_OPTIONS` for drafts without a token, a token in a browser or sent over
 * http, a perspective that mixes drafts in, an API version that does
 */
export function sanitySource(options: SanitySourceOptions): Source {
  const {name, client} = lakeClient(options)
  const {perspective, isDefaultApi} = client.config()
  const drafts = perspective === 'drafts'
  const useCdn = options.client ? options.client.config().useCdn : options.useCdn
  const cdn = useCdn && !drafts && isDefaultApi ? client.withConfig({useCdn: true}) : undefined
  const pictures = createImageUrlBuilder(client)
  return {
    name,
    drafts,
    read: async (query, signal) => {
      const request = {...uncached, ...(signal ? {signal} : {})}
      const {groq, params} = toGroq(query, {withdrawals: cdn === undefined})
      try {
        if (!cdn) return snapshotOf(await client.fetch<unknown>(groq, params, request), name)
        const [content, notices] = await Promise.all([
          cdn.fetch<unknown>(groq, params, request),
          client.fetch<unknown>(withdrawalsGroq, {}, request),
        ])
        return snapshotOf({...Object(content), ...Object(notices)}, name)
      } catch (error) {
        throw signal?.aborted ? aborted(name, error) : toContentError(error, name)
      }
    },
    watch: (types, onChange) => watchLake(client, types, onChange),
    imageUrl: (image, width) => imageUrl(pictures, image, width),
  }
}

/** Tells frameworks that cache `fetch` not to: a kept answer would not know of a withdrawal. */
const uncached: object = knowsCaches() ? {cache: 'no-store'} : {}

/** Some runtimes for workers refuse any word about caches; they keep nothing by themselves. */
function knowsCaches(): boolean {
  try {
    return new Request('https://localhost', {cache: 'no-store'}).cache === 'no-store'
  } catch {
    return false
  }
}

function imageUrl(
  pictures: ReturnType<typeof createImageUrlBuilder>,
  {asset, crop, hotspot}: StoredImage,
  width?: number,
): string | undefined {
  if (!/^image-[0-9A-Za-z]+-\d+x\d+-[0-9a-z]+$/.test(asset?._ref ?? '')) return undefined
  const builder = pictures
    .image({asset, ...(crop ? {crop} : {}), ...(hotspot ? {hotspot} : {})})
    .auto('format')
    .fit('max')
  return (width === undefined ? builder : builder.width(width)).url()
}

function snapshotOf(answer: unknown, source: string): Snapshot {
  if (!isRecord(answer) || !Array.isArray(answer.found) || !Array.isArray(answer.withdrawals)) {
    throw new ContentError(
      'SOURCE_BROKEN',
      `${source} answered with something that is not content. Check that the address is a Sanity Content Lake.`,
      {source},
    )
  }
  const found = answer.found.filter(isRecord)
  return {
    documents: found.map((entry) => entry.document),
    references: found.flatMap((entry) => (Array.isArray(entry.references) ? entry.references : [])),
    withdrawals: answer.withdrawals,
    asOf: typeof answer.asOf === 'string' ? answer.asOf : new Date().toISOString(),
    ...(typeof answer.total === 'number' ? {total: answer.total} : {}),
    placeholders: placeholdersOf(
      found.flatMap(({assets}) => (Array.isArray(assets) ? assets : [])),
    ),
  }
}

function aborted(source: string, cause: unknown): ContentError {
  return new ContentError('ABORTED', `Reading ${source} was aborted.`, {source}, {cause})
}
