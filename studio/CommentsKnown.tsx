import {LoadingBlock, useCommentsEnabled, useFeatureEnabled, type DocumentLayoutProps} from 'sanity'

/**
 * Opens a document once it is known whether there are comments. The Studio builds a form anew with
 * the answer: what was typed by then would be gone.
 */
export function CommentsKnown(props: DocumentLayoutProps) {
  const {mode} = useCommentsEnabled()
  const {error} = useFeatureEnabled('studioComments')
  return mode === null && !error ? <LoadingBlock /> : props.renderDefault(props)
}
