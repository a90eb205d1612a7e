import {useCallback} from 'react'
import {useTranslation} from 'sanity'

import type {Word} from './en.ts'
import {namespace} from './namespace.ts'

/** Says one of the Studio's own words in the language of its user; values fill the gaps of a sentence. */
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string

/** The Studio's own words in the language that its user has chosen. */
export function useWords(): Say {
  const {t} = useTranslation(namespace)
  return useCallback((word, values) => t(word, values), [t])
}
