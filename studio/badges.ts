import type {ReviewState} from '@jakamy/policy'
import {useMemo} from 'react'
import type {DocumentBadgeComponent, DocumentBadgeDescription} from 'sanity'

import {useWords} from './i18n/useWords.ts'
import {languages, type Language} from './languages.ts'
import {standingWords} from './review/standing.ts'
import {useWorkflow} from './review/useWorkflow.ts'

/** Where each language of the open document stands, e.g. “EN approved”. */
export const approvalBadges = languages.map(approvalBadge)

function approvalBadge({id}: Language): DocumentBadgeComponent {
  return function ApprovalBadge(open) {
    const say = useWords()
    const workflow = useWorkflow(open)
    const standing = useMemo(
      () => (workflow?.ready ? workflow.standingOf(id) : undefined),
      [workflow],
    )
    if (!standing) return null
    const words = standingWords(standing, say)
    const due = standing.due === undefined ? '' : `, ${say('state.due', {date: standing.due})}`
    return {
      label: `${id.toUpperCase()} ${words}`,
      title: `${say(`language.${id}`)}: ${words}${due}`,
      color: colours[standing.state],
    }
  }
}

const colours: Readonly<Record<ReviewState, NonNullable<DocumentBadgeDescription['color']>>> = {
  missing: 'primary',
  inReview: 'primary',
  draft: 'warning',
  changesRequested: 'warning',
  dueSoon: 'warning',
  overdue: 'warning',
  stale: 'warning',
  approved: 'success',
  published: 'success',
  expired: 'danger',
  withdrawn: 'danger',
}
