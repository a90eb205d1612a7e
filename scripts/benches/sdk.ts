import {createContent, type Source} from '@jakamy/content-sdk'
import {compile} from '@jakamy/content-sdk/compile'

import {approvedAt, approvedPage} from './approvedPage.ts'
import type {Pair} from './compare.ts'

/** A source that parses the same bytes at every read, as a network client does. */
function bytesSource(bytes: string): Source {
  return {name: 'bytes', drafts: false, read: async () => JSON.parse(bytes)}
}

/** Stands for a revision, as long as one. */
const revision = 'r'.repeat(22)

/** The approved coronary stent page with all it includes, as a lake would send it. */
function approvedSnapshot(): string {
  const {page, included} = approvedPage()
  return JSON.stringify({
    documents: [{...page, _rev: revision}],
    references: included,
    withdrawals: [],
    asOf: '2026-02-01T00:00:00Z',
  })
}

/** A source whose page was never seen before: another revision of it at every read. */
function newSource(bytes: string): Source {
  const [before = '', after = ''] = bytes.split(revision)
  let revisions = 0
  return {
    name: 'new',
    drafts: false,
    read: async () => JSON.parse(`${before}${String((revisions += 1)).padStart(22, '0')}${after}`),
  }
}

/** P1 and P2: reading the approved page, again, for the first time, and when the source says the same again. */
export async function sdkPairs(): Promise<Pair[]> {
  const bytes = approvedSnapshot()
  const now = approvedAt
  const kept = createContent({
    source: bytesSource(bytes),
    locale: 'en',
    freshFor: Number.POSITIVE_INFINITY,
    now,
  })
  const judging = {locale: 'en', freshFor: 0, now, compile}
  const first = createContent({source: newSource(bytes), ...judging})
  const same = createContent({source: bytesSource(bytes), ...judging})
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
      what: 'SDK: a page from its bytes, never seen before, validated and gated',
      against,
      reference,
      candidate: () => first.get('procedure', 'coronary-stent'),
      mustHold: {atMost: 1.6},
    },
    {
      goal: 'P2',
      what: 'SDK: a page from its bytes, which are the same as at the last read',
      against,
      reference,
      candidate: () => same.get('procedure', 'coronary-stent'),
      mustHold: {atMost: 1.6},
    },
  ]
}
