import {
  actorOf,
  reviewStanding,
  withdrawalOf,
  type Actor,
  type AnyDocument,
  type ReviewStanding,
  type Withdrawal,
} from '@jakamy/policy'
import {useCallback, useMemo, useSyncExternalStore} from 'react'
import {useClient, useCurrentUser, type SanityDocument} from 'sanity'

import {asDocument} from './asDocument.ts'
import {demonstrationUser} from './demonstrationUser.ts'
import {sharedQuery} from './sharedQuery.ts'
import {useReview, type Review} from './useReview.ts'

/** The open document in its review: where each language stands, and who is looking. */
export interface Workflow {
  review: Review
  actor: Actor
  withdrawals: readonly Withdrawal[]
  /** The document as it is published, if it is. */
  published: AnyDocument | undefined
  standingOf: (locale: string) => ReviewStanding
  /** Whether everything that counts has been read. */
  ready: boolean
  /** Reads people and notices anew. */
  refresh: () => void
}

/** The open document as the Studio hands it to actions and badges. */
export interface OpenDocument {
  draft: SanityDocument | null
  published: SanityDocument | null
  version?: SanityDocument | null | undefined
}

const apiVersion = '2025-02-19'
const query =
  '{"people": *[_type == "person" && $user in studioUsers], "withdrawals": *[_type == "withdrawal"]}'

/** What people and notices there are, and where the open document stands because of them. */
export function useWorkflow({draft, published, version}: OpenDocument): Workflow | undefined {
  const review = useReview(version ?? draft ?? published)
  const client = useClient({apiVersion})
  const user = useCurrentUser()
  const id = user?.id ?? ''
  const shared = useMemo(() => sharedQuery(client, query, {user: id}), [client, id])
  const answer = useSyncExternalStore(shared.subscribe, shared.read)
  const {people, withdrawals: notices} = Object(answer)

  const actor = useMemo(
    () => actorOf({id, name: user?.name}, Array.isArray(people) ? people : [], demonstrationUser),
    [id, user?.name, people],
  )
  const withdrawals = useMemo(
    () => (Array.isArray(notices) ? notices.map(withdrawalOf) : []),
    [notices],
  )
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
  return useMemo(
    () =>
      review && {
        review,
        actor,
        withdrawals,
        published: readers,
        standingOf,
        ready: review.ready && answer !== undefined,
        refresh: shared.refresh,
      },
    [review, actor, withdrawals, readers, standingOf, answer, shared],
  )
}
