import {createClient, type SanityClient} from '@sanity/client'

import {checkSettings, invalid, oldestApiVersion} from './checkSettings.ts'

/** How to reach a Content Lake, hosted or local. */
export interface SanityConnection {
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
  client?: never
}

/**
 * What a source needs to see of a client of `@sanity/client`. Not that package’s own type: its
 * declarations would cost every consumer seconds to check, and ask for the types of Node.js.
 */
export interface SanityClientLike {
  config: () => {projectId?: string; dataset?: string; apiVersion: string; useCdn: boolean}
  withConfig: (config: {useCdn: boolean}) => SanityClientLike
  fetch: (query: string) => Promise<unknown>
}

/** A client that the application has already, in place of an address of a Content Lake. */
export interface ConfiguredClient extends Partial<
  Record<Exclude<keyof SanityConnection, 'client'>, never>
> {
  /**
   * A client of `@sanity/client` with a perspective (`published`, or `drafts` for a preview) and a
   * dated API version. Its project, token, host, CDN, time limit, proxy and retries are kept. It is
   * copied: what is changed in it later does not reach the source.
   */
  client: SanityClientLike
}

/** A client that was looked at, and the name of what it reads. */
export interface LakeClient {
  name: string
  /** Asks the lake itself, past every CDN. */
  client: SanityClient
}

/**
 * The client that a source asks with: the one given, or one for the address given.
 * @throws ContentError `INVALID_OPTIONS` that names the option and what to do
 */
export function lakeClient(options: SanityConnection | ConfiguredClient): LakeClient {
  if (options?.client === undefined) return clientFor(Object(options))
  const {client, ...others} = options
  const [other] = Object.keys(others)
  if (other !== undefined) {
    throw invalid('client', `Give a client or “${other}”, not both: the client has its own.`)
  }
  return checked(client)
}

function clientFor(options: SanityConnection): LakeClient {
  const {projectId, dataset, apiHost, token, timeout = 10_000} = options
  const {perspective = 'published', apiVersion = oldestApiVersion} = options
  const name = `sanity:${projectId}/${dataset}`
  checkSettings({name, apiVersion, perspective, hasToken: Boolean(token), apiHost})
  if (projectId && !dataset) throw invalid('dataset', 'Give a dataset.')
  try {
    const client = createClient({
      projectId,
      dataset,
      apiVersion,
      perspective,
      useCdn: false,
      timeout,
      // The SDK tries again itself, in one place and for every source alike.
      maxRetries: 0,
      ...(token === undefined ? {} : {token}),
      // A local lake is asked at its own address: most systems cannot resolve <project>.localhost.
      ...(apiHost === undefined ? {} : {apiHost, useProjectHostname: false}),
    })
    return {name, client}
  } catch (error) {
    throw invalid(
      'projectId',
      `${name} cannot be asked: ${error instanceof Error ? error.message : 'its options are refused.'}`,
      error,
    )
  }
}

function checked(given: unknown): LakeClient {
  if (!isClient(given)) {
    throw invalid('client', 'Give “client” what createClient of @sanity/client returns.')
  }
  const config = given.config()
  const {projectId, dataset, apiHost, apiVersion, perspective, headers, timeout} = config
  if (!projectId || !dataset) {
    throw invalid('client', 'The client needs a project and a dataset: content is read from there.')
  }
  const name = `sanity:${projectId}/${dataset}`
  const hasHeader = Object.keys(headers ?? {}).some((key) => /^authorization$/i.test(key))
  const hasToken = hasHeader || Boolean(config.auth ?? config.token)
  checkSettings({name, apiVersion, perspective, hasToken, apiHost})
  // Hidden marks for editing tools have no place in words that people read.
  const client = given.withConfig({useCdn: false, stega: false, timeout: timeout ?? 10_000})
  return {name, client}
}

function isClient(value: unknown): value is SanityClient {
  const calls = ['config', 'withConfig', 'fetch', 'listen']
  return calls.every((name) => typeof Reflect.get(Object(value), name) === 'function')
}
