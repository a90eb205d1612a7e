import {directionOf} from '@jakamy/schemas'

import type {Text} from '../../outline/nodes.ts'
import {plainPhrase} from '../../words/plainPhrase.ts'
import type {Words} from '../../words/words.ts'
import {escapeHtml} from '../html/escapeHtml.ts'
import {escapeMarkdown} from './escapeMarkdown.ts'

/** What the rendering of a node depends on besides the node. */
export interface Context {
  /** The language of the surroundings. */
  locale: string
  /** Interface words in that language. */
  words: Words
  /** The level of the title's heading, 1 to 6. */
  headingLevel: number
  /** The address of another document, if it has one. */
  linkTo?: ((documentId: string) => string | undefined) | undefined
  /** The address of a picture or video by the id of its stored file. */
  assetUrl?: ((assetId: string) => string | undefined) | undefined
}

/** A text of the content or of the interface; one in another language carries it. */
export function inline(text: Text, {locale}: {locale: string}): string {
  if (typeof text === 'string') return escapeMarkdown(text)
  const words = escapeMarkdown(plainPhrase(text))
  return text.locale === locale ? words : `<span${language(text.locale)}>${words}</span>`
}

/** Blocks in another language than their surroundings, inside an element that says so. */
export function inLanguage(locale: string, within: string, blocks: readonly string[]): string[] {
  return locale === within || blocks.length === 0
    ? [...blocks]
    : [`<div${language(locale)}>`, ...blocks, '</div>']
}

const language = (locale: string) => ` lang="${escapeHtml(locale)}" dir="${directionOf(locale)}"`
