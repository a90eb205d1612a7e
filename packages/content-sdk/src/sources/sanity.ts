import {createClient, type ClientPerspective} from '@sanity/client'

import {ContentError} from '../errors.ts'
import type {Query, Snapshot, Source} from '../source.ts'

/** How to reach a Content Lake, hosted or local. */
export interface SanitySourceOptions {
  projectId: string
  dataset: string
  /** Where a local Content Lake listens, e.g. `http://localhost:4000`. Leave out for the hosted one. */
  apiHost?: string
  /** Read from Sanity's CDN: faster, and a few seconds behind. Default false. Only for the hosted lake. */
  useCdn?: boolean
  /** `drafts` is for previews and needs a token. Default `published`. */
  perspective?: 'published' | 'drafts'
  /** A token with the right to read. Never in a browser. */
  token?: string
  /** Milliseconds until a read counts as failed. Default 10,000. */
  timeout?: number
}

/** The dated API version that all queries are written for. */
const apiVersion = '2025-02-19'

/**
 * A source that reads a Sanity Content Lake with `@sanity/client`.
 * @throws ContentError `INVALID_OPTIONS` for drafts without a token, or a token in a browser
 */
export function sanitySource(options: SanitySourceOptions): Source {
  const {
    projectId,
    dataset,
    apiHost,
    useCdn = false,
    perspective = 'published',
    token,
    timeout = 10_000,
  } = options
  const name = `sanity:${projectId}/${dataset}`
  const drafts = perspective === 'drafts'
  if (drafts && !token)
    throw invalid('token', `To read the drafts of ${name}, give a token with the right to read.`)
  if (token && 'document' in globalThis) {
    throw invalid(
      'token',
      'A token in a browser can be read by everyone. Read on a server and send the result.',
    )
  }
  const client = createClient({
    projectId,
    dataset,
    apiVersion,
    perspective: perspective satisfies ClientPerspective,
    useCdn: useCdn && !drafts && apiHost === undefined,
    timeout,
    maxRetries: 2,
    ...(token === undefined ? {} : {token}),
    // A local lake is asked at its own address: most systems cannot resolve <project>.localhost.
    ...(apiHost === undefined ? {} : {apiHost, useProjectHostname: false}),
  })
  return {
    name,
    drafts,
    read: async (query, signal) => {
      const {groq, params} = toGroq(query)
      try {
        const answer: unknown = await client.fetch(groq, params, signal ? {signal} : {})
        return snapshotOf(answer, name)
      } catch (error) {
        throw toContentError(error, name)
      }
    },
  }
}

/** Writes a query as GROQ. Values travel as parameters and never become part of the text. */
export function toGroq({type, match, includes}: Query): {
  groq: string
  params: Record<string, unknown>
} {
  const filter = {
    id: '_type == $type && _id == $id',
    slug: '_type == $type && $slug in slug[].value',
    all: '_type == $type',
  }[match.by]
  const slice = match.by === 'all' ? '[$from...$to]' : '[0...1]'
  const included = includes.map((path) => (path.includes('[]') ? `...${path}` : path))
  const groq = `{
  "found": *[${filter}] | order(_id asc) ${slice} {
    "document": @,
    "references": array::compact([${included.join(', ')}])
  },
  "withdrawals": *[_type == "withdrawal"],
  "asOf": now()
}`
  const {by, ...values} = match
  const params = by === 'all' ? {from: match.offset, to: match.offset + match.limit} : values
  return {groq, params: {type, ...params}}
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
  }
}

/** One clear error for each way a lake can fail; the client's own error stays as its cause. */
function toContentError(error: unknown, source: string): ContentError {
  if (error instanceof ContentError) return error
  const cause = {cause: error}
  const status =
    isRecord(error) && typeof error.statusCode === 'number' ? error.statusCode : undefined
  if (error instanceof Error && error.name === 'AbortError') {
    return new ContentError('ABORTED', `Reading ${source} was aborted.`, {source}, cause)
  }
  if (status === undefined) {
    return new ContentError(
      'SOURCE_UNREACHABLE',
      `${source} does not answer. Check that the Content Lake runs and that its address is right.`,
      {source},
      cause,
    )
  }
  if (status === 401 || status === 403) {
    return new ContentError(
      'SOURCE_REFUSED',
      `${source} refused to answer (${status}). Check the token and its rights.`,
      {source, status},
      cause,
    )
  }
  return new ContentError(
    'SOURCE_BROKEN',
    `${source} answered with the error ${status}. Try again; if it stays, look into the lake’s log.`,
    {source, status},
    cause,
  )
}

function invalid(option: string, message: string): ContentError {
  return new ContentError('INVALID_OPTIONS', message, {option})
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
