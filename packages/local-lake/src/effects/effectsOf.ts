import type {LakeDocument} from '../document.ts'
import {mendozaPatch} from './mendozaPatch.ts'

/** What a change did to a document, forwards and backwards, as Mendoza patches. */
export interface Effects {
  apply: unknown[]
  revert: unknown[]
}

/**
 * The effects of a change. They are patches of the document without its `_rev`: a client knows it
 * from the transaction, and takes it off before it applies them.
 */
export function effectsOf(before: LakeDocument | null, after: LakeDocument | null): Effects {
  const [from, to] = [withoutRevision(before), withoutRevision(after)]
  return {apply: mendozaPatch(from, to), revert: mendozaPatch(to, from)}
}

function withoutRevision(document: LakeDocument | null): object | null {
  if (!document) return null
  const {_rev: _, ...content} = document
  return content
}
