import {
  candidatesOf,
  type AnyDocument,
  type DefinitionMap,
  type References,
  type Resolved,
} from '@jakamy/policy'
import {documents, firstText, sourceLocale, validate} from '@jakamy/schemas'
import {useEffect, useMemo, useState} from 'react'
import {getDraftId, useDocumentPreviewStore, type SanityDocument} from 'sanity'

import {retryWhileAway} from '../whileAway.ts'
import {asDocument} from './asDocument.ts'

const definitions: DefinitionMap = documents

/** A document that another one includes, as readers and editors have it. */
export interface Included {
  id: string
  /** The line that names it. */
  title: string
  /**
   * - `current`: published, and nobody is changing it
   * - `edited`: published, with a draft that readers do not see yet
   * - `unpublished`: there is at most a draft
   * - `invalid`: published, but it breaks a rule of its type, so readers do not get it
   */
  state: 'current' | 'edited' | 'unpublished' | 'invalid'
}

/** The open document with everything its approval covers. */
export interface Review {
  resolved: Resolved
  included: Included[]
  /** Whether all included documents have been read. */
  ready: boolean
}

interface Pair {
  published: SanityDocument | undefined
  draft: SanityDocument | undefined
}

/**
 * Reads the documents that a document includes, as they are published, and those that they include;
 * keeps watching them. The approval of a text covers exactly these words.
 * @param stored the document as it is being edited
 * @returns `undefined` while there is no document, or none that is ever approved
 */
export function useReview(stored: SanityDocument | null): Review | undefined {
  const store = useDocumentPreviewStore()
  const [pairs, setPairs] = useState<ReadonlyMap<string, Pair>>(new Map())

  const references = useMemo(() => validPublished(pairs), [pairs])
  const resolved = useMemo(() => resolve(stored, references), [stored, references])
  const ids = useMemo(() => (resolved ? includedIds(resolved) : []), [resolved])
  const wanted = ids.join()

  useEffect(() => {
    const watched = wanted.split(',').filter(Boolean)
    const subscription = store
      .unstable_observeDocuments([...watched, ...watched.map((id) => getDraftId(id))])
      .pipe(retryWhileAway())
      .subscribe((found) => {
        setPairs(
          new Map(
            watched.map((id, at) => [
              id,
              {published: found[at], draft: found[at + watched.length]},
            ]),
          ),
        )
      })
    return () => subscription.unsubscribe()
  }, [store, wanted])

  return useMemo(
    () =>
      resolved && {
        resolved,
        included: ids.map((id) => describe(id, pairs.get(id), references)),
        ready: ids.every((id) => pairs.has(id)),
      },
    [resolved, ids, pairs, references],
  )
}

/** Readers get a document only if it is published and breaks no rule of its type. */
function validPublished(pairs: ReadonlyMap<string, Pair>): References {
  const references = new Map<string, AnyDocument>()
  for (const [id, {published}] of pairs) {
    const definition = definitions[published?._type ?? '']
    if (published && definition && validate(definition, published).length === 0) {
      references.set(id, asDocument(definition, published))
    }
  }
  return references
}

function resolve(stored: SanityDocument | null, references: References): Resolved | undefined {
  const definition = definitions[stored?._type ?? '']
  if (!stored || !definition || definition.review === 'none') return undefined
  return {definition, definitions, document: asDocument(definition, stored), references}
}

/** The ids of all included documents, found or not; which they are does not depend on the language. */
function includedIds(resolved: Resolved): string[] {
  const units = Object.values(candidatesOf(resolved, [sourceLocale]).get(sourceLocale) ?? {})
  const ids = new Set(units.flatMap(({includes, broken}) => [...includes, ...broken]))
  // A document that is not valid itself, and a reference that is not filled in yet.
  ids.delete(resolved.document._id)
  ids.delete('')
  return [...ids].sort()
}

function describe(id: string, pair: Pair | undefined, references: References): Included {
  const document = pair?.draft ?? pair?.published
  const field = definitions[document?._type ?? '']?.preview.title
  const title = (field && firstText(document?.[field], sourceLocale)) || id
  if (!pair?.published) return {id, title, state: 'unpublished'}
  if (!references.has(id)) return {id, title, state: 'invalid'}
  return {id, title, state: pair.draft ? 'edited' : 'current'}
}
