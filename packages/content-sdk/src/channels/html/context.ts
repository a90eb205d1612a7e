import {directionOf} from '@jakamy/schemas'

import type {Text} from '../../outline/nodes.ts'
import {isolated} from '../../words/isolate.ts'
import {escapeHtml} from './escapeHtml.ts'

/** What the rendering of a node depends on besides the node. */
export interface Context {
  /** The language of the surrounding element. */
  locale: string
  /** The level of the title's heading, 1 to 6. */
  headingLevel: number
  /** The address of another document, if it has one. */
  linkTo?: ((documentId: string) => string | undefined) | undefined
  /** The address of a picture or video by the id of its stored file. */
  assetUrl?: ((assetId: string) => string | undefined) | undefined
  /** Whether a millimetre is one, as on paper; on a screen nobody knows. */
  isToScale?: boolean
}

/** `lang` and `dir` where a text is in another language than its surroundings; else nothing. */
export function language(locale: string, within: string): string {
  return locale === within ? '' : ` lang="${escapeHtml(locale)}" dir="${directionOf(locale)}"`
}

/** A text between tags: interface words with their language and their values isolated. */
export function inline(text: Text, {locale}: {locale: string}): string {
  if (typeof text === 'string') return escapeHtml(text)
  const words = isolated(text.text)
    .map((piece) =>
      piece.isValue ? `<bdi>${escapeHtml(piece.text)}</bdi>` : escapeHtml(piece.text),
    )
    .join('')
  return text.locale === locale ? words : `<span${language(text.locale, locale)}>${words}</span>`
}
