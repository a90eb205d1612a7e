import {reviewStanding, type AnyDocument, type ReviewStanding} from '@jakamy/policy'
import {useCallback, useMemo} from 'react'
import type {SanityDocument} from 'sanity'

import {asDocument} from './asDocument.ts'
import {useActorAndWithdrawals, type ActorAndWithdrawals} from './useActorAndWithdrawals.ts'
import {useReview, type Review} from './useReview.ts'

/** The open document in its review: where each language stands, and who is looking. */
export interface Workflow extends ActorAndWithdrawals {
  review: Review
  /** The document as it is published, if it is. */
  published: AnyDocument | undefined
  standingOf: (locale: string) => ReviewStanding
  /** Under which ids it is stored: published, draft, version of a release. */
  storedIds: readonly string[]
  /** Whether everything that counts has been read. */
  ready: boolean
}

/** The open document as the Studio hands it to actions and badges. */
export interface OpenDocument {
  draft: SanityDocument | null
  published: SanityDocument | null
  version?: SanityDocument | null | undefined
}

/** What people and notices there are, and where the open document stands because of them. */
export function useWorkflow({draft, published, version}: OpenDocument): Workflow | undefined {
  const review = useReview(version ?? draft ?? published)
  const {actor, withdrawals, ready, refresh} = useActorAndWithdrawals()
  const definition = review?.resolved.definition
  const readers = useMemo(
    () => (definition && published ? asDocument(definition, published) : undefined),
    [definition, published],
  )
  const standingOf = useCallback(
    (locale: string) => {
      if (!review) throw new Error('There is no document under review.')
      return reviewStanding({
        ...review.resolved,
        locale,
        ...(readers ? {published: readers} : {}),
        withdrawals,
        now: new Date(),
      })
    },
    [review, readers, withdrawals],
  )
  const id = review?.resolved.document._id
  const storedIds = useMemo(
    () => (id === undefined ? [] : [id, `drafts.${id}`, ...(version ? [version._id] : [])]),
    [id, version?._id],
  )
  return useMemo(
    () =>
      review && {
        review,
        storedIds,
        actor,
        withdrawals,
        published: readers,
        standingOf,
        ready: review.ready && ready,
        refresh,
      },
    [review, storedIds, actor, withdrawals, readers, standingOf, ready, refresh],
  )
}
