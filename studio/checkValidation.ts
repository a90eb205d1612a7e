import {check, verification, type Finding} from '@jakamy/policy'
import {documents, publishedId, type DocumentDefinition} from '@jakamy/schemas'
import type {StudioPart} from '@jakamy/schemas'

import {interfaceLanguage} from './i18n/interfaceLanguage.ts'
import {issueIn} from './i18n/issueIn.ts'
import {sayIn} from './i18n/sayIn.ts'
import {verificationWords} from './verification/verificationWords.ts'

const definitions = new Map(
  Object.values<DocumentDefinition>(documents).map((definition) => [definition.name, definition]),
)

/** The part of Sanity's `Rule` that the checks need. */
interface Rule {
  custom: (validator: Validator) => Rule
  warning: () => Rule
}

type Validator = (value: unknown) => true | Marker[]

/** One message at a field, as Sanity's validation takes it. */
export interface Marker {
  message: string
  path: Finding['studioPath']
}

/**
 * Adds the cross-field checks to the validation that a document type has already. Errors keep a
 * document from being published; gates and warnings are shown beside their fields. Whether what is
 * included is published is Sanity's own validation to say.
 */
export function withChecks(type: StudioPart): StudioPart {
  const {name, validation: own} = type
  const definition = definitions.get(String(name))
  if (!definition || typeof own !== 'function') return type
  return {
    ...type,
    validation: (rule: Rule) => [
      own({custom: (validator: Validator) => rule.custom(inLanguage(validator))}),
      rule.custom((value) => checkMarkers(definition, value, (level) => level === 'error')),
      rule
        .custom((value) => checkMarkers(definition, value, (level) => level !== 'error'))
        .warning(),
      rule.custom((value) => factMarkers(definition, value, new Date())).warning(),
    ],
  }
}

/** The messages of a validator in the language of the interface. */
function inLanguage(validator: Validator): Validator {
  return (value) => {
    const markers = validator(value)
    if (markers === true) return true
    return markers.map(({message, path}) => ({
      message: issueIn(interfaceLanguage(), message),
      path,
    }))
  }
}

/**
 * What the checks find in a stored document, its draft or its version, at the levels asked for.
 * @returns `true` when there is nothing, as Sanity expects it
 */
export function checkMarkers(
  definition: DocumentDefinition,
  value: unknown,
  isShown: (level: Finding['level']) => boolean,
): true | Marker[] {
  if (typeof value !== 'object' || value === null) return true
  const id = '_id' in value && typeof value._id === 'string' ? publishedId(value._id) : ''
  const document = {...value, _id: id, _type: definition.name}
  const markers = check({definition, definitions: documents, document})
    .filter(({level}) => isShown(level))
    .map(({message, studioPath}) => ({message: message[interfaceLanguage()], path: studioPath}))
  return markers.length === 0 ? true : markers
}

/** Says at the day of the last check that it is time for another one. */
export function factMarkers(
  definition: DocumentDefinition,
  value: unknown,
  now: Date,
): true | Marker[] {
  const found = verification(definition, Object(value), now)
  const language = interfaceLanguage()
  const words = found && verificationWords(found, language)
  if (!words || !definition.verified) return true
  return [{message: sayIn(language, ...words), path: [definition.verified.on]}]
}
