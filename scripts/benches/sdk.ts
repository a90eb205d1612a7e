import {createContent, type Source} from '@jakamy/content-sdk'
import {compile} from '@jakamy/content-sdk/compile'
import {approve} from '@jakamy/policy'
import {documents, type StoredDocument} from '@jakamy/schemas'

import {seedDocuments} from '../seed.ts'
import type {Pair} from './compare.ts'

/** A source that parses the same bytes at every read, as a network client does. */
function bytesSource(bytes: string): Source {
  return {name: 'bytes', drafts: false, read: async () => JSON.parse(bytes)}
}

/** The approved coronary stent page with all it includes, as a lake would send it. */
function approvedSnapshot(): string {
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
  return JSON.stringify({
    documents: [{...page, approvals: [result.approval]}],
    references: included,
    withdrawals: [],
    asOf: '2026-02-01T00:00:00Z',
  })
}

/** P1 and P2: reading the approved page, again and for the first time. */
export async function sdkPairs(): Promise<Pair[]> {
  const bytes = approvedSnapshot()
  const now = () => new Date('2026-02-01T00:00:00Z')
  const kept = createContent({
    source: bytesSource(bytes),
    locale: 'en',
    freshFor: Number.POSITIVE_INFINITY,
    now,
  })
  const first = createContent({source: bytesSource(bytes), locale: 'en', freshFor: 0, now, compile})
  const page = await first.get('procedure', 'coronary-stent')
  if (page.units.risks.status !== 'ok') throw new Error('The page to measure is not approved.')
  const reference = () => JSON.parse(bytes)
  const against = `JSON.parse of the same ${(bytes.length / 1024).toFixed(0)} kB`
  return [
    {
      goal: 'P1',
      what: 'SDK: the same page again',
      against,
      reference,
      candidate: () => kept.get('procedure', 'coronary-stent'),
      mustHold: {faster: 1000},
    },
    {
      goal: 'P2',
      what: 'SDK: a page from its bytes, validated and gated',
      against,
      reference,
      candidate: () => first.get('procedure', 'coronary-stent'),
      mustHold: {atMost: 1.6},
    },
  ]
}
