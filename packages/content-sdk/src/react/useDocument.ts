import type {DocumentType} from '@jakamy/schemas'

import type {ContentDocument} from '../contentDocument.ts'
import type {Key} from '../options.ts'
import {useAnswer} from './useAnswer.ts'

/**
 * The document with this slug (in any language) or id, or `undefined`; see {@link useAnswer}.
 * @throws Error when there is no provider
 */
export function useDocument<N extends DocumentType>(
  type: N,
  key: Key,
  options: {locale?: string} = {},
): ContentDocument<N> | undefined {
  return useAnswer(`document ${JSON.stringify([type, key, options])}`, (content) =>
    content.find(type, key, options),
  )
}
