import type {ContentDocument, ContentError} from '@jakamy/content-sdk'
import {getLiveEntry, type CollectionEntry} from 'astro:content'

/** Whether both types take each other's values, and neither is `any`. */
type Same<A, B> = 0 extends 1 & A ? false : [A, B] extends [B, A] ? true : false

/** Checked by the type checker: an entry of a collection is a gated document of its type. */
export const typed: Same<CollectionEntry<'procedures'>['data'], ContentDocument<'procedure'>> = true

/** The value of a unit cannot be reached without looking at its status. */
export function titleOf({data}: CollectionEntry<'procedures'>): string | undefined {
  const {overview} = data.units
  // @ts-expect-error: it may be withheld.
  overview.value satisfies object
  return overview.status === 'ok' ? overview.value.title : undefined
}

/** A live entry is one too, and its error is one of the SDK's. */
export async function live(): Promise<ContentDocument<'procedure'> | string | undefined> {
  const {entry, error} = await getLiveEntry('liveProcedures', {key: 'coronary-stent', locale: 'fr'})
  if (error && 'code' in error) return (error satisfies ContentError).code
  return entry?.data
}
