import {createClient, type SanityClient} from '@sanity/client'
import {createImageUrlBuilder} from '@sanity/image-url'

import {ContentError} from '../errors.ts'
import {isRecord} from '../isRecord.ts'
import {placeholdersOf} from '../placeholders.ts'
import {checkSettings, invalid, oldestApiVersion} from '../sanity/checkSettings.ts'
import {toContentError} from '../sanity/toContentError.ts'
import {toGroq, withdrawalsGroq} from '../sanity/toGroq.ts'
import {watchLake} from '../sanity/watchLake.ts'
import type {Snapshot, Source, StoredImage} from '../source.ts'

/** How to reach a Content Lake, hosted or local. */
export interface SanitySourceOptions {
  projectId: string
  dataset: string
  /** Where a local Content Lake listens, e.g. `http://localhost:4000`. Leave out for the hosted one. */
  apiHost?: string
  /**
   * Read from Sanity's CDN: faster, and a few seconds behind. Withdrawals are always asked for
   * directly. Default false. Only for the hosted lake.
   */
  useCdn?: boolean
  /** `drafts` is for previews and needs a token. Default `published`. */
  perspective?: 'published' | 'drafts'
  /** A token with the right to read. Never in a browser. */
  token?: string
  /** The dated API version, 2025-02-19 or later. Default: the one the queries are written for. */
  apiVersion?: string
  /** Milliseconds until a request counts as failed. Default 10,000. */
  timeout?: number
}

/**
 * A source that reads a Sanity Content Lake with `@sanity/client`.
 * @throws ContentError `INVALID_OPTIONS` for drafts without a token, a token in a browser or sent over
 * http, a perspective that mixes drafts in, an API version that does
 */
export function sanitySource(options: SanitySourceOptions): Source {
  const {projectId, dataset, apiHost, perspective = 'published', token} = options
  const {apiVersion = oldestApiVersion} = options
  const name = `sanity:${projectId}/${dataset}`
  checkSettings({name, apiVersion, perspective, token, apiHost})
  const drafts = perspective === 'drafts'
  const client = clientFor({...options, perspective, apiVersion}, name)
  const cdn =
    options.useCdn && !drafts && apiHost === undefined
      ? client.withConfig({useCdn: true})
      : undefined
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
    imageUrl: (image, width) => imageUrl(options, image, width),
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

function clientFor(
  {
    projectId,
    dataset,
    apiHost,
    token,
    timeout = 10_000,
    perspective,
    apiVersion,
  }: SanitySourceOptions,
  name: string,
): SanityClient {
  const settings = {
    projectId,
    dataset,
    ...(apiVersion === undefined ? {} : {apiVersion}),
    ...(perspective === undefined ? {} : {perspective}),
    useCdn: false,
    timeout,
    // The SDK tries again itself, in one place and for every source alike.
    maxRetries: 0,
    ...(token === undefined ? {} : {token}),
    // A local lake is asked at its own address: most systems cannot resolve <project>.localhost.
    ...(apiHost === undefined ? {} : {apiHost, useProjectHostname: false}),
  }
  try {
    return createClient(settings)
  } catch (error) {
    throw invalid(
      'projectId',
      `${name} cannot be asked: ${error instanceof Error ? error.message : 'its options are refused.'}`,
      error,
    )
  }
}

function imageUrl(
  {projectId, dataset, apiHost}: SanitySourceOptions,
  image: StoredImage,
  width?: number,
): string | undefined {
  if (!/^image-[0-9A-Za-z]+-\d+x\d+-[0-9a-z]+$/.test(image.asset?._ref ?? '')) return undefined
  const origin = apiHost === undefined ? {} : {baseUrl: new URL(apiHost).origin}
  const {asset, crop, hotspot} = image
  const builder = createImageUrlBuilder({projectId, dataset, ...origin})
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
