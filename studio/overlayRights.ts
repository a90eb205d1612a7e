import {wordsFor} from '@jakamy/content-sdk/words'
import {reuseRefusal, type AnyDocument} from '@jakamy/policy'
import type {StudioPart} from '@jakamy/schemas'

import type {Marker} from './checkValidation.ts'
import {interfaceLanguage} from './i18n/interfaceLanguage.ts'

/** What a validator of Sanity is given, as far as this one needs it. */
interface Context {
  getClient: (options: {apiVersion: string}) => Client
}

/** The part of Sanity's client that is needed to look at the shared text. */
interface Client {
  fetch: (
    query: string,
    params: Record<string, unknown>,
    options: {perspective: 'published'},
  ) => Promise<AnyDocument | null>
}

interface Rule {
  custom: (validator: (value: unknown, context: Context) => Promise<true | Marker[]>) => Rule
  warning: () => Rule
}

const apiVersion = '2025-02-19'

/**
 * Warns the editor of a local addition when the rights of the shared text do not let other clinics re-use
 * it: readers would not get the addition, and nothing in its own form would say why.
 */
export function withRightsOfText(type: StudioPart): StudioPart {
  const {name, validation: own} = type
  if (name !== 'clinicOverlay' || typeof own !== 'function') return type
  return {
    ...type,
    validation: (rule: Rule) => [own(rule), rule.custom(rightsMarkers).warning()].flat(),
  }
}

/**
 * Looks at the shared text as it is published.
 * @returns `true` when it may be re-used, or is not there: that is for others to say
 */
export async function rightsMarkers(
  value: unknown,
  {getClient}: Context,
): Promise<true | Marker[]> {
  const id: unknown = Object(Object(value).target)._ref
  if (typeof id !== 'string') return true
  const query = '*[_id == $id][0]{_id, _type, rights}'
  const text = await getClient({apiVersion}).fetch(query, {id}, {perspective: 'published'})
  const refusal = text ? reuseRefusal(text, new Date()) : undefined
  if (!refusal) return true
  const message = wordsFor(interfaceLanguage()).verdict(refusal)
  return [{message, path: ['target']}]
}
