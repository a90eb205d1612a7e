import type {AnyDocument} from '@jakamy/policy'
import {firstText, type DocumentDefinition} from '@jakamy/schemas'

/**
 * The line that names a document: a text of its own, or of the document it refers to, as an accepted
 * insurance is named after its insurer.
 * @param find gives a document by its published id
 * @param language comes first where the text is in several
 */
export function documentTitle(
  {preview}: DocumentDefinition,
  document: AnyDocument,
  find: (id: string) => Readonly<Record<string, unknown>> | undefined,
  language: string,
): string | undefined {
  let here: unknown = document
  for (const name of preview.title.split('.')) {
    const value: unknown = Object(here)[name]
    const target: unknown = Object(value)._ref
    here = typeof target === 'string' ? find(target) : value
  }
  return firstText(here, language)
}
