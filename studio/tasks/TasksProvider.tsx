import {documents} from '@jakamy/schemas'
import {createContext, useContext, useEffect, useMemo, useState, type ReactNode} from 'react'
import {useClient, useDocumentStore, type SanityDocument} from 'sanity'

import {apiVersion} from '../connection.ts'
import {useActorAndWithdrawals} from '../review/useActorAndWithdrawals.ts'
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
    let wanted: readonly Revision[] = []
    let isReading = false
    let isOver = false

    /** Reads what has changed; asked again meanwhile, it goes on until it has the latest. */
    const read = async () => {
      if (isReading) return
      isReading = true
      try {
        for (let last: typeof wanted | undefined; last !== wanted && !isOver;) {
          last = wanted
          const changed = last.filter(({_id, _rev}) => known.get(_id)?._rev !== _rev)
          for (let at = 0; at < changed.length; at += batch) {
            const ids = changed.slice(at, at + batch).map(({_id}) => _id)
            const found = await raw.fetch<SanityDocument[]>('*[_id in $ids]', {ids})
            for (const document of found) known.set(document._id, document)
          }
          const present = new Set(last.map(({_id}) => _id))
          for (const id of known.keys()) if (!present.has(id)) known.delete(id)
        }
        if (!isOver) setStored([...known.values()])
      } catch (cause) {
        if (!isOver) setError(cause)
      } finally {
        isReading = false
      }
    }

    const options = {apiVersion, perspective: 'raw' as const, throttleTime: pause, tag: 'tasks'}
    const subscription = store.listenQuery(revisions, {types}, options).subscribe({
      next: (found: readonly Revision[]) => {
        wanted = found
        void read()
      },
      error: setError,
    })
    return () => {
      isOver = true
      subscription.unsubscribe()
    }
  }, [client, store])

  // Shown by the Studio, which says what failed and offers to try again.
  if (error !== undefined) throw error
  const found = useMemo(
    () => (stored && ready ? lists(stored, new Date()) : undefined),
    [stored, ready, lists],
  )
  return <Tasks.Provider value={found}>{children}</Tasks.Provider>
}
