import type {InputProps} from 'sanity'

import {choiceIn} from '../i18n/titleIn.ts'
import {useLanguage} from '../i18n/useLanguage.ts'

type Type = InputProps['schemaType']

/** Types with translated choices: the same one each time, or the form would begin anew. */
const translated = new WeakMap<Type, Map<string, Type>>()

/** An input whose values to choose from are named in the language of the interface. */
export function TranslatedChoices(props: InputProps) {
  const language = useLanguage()
  const schemaType = typeIn(language, props.schemaType)
  // The same type with other titles: what kind of input it is does not change.
  return props.renderDefault({...props, schemaType} as InputProps)
}

function typeIn(language: string, type: Type): Type {
  const known = translated.get(type) ?? new Map<string, Type>()
  translated.set(type, known)
  const named = known.get(language) ?? withOptions(type, optionsIn(language, type.options))
  known.set(language, named)
  return named
}

/** A compiled type is more than its own fields: the rest stays where it is. */
function withOptions(type: Type, options: object): Type {
  return Object.create(type, {options: {value: options, enumerable: true}})
}

function optionsIn(language: string, options: unknown): object {
  const {list} = Object(options)
  return {...Object(options), list: list.map((choice: unknown) => namedIn(language, choice))}
}

function namedIn(language: string, choice: unknown): unknown {
  const {title} = Object(choice)
  return typeof title === 'string' ? {...Object(choice), title: choiceIn(language, title)} : choice
}
