import {TranslateIcon} from '@sanity/icons/Translate'
import {useLanguageFilterStudioContext} from '@sanity/language-filter'
import {Button} from '@sanity/ui'

import {useWords} from '../i18n/useWords.ts'

/** Shows all languages in the form, or only the source language. */
export function LanguageFilter() {
  const say = useWords()
  const {selectedLanguageIds, setSelectedLanguageIds, options} = useLanguageFilterStudioContext()
  const {supportedLanguages, defaultLanguages} = options
  const shown = new Set([...defaultLanguages, ...selectedLanguageIds])
  const all = supportedLanguages.every(({id}) => shown.has(id))
  const names = supportedLanguages.filter(({id}) => shown.has(id)).map(({title}) => title)
  const next = all ? defaultLanguages : supportedLanguages.map(({id}) => id)
  return (
    <Button
      mode="bleed"
      icon={TranslateIcon}
      text={all ? say('languages.all') : say('languages.some', {languages: names.join(', ')})}
      aria-pressed={!all}
      data-testid="language-filter"
      onClick={() => setSelectedLanguageIds([...next])}
    />
  )
}
