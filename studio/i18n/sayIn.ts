import type {LocaleId} from '@jakamy/schemas'

import {en, type Word} from './en.ts'
import {fr} from './fr.ts'

const words: Readonly<Record<LocaleId, ReadonlyMap<string, string>>> = {
  en: new Map(Object.entries(en)),
  fr: new Map(Object.entries(fr)),
}

/** Says the Studio's own words where no hook can: in its validation, and in tests. */
export function sayIn(
  language: LocaleId,
  word: Word,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const text = words[language].get(word)
  if (text === undefined) throw new Error(`There is no word ${word}.`)
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, gap: string) => String(values[gap]))
}
