import {createContent, type ContentDocument, type Source} from '@jakamy/content-sdk'

import {openSource} from './openSource.ts'
import type {Settings} from './settings.ts'

/** The documents that elements show. */
export type ShownType = 'procedure' | 'insuranceGuide' | 'clinic'

/** What is known about a document: nothing yet, the newest answer, or that asking failed. */
export interface Told {
  /** Why the last attempt failed, if it did. */
  error?: unknown
  /** The last answer; `document` is absent when there is no such document. */
  answer?: {document?: ContentDocument<ShownType>; source: Source}
}

interface Followed {
  told: Told | undefined
  listeners: Set<(told: Told) => void>
  end: () => void
}

const sources = new Map<string, Promise<Source>>()
const followed = new Map<string, Followed>()

/** Milliseconds until a source that could not be opened is tried again. */
const patience = 5_000

/**
 * Follows a document. Elements that follow the same one share a client and a request.
 * @returns ends it
 */
export function follow(
  settings: Settings,
  type: ShownType,
  slug: string,
  listener: (told: Told) => void,
): () => void {
  const name = nameOf(settings, type, slug)
  const one = followed.get(name) ?? start(settings, type, slug)
  followed.set(name, one)
  one.listeners.add(listener)
  if (one.told) listener(one.told)
  return () => {
    one.listeners.delete(listener)
    if (one.listeners.size > 0 || followed.get(name) !== one) return
    followed.delete(name)
    one.end()
  }
}

function start(settings: Settings, type: ShownType, slug: string): Followed {
  const ended = new AbortController()
  const one: Followed = {told: undefined, listeners: new Set(), end: () => ended.abort()}
  const tell = (told: Told) => {
    one.told = told
    for (const listener of one.listeners) listener(told)
  }
  const failed = (error: unknown) => {
    if (ended.signal.aborted) return
    tell({...one.told, error: error ?? new Error('Unknown failure.')})
  }
  const open = async () => {
    try {
      const source = await opened(settings)
      const {locale = 'en', clinic} = settings
      const content = createContent({
        source,
        locale,
        channel: 'web',
        ...(clinic === undefined ? {} : {clinic}),
      })
      const key = slug === clinic ? {id: slug} : slug
      const next = (document: ContentDocument<ShownType> | undefined) =>
        tell({answer: {source, ...(document ? {document} : {})}})
      content.subscribe(type, key, next, {signal: ended.signal, onError: failed})
    } catch (error) {
      failed(error)
      const timer = setTimeout(() => void open(), patience)
      ended.signal.addEventListener('abort', () => clearTimeout(timer))
    }
  }
  void open()
  return one
}

/** One source per place, also for several languages and documents. */
function opened(settings: Settings): Promise<Source> {
  const {locale: _locale, clinic: _clinic, ...place} = settings
  const name = nameOf(place)
  const kept = sources.get(name)
  if (kept) return kept
  const source = openSource(settings)
  sources.set(name, source)
  source.catch(() => sources.delete(name))
  return source
}

/** One text for the same settings, in whatever order they were given. */
function nameOf(settings: Settings, ...rest: readonly string[]): string {
  const {project, dataset, apiHost, bundle, key, locale, clinic} = settings
  return [project, dataset, apiHost, bundle, key, locale, clinic, ...rest].join('\n')
}
