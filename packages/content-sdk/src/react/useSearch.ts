import type {DocumentType} from '@jakamy/schemas'

import type {ContentDocument} from '../contentDocument.ts'
import type {Found} from '../options.ts'
import type {SearchHit, SearchOptions} from '../search.ts'
import {useAnswer} from './useAnswer.ts'

/**
 * Documents whose approved words contain these, best first; see {@link useAnswer}. While somebody
 * types, give it `useDeferredValue(words)`: the last hits then stay until the next are there.
 * @throws Error when there is no provider
 */
export function useSearch<N extends DocumentType>(
  words: string,
  options: Pick<SearchOptions<N>, 'type' | 'locale' | 'limit' | 'offset'>,
): Found<SearchHit<{[T in N]: ContentDocument<T>}[N]>> {
  return useAnswer(`search ${JSON.stringify([words, options])}`, (content) =>
    content.search(words, options),
  )
}
