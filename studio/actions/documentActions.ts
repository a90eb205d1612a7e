import type {DocumentActionComponent, DocumentActionsContext} from 'sanity'

import {languages} from '../languages.ts'
import {isReviewed} from '../review/isReviewed.ts'
import {approveAction} from './approveAction.tsx'
import {publishAction} from './publishAction.tsx'

const approveActions = languages.map(approveAction)
const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/** Adds Approve to the actions of documents that are approved, and tells on Publish what readers see. */
export function documentActions(
  actions: DocumentActionComponent[],
  {schemaType, versionType}: DocumentActionsContext,
): DocumentActionComponent[] {
  if (!isReviewed(schemaType) || versionType === 'published' || versionType === 'revision')
    return actions
  const [publish, ...others] = actions.map((action) =>
    action.action === 'publish' ? wrap(action) : action,
  )
  return [...(publish ? [publish] : []), ...approveActions, ...others]
}

/** One wrapper per action: a new one at every render would lose its state. */
function wrap(action: DocumentActionComponent): DocumentActionComponent {
  const known = wrapped.get(action) ?? publishAction(action)
  wrapped.set(action, known)
  return known
}
