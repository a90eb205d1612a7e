import {actorOf, withdrawalOf, type Actor, type Withdrawal} from '@jakamy/policy'
import {useMemo, useSyncExternalStore} from 'react'
import {useClient, useCurrentUser} from 'sanity'

import {apiVersion} from '../connection.ts'
import {demonstrationUser} from './demonstrationUser.ts'
import {sharedQuery} from './sharedQuery.ts'

/** What a review depends on besides the documents: who is looking, and what is withdrawn. */
export interface ActorAndWithdrawals {
  actor: Actor
  withdrawals: readonly Withdrawal[]
  /** Whether people and notices have been read; until then there are none. */
  ready: boolean
  /** Reads people and notices anew. */
  refresh: () => void
}

const query =
  '{"people": *[_type == "person" && $user in studioUsers], "withdrawals": *[_type == "withdrawal"]}'

/** Who is signed in to the Studio, and the notices; read once for everyone who asks. */
export function useActorAndWithdrawals(): ActorAndWithdrawals {
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
  return useMemo(
    () => ({actor, withdrawals, ready: answer !== undefined, refresh: shared.refresh}),
    [actor, withdrawals, answer, shared],
  )
}
