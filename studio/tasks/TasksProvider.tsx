import {documents} from '@jakamy/schemas'
import {createContext, useContext, useEffect, useMemo, useState, type ReactNode} from 'react'
import {concat, defer, ignoreElements, of, switchMap, tap} from 'rxjs'
import {useClient, useDocumentStore, type SanityDocument} from 'sanity'

import {apiVersion} from '../connection.ts'
import {useActorAndWithdrawals} from '../review/useActorAndWithdrawals.ts'
import {retryWhileAway} from '../whileAway.ts'
import {createTaskLists, type ListedTask} from './taskLists.ts'

const Tasks = createContext<readonly ListedTask[] | undefined>(undefined)

/** What stands on the lists now; `undefined` until all documents have been read. */
export function useTasks(): readonly ListedTask[] | undefined {
  return useContext(Tasks)
}

const types = Object.keys(documents)
const revisions = '*[_type in $types]{_id, _rev}'
/** How many documents are read at once, and how often at most the lists are made anew. */
const batch = 100
const pause = 2_000

type Revision = Pick<SanityDocument, '_id' | '_rev'>

/**
 * Keeps the lists of tasks: reads every document once, then those that change. Hashes decide what is
 * stale, so a query alone cannot tell.
 */
export function TasksProvider({children}: {children: ReactNode}) {
  const client = useClient({apiVersion})
  const store = useDocumentStore()
  const [stored, setStored] = useState<readonly SanityDocument[]>()
  const [error, setError] = useState<unknown>()
  const {actor, withdrawals, ready} = useActorAndWithdrawals()
  const lists = useMemo(() => createTaskLists({actor, withdrawals}), [actor, withdrawals])

  useEffect(() => {
    const raw = client.withConfig({perspective: 'raw'})
    const known = new Map<string, SanityDocument>()

    /** Reads what has changed. What a read brought in stays when a newer list stops it. */
    const read = (wanted: readonly Revision[]) => {
      const present = new Set(wanted.map(({_id}) => _id))
      const changed = wanted.filter(({_id, _rev}) => known.get(_id)?._rev !== _rev)
      const reads = batches(changed.map(({_id}) => _id)).map((ids) =>
        raw.observable.fetch<SanityDocument[]>('*[_id in $ids]', {ids}).pipe(
          tap((found) => found.forEach((document) => known.set(document._id, document))),
          ignoreElements(),
        ),
      )
      const all = defer(() => {
        for (const id of known.keys()) if (!present.has(id)) known.delete(id)
        return of([...known.values()])
      })
      return concat(...reads, all)
    }

    const options = {apiVersion, perspective: 'raw' as const, throttleTime: pause, tag: 'tasks'}
    const subscription = store
      .listenQuery(revisions, {types}, options)
      .pipe(switchMap(read), retryWhileAway())
      .subscribe({next: setStored, error: setError})
    return () => subscription.unsubscribe()
  }, [client, store])

  // Shown by the Studio, which says what failed and offers to try again.
  if (error !== undefined) throw error
  const found = useMemo(
    () => (stored && ready ? lists(stored, new Date()) : undefined),
    [stored, ready, lists],
  )
  return <Tasks.Provider value={found}>{children}</Tasks.Provider>
}

function batches(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / batch)
  return Array.from({length: count}, (_, at) => ids.slice(at * batch, (at + 1) * batch))
}
