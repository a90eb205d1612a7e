import type {FieldProps} from 'sanity'

import {descriptionIn, titleIn} from '../i18n/titleIn.ts'
import {useLanguage} from '../i18n/useLanguage.ts'

/** A field with its label and help text in the language of the interface. */
export function TranslatedField(props: FieldProps) {
  const language = useLanguage()
  const {title, description} = props
  return props.renderDefault({
    ...props,
    ...(title === undefined ? {} : {title: titleIn(language, title)}),
    ...(description === undefined ? {} : {description: descriptionIn(language, description)}),
  })
}
