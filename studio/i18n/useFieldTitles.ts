import {useCallback} from 'react'
import {useSchema} from 'sanity'

import {fieldTitles} from '../review/fieldTitles.ts'

/** Names a place in a document by the labels an editor sees, in the language of the interface. */
export function useFieldTitles(): (type: string, place: string) => string {
  const schema = useSchema()
  return useCallback((type, place) => fieldTitles(schema, type, place), [schema])
}
