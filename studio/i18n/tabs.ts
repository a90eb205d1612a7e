import {documents, type DocumentDefinition} from '@jakamy/schemas'

import {titleIn} from './titleIn.ts'

const titles = new Set([
  'Administration',
  ...Object.values<DocumentDefinition>(documents).flatMap(({units}) =>
    Object.values(units).map(({title}) => title),
  ),
])

/** The name under which Sanity finds the title of a tab. */
export function tabWord(title: string): string {
  return `tab.${title}`
}

/** The titles of all tabs in a language of the interface, by their names. */
export function tabsIn(language: string): Record<string, string> {
  return Object.fromEntries([...titles].map((title) => [tabWord(title), titleIn(language, title)]))
}
