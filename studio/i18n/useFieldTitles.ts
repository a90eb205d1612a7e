import {useCallback} from 'react'
import {useSchema} from 'sanity'

import {fieldTitles} from '../review/fieldTitles.ts'
import {titlesIn} from './titleIn.ts'
import {useLanguage} from './useLanguage.ts'

/** Names a place in a document by the labels an editor sees, in the language of the interface. */
export function useFieldTitles(): (type: string, place: string) => string {
  const schema = useSchema()
  const language = useLanguage()
  return useCallback(
    (type, place) => titlesIn(language, fieldTitles(schema, type, place)),
    [schema, language],
  )
}
