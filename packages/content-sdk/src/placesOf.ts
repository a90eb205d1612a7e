import {
  plainText,
  read,
  type AnyDocument,
  type DefinitionMap,
  type References,
} from '@jakamy/policy'
import type {Issue} from '@jakamy/schemas'

/** Where one paragraph of a preview stands in the content, so that a tool can lead an editor there. */
export interface Place {
  /** Published id of the document that the words belong to: it may be an included one. */
  id: string
  type: string
  /** The field, as Sanity writes a path: items of lists by their `_key`. */
  path: Issue['studioPath']
  locale: string
  /** The words, without marks. */
  text: string
}

/**
 * Where each text of a document stands, and of the documents it includes.
 * @param locales the languages that the preview may show
 */
export function placesOf(
  definitions: DefinitionMap,
  document: AnyDocument,
  references: References,
  includes: Iterable<string>,
  locales: readonly string[],
): Place[] {
  const included = [...new Set(includes)].flatMap((id) => references.get(id) ?? [])
  return [document, ...included].flatMap((each) => {
    const definition = definitions[each._type]
    if (!definition) return []
    const {passages} = read(definition, each)
    return passages
      .flatMap(({wordings}) => [...wordings.values()])
      .filter(({language}) => locales.includes(language))
      .flatMap(({language, value, studioPath}) =>
        paragraphsOf(value, studioPath).map(({path, text}) => ({
          id: each._id,
          type: each._type,
          path,
          locale: language,
          text,
        })),
      )
  })
}

/** A plain text as a whole; of Portable Text each block, by its key. */
function paragraphsOf(value: unknown, path: Issue['studioPath']) {
  if (!Array.isArray(value)) return [{path, text: plainText(value)}]
  return value.flatMap((block: unknown, index) => {
    const text = plainText([block])
    const key: unknown = Object(block)._key
    return text === ''
      ? []
      : [{path: [...path, typeof key === 'string' ? {_key: key} : index], text}]
  })
}
