import {documents} from '@jakamy/schemas'
import type {DocumentActionComponent, DocumentActionsContext} from 'sanity'

import {languages} from '../languages.ts'
import {isReviewed} from '../review/isReviewed.ts'
import {approveAction} from './approveAction.tsx'
import {liftAction} from './liftAction.tsx'
import {publishAction} from './publishAction.tsx'
import {requestChangesAction} from './requestChangesAction.tsx'
import {submitAction} from './submitAction.tsx'
import {withdrawAction} from './withdrawAction.tsx'

const reviewActions = [
  ...languages.map(submitAction),
  ...languages.map(requestChangesAction),
  ...languages.map(approveAction),
  withdrawAction,
  liftAction,
]
const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/** What would end a withdrawal without anybody approving anew what it hid. */
const endsWithdrawal = new Set<string | undefined>(['delete', 'unpublish'])

/**
 * Adds the steps of a review to the actions of documents that are approved, and tells on Publish what
 * readers see. A withdrawal is lifted, never deleted.
 */
export function documentActions(
  actions: DocumentActionComponent[],
  {schemaType, versionType}: DocumentActionsContext,
): DocumentActionComponent[] {
  if (schemaType === documents.withdrawal.name)
    return actions.filter(({action}) => !endsWithdrawal.has(action))
  if (!isReviewed(schemaType) || versionType === 'published' || versionType === 'revision')
    return actions
  const [publish, ...others] = actions.map((action) =>
    action.action === 'publish' ? wrap(action) : action,
  )
  return [...(publish ? [publish] : []), ...reviewActions, ...others]
}

/** One wrapper per action: a new one at every render would lose its state. */
function wrap(action: DocumentActionComponent): DocumentActionComponent {
  const known = wrapped.get(action) ?? publishAction(action)
  wrapped.set(action, known)
  return known
}
