import {createContent, type ContentDocument} from '@jakamy/content-sdk'
import {renderHtml} from '@jakamy/content-sdk/channels/html'

import {nameOf, type Follow, type ShownType, type Told} from '../reading.ts'
import type {Settings} from '../settings.ts'
import {openSource, type Opened} from './openSource.ts'

const sources = new Map<string, Promise<Opened>>()

/** Milliseconds until a source that could not be opened is tried again. */
const patience = 5_000
/** Milliseconds between two looks at a source: so long a failure may have been unnoticed. */
const every = 60_000

/** Follows a document of a lake or a bundle, and judges here what may be shown of it. */
export const followSource: Follow = (settings, {type, key, headingLevel}, listener) => {
  const {locale = 'en', clinic, maxAge = 1440} = settings
  const ended = new AbortController()
  let told: Told = {}
  let tooOld: ReturnType<typeof setTimeout> | undefined
  const tell = (next: Told) => {
    told = next
    listener(told)
  }
  const failed = (error: unknown) => {
    if (ended.signal.aborted) return
    tell({...told, error: error ?? new Error('Unknown failure.')})
    tooOld ??= setTimeout(
      () => {
        // What was withdrawn does not come back; words nobody can vouch for any more go.
        if (told.answer?.status === 'ok') tell({error: told.error})
      },
      maxAge * 60_000 - every,
    )
  }
  const open = async () => {
    try {
      const {source, picture} = await opened(settings)
      const content = createContent({
        source,
        locale,
        channel: 'web',
        ...(clinic === undefined ? {} : {clinic}),
      })
      const next = async (document: ContentDocument<ShownType> | undefined) => {
        const html = document && (await rendered(document, headingLevel, picture))
        clearTimeout(tooOld)
        tooOld = undefined
        const confirmed = new Date().toISOString()
        tell({answer: html === undefined ? {status: 'missing'} : {status: 'ok', html}, confirmed})
      }
      const found = key === clinic ? {id: key} : key
      content.subscribe(type, found, next, {signal: ended.signal, onError: failed, every})
    } catch (error) {
      failed(error)
      const timer = setTimeout(() => void open(), patience)
      ended.signal.addEventListener('abort', () => clearTimeout(timer))
    }
  }
  void open()
  return () => {
    clearTimeout(tooOld)
    ended.abort()
  }
}

/** The document as HTML; the addresses of its pictures may take a while, so they are asked for first. */
async function rendered(
  document: ContentDocument<ShownType>,
  headingLevel: number,
  picture: Opened['picture'],
): Promise<string> {
  const wanted = new Set<string>()
  renderHtml(document, {assetUrl: (id) => void wanted.add(id)})
  const found = await Promise.all([...wanted].map(async (id) => [id, await picture(id)] as const))
  const addresses = new Map(found)
  return renderHtml(document, {headingLevel, assetUrl: (id) => addresses.get(id)})
}

/** One source per place, also for several languages and documents. */
function opened(settings: Settings): Promise<Opened> {
  const {locale: _locale, clinic: _clinic, maxAge: _maxAge, ...place} = settings
  const name = nameOf(place)
  const kept = sources.get(name)
  if (kept) return kept
  const source = openSource(settings)
  sources.set(name, source)
  source.catch(() => sources.delete(name))
  return source
}
