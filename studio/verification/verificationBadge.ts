import {verification} from '@jakamy/policy'
import type {DocumentBadgeComponent} from 'sanity'

import {definitionOf} from '../definitionOf.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords} from '../i18n/useWords.ts'
import {verificationWords} from './verificationWords.ts'

/** Says at the open document that its facts have to be checked again. */
export const verificationBadge: DocumentBadgeComponent = ({type, draft, published}) => {
  const say = useWords()
  const language = useLanguage()
  const definition = definitionOf(type)
  const found = definition && verification(definition, {...(draft ?? published)}, new Date())
  const words = found && verificationWords(found, language)
  if (!words) return null
  return {
    label: say(`verify.badge.${found.state === 'lapsed' ? 'lapsed' : 'ageing'}`),
    title: say(...words),
    color: found.state === 'lapsed' ? 'danger' : 'warning',
  }
}
