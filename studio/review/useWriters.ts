import {useEffect, useMemo, useState} from 'react'
import {useClient} from 'sanity'

import {apiVersion} from '../connection.ts'
import {findWriters} from '../history/writers.ts'
import type {Workflow} from './useWorkflow.ts'

/** Who has written the words that are to be submitted or approved. */
export type Writers =
  | {state: 'reading'; users: readonly string[]}
  | {state: 'read'; users: readonly string[]}
  /** The history could not be read: the record of the review is all that is known. */
  | {state: 'failed'; users: readonly string[]}

/** Looks up in the history who has written the words of a language since they were approved last. */
export function useWriters({review, storedIds}: Workflow, locale: string): Writers {
  const client = useClient({apiVersion})
  const [writers, setWriters] = useState<Writers>({state: 'reading', users: []})
  const {resolved} = review
  const ids = storedIds.join()
  // Read again when a word changes, and not at every other keystroke.
  const words = useMemo(() => JSON.stringify(resolved.document), [resolved])

  useEffect(() => {
    let isOver = false
    setWriters({state: 'reading', users: []})
    findWriters(client, resolved, ids.split(','), locale).then(
      (users) => isOver || setWriters({state: 'read', users}),
      () => isOver || setWriters({state: 'failed', users: []}),
    )
    return () => {
      isOver = true
    }
  }, [client, ids, words, locale])
  return writers
}
