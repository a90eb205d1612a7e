import {ContentError} from '../errors.ts'
import {longestWait} from '../wait.ts'
import {mostMinutes} from './age.ts'
import {understand, type Delivered, type Understood} from './answer.ts'
import {follow, type FollowOptions, type Told} from './follow.ts'

/** How to read a delivery. */
export interface DeliveryReaderOptions {
  /** Address of the delivery, e.g. `https://content.clinic.example`. */
  url: string
  /** The language wanted, e.g. `fr`. Default: that of the delivery. */
  locale?: string
  /** The clinic whose readers ask, by document id. */
  clinic?: string
  /** Where the words will be shown, e.g. `web`. */
  channel?: string
  /** Minutes an answer may be shown without being confirmed, 1 to 1440. Default 1440, a day. */
  maxAge?: number
  /** Milliseconds a request may take. Default 10,000. */
  timeout?: number
}

/** How one text is asked for. */
export interface HtmlRequest {
  /** Level of the title's heading, 1 to 6. Default 1. */
  headingLevel?: number
  signal?: AbortSignal
}

/** Reads what a delivery has released. It judges nothing but age: the delivery has judged the words. */
export interface DeliveryReader {
  /**
   * A text as HTML.
   * @param resource as in the addresses of the delivery, e.g. `procedures`
   * @param key a slug in any language, or an id
   * @throws ContentError `INVALID_OPTIONS`, `SOURCE_UNREACHABLE`, `SOURCE_BROKEN`, `SOURCE_OUTDATED`, `ABORTED`
   */
  html: (resource: string, key: string, request?: HtmlRequest) => Promise<Delivered>
  /**
   * Follows a text: asks again every minute, tells of each change, and takes back what has not been
   * confirmed for `maxAge` or whose approval has ended.
   * @returns ends it
   */
  follow: (
    resource: string,
    key: string,
    listener: (told: Told) => void,
    options?: FollowOptions,
  ) => () => void
}

/** How far the clocks of several servers of one delivery may differ, in milliseconds. */
const clockTolerance = 60_000

/**
 * Makes a reader of a delivery, for pages that count their kilobytes.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function createDeliveryReader(options: DeliveryReaderOptions): DeliveryReader {
  const given: DeliveryReaderOptions = Object(options)
  const {url, maxAge = mostMinutes, timeout = 10_000, locale, clinic, channel} = given
  const isAddress = /^https?:\/\/[^?#]+$/.test(url)
  if (!isAddress)
    throw invalid('url', 'the address of a delivery, e.g. https://content.clinic.example')
  if (!(maxAge >= 1 && maxAge <= mostMinutes))
    throw invalid('maxAge', `1 to ${mostMinutes} minutes`)
  if (!(timeout > 0)) throw invalid('timeout', 'a number of milliseconds')
  for (const [option, value] of Object.entries({locale, clinic, channel})) {
    if (value !== undefined && typeof value !== 'string') throw invalid(option, 'a text')
  }
  let newest = 0

  async function ask(
    resource: string,
    key: string,
    {headingLevel, signal}: HtmlRequest,
    known?: Understood,
  ): Promise<Understood> {
    if (!key || typeof key !== 'string') throw invalid('key', 'a slug or an id')
    const asked = {locale, clinic, channel, 'heading-level': headingLevel}
    const query = Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    )
    const address = `${url.replace(/\/+$/, '')}/v1/${resource}/${encodeURIComponent(key)}/html?${query.join('&')}`
    const stopped = new AbortController()
    const stop = () => stopped.abort()
    const timer = setTimeout(stop, Math.min(longestWait, timeout))
    signal?.addEventListener('abort', stop)
    try {
      const response = await fetch(address, {
        signal: stopped.signal,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        // Kept answers are asked for anew here: a browser’s own would hide how old they are.
        cache: 'no-store',
        ...(known?.etag ? {headers: {'if-none-match': known.etag}} : {}),
      })
      const understood = await understand(response, known, maxAge * 60_000, url)
      if (understood.given < newest - clockTolerance) {
        const message = `${url} gave an answer older than one before. Find out what keeps answers on the way.`
        throw new ContentError('SOURCE_OUTDATED', message, {source: url})
      }
      newest = Math.max(newest, understood.given)
      return understood
    } catch (cause) {
      if (cause instanceof ContentError) throw cause
      const [code, what] = signal?.aborted
        ? (['ABORTED', 'was not waited for'] as const)
        : ([
            'SOURCE_UNREACHABLE',
            'cannot be reached. Check its address, and that it allows this page',
          ] as const)
      throw new ContentError(code, `${url} ${what}.`, {source: url}, {cause})
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
  }

  return {
    html: async (resource, key, request) => (await ask(resource, key, request ?? {})).answer,
    follow: (resource, key, listener, {headingLevel, ...rest} = {}) =>
      follow(
        (known, signal) =>
          ask(resource, key, headingLevel ? {headingLevel, signal} : {signal}, known),
        listener,
        rest,
      ),
  }
}

function invalid(option: string, what: string): ContentError {
  return new ContentError('INVALID_OPTIONS', `“${option}” must be ${what}.`, {option})
}
