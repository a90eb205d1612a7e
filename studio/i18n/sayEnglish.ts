import {en} from './en.ts'
import type {Say} from './useWords.ts'

const words = new Map<string, string>(Object.entries(en))

/** Says the Studio's own words in English without a Studio, for tests. */
export const sayEnglish: Say = (word, values = {}) => {
  const text = words.get(word)
  if (text === undefined) throw new Error(`There is no word ${word}.`)
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, gap: string) => String(values[gap]))
}
