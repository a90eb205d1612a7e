import {createContent, type Source} from '@jakamy/content-sdk'
import {compile} from '@jakamy/content-sdk/compile'

import {approvedAt, approvedPage} from './approvedPage.ts'
import type {Pair} from './compare.ts'

/** A source that parses the same bytes at every read, as a network client does. */
function bytesSource(bytes: string): Source {
  return {name: 'bytes', drafts: false, read: async () => JSON.parse(bytes)}
}

/** The approved coronary stent page with all it includes, as a lake would send it. */
function approvedSnapshot(): string {
  const {page, included} = approvedPage()
  return JSON.stringify({
    documents: [page],
    references: included,
    withdrawals: [],
    asOf: '2026-02-01T00:00:00Z',
  })
}

/** P1 and P2: reading the approved page, again and for the first time. */
export async function sdkPairs(): Promise<Pair[]> {
  const bytes = approvedSnapshot()
  const now = approvedAt
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
