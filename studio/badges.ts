import type {ApprovalState} from '@jakamy/policy'
import {useMemo} from 'react'
import type {DocumentBadgeComponent, DocumentBadgeDescription} from 'sanity'

import {languages, type Language} from './languages.ts'
import {standing, stateWords} from './review/standing.ts'
import {useReview} from './review/useReview.ts'

/** Where each language of the open document stands, e.g. “EN approved”. */
export const approvalBadges = languages.map(approvalBadge)

function approvalBadge({id, title}: Language): DocumentBadgeComponent {
  return function ApprovalBadge({version, draft, published}) {
    const review = useReview(version ?? draft ?? published)
    const resolved = review?.ready ? review.resolved : undefined
    const state = useMemo(() => resolved && standing(resolved, id), [resolved])
    if (!state) return null
    return {
      label: `${id.toUpperCase()} ${stateWords[state]}`,
      title: `${title}: ${stateWords[state]}`,
      color: colourOf(state),
    }
  }
}

function colourOf(state: ApprovalState): DocumentBadgeDescription['color'] {
  switch (state) {
    case 'current':
      return 'success'
    case 'missing':
      return 'primary'
    case 'withdrawn':
    case 'expired':
    case 'broken':
      return 'danger'
    default:
      return 'warning'
  }
}
