import type {DocumentActionComponent} from 'sanity'

import {useReview} from '../review/useReview.ts'
import {ReaderNotice} from './ReaderNotice.tsx'

/**
 * Sanity's own publish action, which also tells what readers will see of each language. It does not
 * stand in the way: what is not approved is published and withheld from readers.
 * @param publish the action to wrap
 */
export function publishAction(publish: DocumentActionComponent): DocumentActionComponent {
  const Publish: DocumentActionComponent = (props) => {
    const description = publish(props)
    const review = useReview(props.version ?? props.draft ?? props.published)
    if (!description || description.disabled || description.title || !review?.ready)
      return description
    return {...description, title: <ReaderNotice review={review} />}
  }
  Publish.action = publish.action ?? 'publish'
  Publish.displayName = publish.displayName ?? 'Publish'
  return Publish
}
