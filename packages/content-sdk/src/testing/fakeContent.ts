import {createContent, type Content, type ContentOptions} from '../createContent.ts'
import {createPreview, type ContentPreview} from '../createPreview.ts'
import type {ContentError} from '../errors.ts'
import type {Source} from '../source.ts'
import {memorySource, type MemoryDocument} from '../sources/memory.ts'
import {fixture, fixtureStates, fixtureTime} from './fixture.ts'

/** How a fake is set up: like a client, without a source. */
export interface FakeOptions extends Partial<Omit<ContentOptions, 'source' | 'review'>> {
  /** What it holds. Default: one fixture of every state. */
  documents?: readonly MemoryDocument[]
}

/** A client over documents in memory, and what a test does to it. */
export interface Fake {
  /** The real client, with the real rules. */
  content: Content
  /** The real preview of the same documents. */
  preview: ContentPreview
  /** Puts other documents in their place; whoever subscribed is told. */
  replace: (documents: readonly MemoryDocument[]) => void
  /** Lets every read fail with an error, until it is called without one. */
  fail: (error?: ContentError) => void
}

/**
 * A client for tests of your own code: documents in memory behind the same validation, approvals,
 * languages and withdrawals as in production. Nothing is kept, and the clock stands at
 * {@link fixtureTime} unless you say otherwise.
 */
export function fakeContent(given?: FakeOptions): Fake {
  const {documents, ...options} = given ?? {}
  let source = memorySource(documents ?? fixtureStates.flatMap((state) => fixture(state).documents))
  let failure: ContentError | undefined
  const listeners = new Set<() => void>()
  const fake: Source = {
    name: 'fake',
    drafts: false,
    read: async (query) => {
      if (failure) throw failure
      return {...(await source.read(query)), asOf: fixtureTime.toISOString()}
    },
    watch: (_types, onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
  const client = {
    locale: 'en',
    freshFor: 0,
    retry: {times: 0},
    now: () => fixtureTime,
    ...options,
  }
  return {
    content: createContent({...client, source: fake}),
    preview: createPreview({...client, source: {...fake, drafts: true}}),
    replace: (next) => {
      source = memorySource(next)
      for (const tell of listeners) tell()
    },
    fail: (error) => {
      failure = error
      for (const tell of listeners) tell()
    },
  }
}
