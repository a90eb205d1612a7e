import type {FieldProps} from 'sanity'

import {titleIn} from '../i18n/titleIn.ts'
import {useLanguage} from '../i18n/useLanguage.ts'

/** A field with its label in the language of the interface. */
export function TranslatedField(props: FieldProps) {
  const language = useLanguage()
  const title = props.title === undefined ? {} : {title: titleIn(language, props.title)}
  return props.renderDefault({...props, ...title})
}
