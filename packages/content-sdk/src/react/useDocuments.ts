import type {DocumentType} from '@jakamy/schemas'

import type {ContentDocument} from '../contentDocument.ts'
import type {Found, Page} from '../options.ts'
import {useAnswer} from './useAnswer.ts'

/**
 * All documents of a type, at most 100 at a time; see {@link useAnswer}.
 * @throws Error when there is no provider
 */
export function useDocuments<N extends DocumentType>(
  type: N,
  options: Page & {locale?: string} = {},
): Found<ContentDocument<N>> {
  return useAnswer(`documents ${JSON.stringify([type, options])}`, (content) =>
    content.list(type, options),
  )
}
