import type {DocumentType} from '@jakamy/schemas'

import type {ContentDocument} from '../contentDocument.ts'
import type {Found, Key, Page} from '../options.ts'
import {useAnswer} from './useAnswer.ts'

/**
 * Documents of another type that a document refers to, or that refer to it, at most 100 at a time; see
 * {@link useAnswer}. Where there is no document to start from, the error boundary gets `NOT_FOUND`.
 * @throws Error when there is no provider
 */
export function useRelated<N extends DocumentType, M extends DocumentType>(
  type: N,
  key: Key,
  to: M,
  options: Page & {locale?: string} = {},
): Found<ContentDocument<M>> {
  return useAnswer(`related ${JSON.stringify([type, key, to, options])}`, (content) =>
    content.related(type, key, to, options),
  )
}
