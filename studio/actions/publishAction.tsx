import {permit} from '@jakamy/policy'
import type {DocumentActionComponent} from 'sanity'

import {languages} from '../languages.ts'
import {useMessage} from '../review/useMessage.ts'
import {useWorkflow} from '../review/useWorkflow.ts'
import {ReaderNotice} from './ReaderNotice.tsx'

/**
 * Sanity's own publish action, for publishers, which also tells what readers will see of each
 * language. What is not approved is published and withheld from readers.
 * @param publish the action to wrap
 */
export function publishAction(publish: DocumentActionComponent): DocumentActionComponent {
  const Publish: DocumentActionComponent = (props) => {
    const description = publish(props)
    const workflow = useWorkflow(props)
    const tell = useMessage()
    if (!description || description.disabled || description.title || !workflow?.ready)
      return description
    const {review, actor, standingOf} = workflow
    const [source] = languages
    if (!source) return description
    const {definition} = review.resolved
    const leave = permit('publish', {definition, standing: standingOf(source.id), actor})
    if (leave.status === 'refused')
      return {...description, disabled: true, title: leave.reasons.map(tell).join(' ')}
    return {...description, title: <ReaderNotice workflow={workflow} />}
  }
  Publish.action = publish.action ?? 'publish'
  Publish.displayName = publish.displayName ?? 'Publish'
  return Publish
}
