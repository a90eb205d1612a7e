import {approve} from '@jakamy/policy'
import {documents, type StoredDocument} from '@jakamy/schemas'

import {seedDocuments} from '../seed.ts'

/** The coronary stent page, approved in English, and all it includes. */
export function approvedPage() {
  const seed = new Map(seedDocuments().map((document) => [document._id, document]))
  // The content tests prove that every seed document is valid.
  const page = seed.get('procedure-coronary-stent') as unknown as StoredDocument<'procedure'>
  const references = new Map([...seed].map(([id, document]) => [id, {...document}]))
  const result = approve({
    definition: documents.procedure,
    definitions: documents,
    document: page,
    references,
    locale: 'en',
    reviewer: 'bench',
    reviewerLabel: 'bench',
    reviewedOn: '2026-01-01',
    nextReviewDue: '2028-01-01',
    waiverReason: 'bench',
  })
  if (result.status === 'refused') throw new Error(result.reasons.join('\n'))
  const included = [...references.values()].filter(({_type}) =>
    ['risk', 'device', 'treatmentPlan', 'media'].includes(_type),
  )
  return {page: {...page, approvals: [result.approval]}, included}
}

/** A moment at which the approval holds. */
export const approvedAt = () => new Date('2026-02-01T00:00:00Z')
