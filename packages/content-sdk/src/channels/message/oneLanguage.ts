import {checkRenderable} from '../../outline/checkRenderable.ts'
import {outline, type Outline, type OutlineOptions, type Renderable} from '../../outline/outline.ts'
import {notice} from '../../outline/say.ts'
import type {Phrase, Words} from '../../words/words.ts'
import {wordsFor} from '../../words/wordsFor.ts'

/** A text in one language, and what a reader who asked for another is told first. */
export interface OneLanguage {
  told: Outline
  words: Words
  /** In the language that was asked for: the only words that may be in another language. */
  notice?: Phrase
}

/**
 * Brings a document into one language: the one asked for, or the one that all of it falls back to. A
 * document with parts in two languages is never mixed: `whole`, the same document read in its
 * fallback language, takes its place; without it the text is only announced.
 */
export function oneLanguage(
  document: Renderable,
  options: OutlineOptions & {whole?: Renderable},
): OneLanguage {
  checkRenderable(document, options)
  const {whole} = options
  const requested = wordsFor(document.locale, options.words)
  for (const candidate of whole ? [document, whole] : [document]) {
    const locale = onlyLanguage(candidate, options)
    if (locale === undefined) continue
    const told = outline({...candidate, locale}, options)
    const words = wordsFor(locale, options.words)
    if (locale === document.locale) return {told, words}
    const languages = {requested: document.locale, shown: locale}
    return {
      told,
      words,
      notice: {text: requested.notices.textFallback(languages), locale: requested.locale},
    }
  }
  const told = outline(document, options)
  return {
    told: {
      ...told,
      title: {text: requested.neutralTitle, locale: requested.locale},
      notices: [
        ...told.notices,
        notice({words: requested}, 'notInOneLanguage', requested.notices.notInOneLanguage),
      ],
      sections: [],
    },
    words: requested,
  }
}

/** The one language of all words a document would be told with, or `undefined` when there are several. */
function onlyLanguage(document: Renderable, options: OutlineOptions): string | undefined {
  const {sections, title} = outline(document, options)
  const shown = sections.filter(({nodes}) => nodes.length > 0).map(({locale}) => locale)
  const requested = wordsFor(document.locale, options.words).locale
  const languages = new Set(shown.length > 0 ? [...shown, title.locale] : [requested])
  const [only] = languages
  // Without interface words of its own a language cannot be told without another.
  return languages.size === 1 && only !== undefined && wordsFor(only, options.words).locale === only
    ? only
    : undefined
}
