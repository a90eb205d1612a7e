import {createContext, useContext, useEffect, useState, type ReactNode} from 'react'
import {useDocumentStore} from 'sanity'

import {apiVersion} from '../connection.ts'
import {retryWhileAway} from '../whileAway.ts'
import type {Term} from './glossaryHints.ts'

const Terms = createContext<readonly Term[]>([])

/** The terms of the glossary; none until they have been read. */
export function useGlossary(): readonly Term[] {
  return useContext(Terms)
}

const query = '*[_type == "glossaryTerm" && preferred == true]{term, synonyms, preferred}'

/** Reads the glossary once for a whole form, and again when it changes. */
export function Glossary({children}: {children: ReactNode}) {
  const store = useDocumentStore()
  const [terms, setTerms] = useState<readonly Term[]>([])
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    const options = {apiVersion, perspective: 'published' as const, tag: 'glossary'}
    const subscription = store
      .listenQuery(query, {}, options)
      .pipe(retryWhileAway())
      .subscribe({next: (found: readonly Term[]) => setTerms(found), error: setError})
    return () => subscription.unsubscribe()
  }, [store])
  // Shown by the Studio, which says what failed and offers to try again.
  if (error !== undefined) throw error
  return <Terms.Provider value={terms}>{children}</Terms.Provider>
}
