import {check, type AnyDocument, type Finding, type Message} from '@jakamy/policy'
import {documents, validate, type DocumentDefinition} from '@jakamy/schemas'

/** One line of a check: something wrong with one document. */
export interface Problem {
  document: string
  /** `schema`, or the number of a check. */
  check: 'schema' | Finding['check']
  level: Finding['level']
  path: string
  locale?: string
  message: Message
}

/** The definitions, by the `_type` of their documents. */
export const definitions: ReadonlyMap<string, DocumentDefinition> = new Map(
  Object.values<DocumentDefinition>(documents).map((definition) => [definition.name, definition]),
)

/**
 * Validates documents as the Studio does, and runs all checks on them.
 * @param all the documents by id; those that others include have to be among them
 */
export function checkDocuments(all: ReadonlyMap<string, AnyDocument>): Problem[] {
  return [...all.values()].flatMap((document): Problem[] => {
    const {_id: id, _type: type} = document
    const definition = definitions.get(type)
    if (!definition) {
      const message = `“${type}” is not a type of this project. Remove the document, or add its type.`
      return [schemaProblem(id, '', message)]
    }
    const found = check({definition, definitions: documents, document, references: all})
    return [
      ...validate(definition, document).map(({path, message}) => schemaProblem(id, path, message)),
      ...found.map(({check: number, level, path, locale, message}) => ({
        document: id,
        check: number,
        level,
        path,
        ...(locale === undefined ? {} : {locale}),
        message,
      })),
    ]
  })
}

function schemaProblem(document: string, path: string, message: string): Problem {
  // The messages of the definitions exist in English only.
  return {document, check: 'schema', level: 'error', path, message: {en: message, fr: message}}
}
