import type {DocumentLayoutProps} from 'sanity'

import {CommentsKnown} from './CommentsKnown.tsx'
import {useUnsentWarning} from './useUnsentWarning.ts'

/** What a document needs around its form. */
export function DocumentFrame(props: DocumentLayoutProps) {
  useUnsentWarning(props.documentId, props.documentType)
  return <CommentsKnown {...props} />
}
