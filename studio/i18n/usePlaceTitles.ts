import {definitionOf} from '../definitionOf.ts'
import {titleIn} from './titleIn.ts'
import {useFieldTitles} from './useFieldTitles.ts'
import {useLanguage} from './useLanguage.ts'

/** Names a place in a document: a part by its tab, anything else by the labels an editor sees. */
export function usePlaceTitles(type: string): (place: string) => string {
  const language = useLanguage()
  const fieldTitles = useFieldTitles()
  const units = definitionOf(type)?.units ?? {}
  return (place) =>
    Object.hasOwn(units, place)
      ? titleIn(language, units[place]?.title ?? place)
      : fieldTitles(type, place)
}
