import type {Resolved} from '@jakamy/policy'
import {useMemo} from 'react'
import type {SanityDocument} from 'sanity'
import {useDocumentPane} from 'sanity/structure'

import {definitionOf, definitions} from '../definitionOf.ts'
import {asDocument} from '../review/asDocument.ts'
import {useReview} from '../review/useReview.ts'

/**
 * The open document with what it includes, as the rules see it; a document that is never approved
 * stands alone. `undefined` until all of it has been read.
 */
export function useResolved(): Resolved | undefined {
  const {displayed, documentType} = useDocumentPane()
  const stored = useMemo(() => storedOf(displayed, documentType), [displayed, documentType])
  const review = useReview(stored)
  return useMemo(() => {
    if (review) return review.ready ? review.resolved : undefined
    const definition = definitionOf(documentType)
    if (!stored || !definition || definition.review !== 'none') return undefined
    const document = asDocument(definition, stored)
    return {definition, definitions, document, references: new Map()}
  }, [review, stored, documentType])
}

function storedOf(
  displayed: Partial<SanityDocument> | null,
  documentType: string,
): SanityDocument | null {
  if (!displayed?._id) return null
  const times = {_createdAt: '', _updatedAt: '', _rev: ''}
  return {...times, ...displayed, _id: displayed._id, _type: documentType}
}
