import type {Phrase} from '../words/words.ts'
import {Inline} from './Inline.tsx'
import {languageProps} from './languageProps.ts'

/** The label of an editor’s text; nothing on a reader’s. */
export function Watermark({phrase, locale}: {phrase: Phrase | undefined; locale: string}) {
  if (!phrase) return null
  return (
    <p role="note" className="content-watermark" {...languageProps(phrase.locale, locale)}>
      <strong>
        <Inline text={phrase} locale={phrase.locale} />
      </strong>
    </p>
  )
}
