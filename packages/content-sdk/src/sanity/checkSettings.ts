import {ContentError} from '../errors.ts'

/** The API version that all queries are written for: the first with `published` as its default. */
export const oldestApiVersion = '2025-02-19'

/** What a lake is asked with. */
export interface Settings {
  name: string
  apiVersion: unknown
  perspective: unknown
  hasToken: boolean
  apiHost: string | undefined
}

/**
 * Refuses what cannot be safe, before anything is asked.
 * @throws ContentError `INVALID_OPTIONS` that names the option and what to do
 */
export function checkSettings({name, apiVersion, perspective, hasToken, apiHost}: Settings): void {
  if (perspective !== 'published' && perspective !== 'drafts') {
    throw invalid(
      'perspective',
      `${name} must be read as “published”, or as “drafts” for a preview. Without a perspective, or with “raw”, drafts could pass for published words.`,
    )
  }
  if (
    typeof apiVersion !== 'string' ||
    !/^v?\d{4}-\d{2}-\d{2}$/.test(apiVersion) ||
    Number.isNaN(Date.parse(apiVersion.replace('v', ''))) ||
    apiVersion.replace('v', '') < oldestApiVersion
  ) {
    throw invalid(
      'apiVersion',
      `Ask ${name} with a dated API version of ${oldestApiVersion} or later: older ones mix drafts in by default. Leave “apiVersion” out for the one this package is written for.`,
    )
  }
  if (perspective === 'drafts' && !hasToken) {
    throw invalid('token', `To read the drafts of ${name}, give a token with the right to read.`)
  }
  if (hasToken && ('window' in globalThis || 'document' in globalThis)) {
    throw invalid(
      'token',
      'A token in a browser can be read by everyone. Read on a server and send the result.',
    )
  }
  if (apiHost !== undefined) checkHost(apiHost, hasToken)
}

function checkHost(apiHost: string, hasToken: boolean): void {
  const url = URL.parse(apiHost)
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw invalid(
      'apiHost',
      'Write “apiHost” like https://lake.example.org or http://localhost:4000.',
    )
  }
  if (hasToken && url.protocol === 'http:' && !isLocal(url.hostname)) {
    throw invalid(
      'apiHost',
      `Over http, everyone on the way to ${url.hostname} could read the token. Use https.`,
    )
  }
}

function isLocal(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(host)
  )
}

/** An error about one option of a source. */
export function invalid(option: string, message: string, cause?: unknown): ContentError {
  return new ContentError('INVALID_OPTIONS', message, {option}, cause === undefined ? {} : {cause})
}
