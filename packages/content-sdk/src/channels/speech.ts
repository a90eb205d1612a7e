import {checkOptions} from '../checkOptions.ts'
import type {OutlineOptions, Renderable} from '../outline/outline.ts'
import {plainPhrase} from '../words/plainPhrase.ts'
import {oneLanguage} from './message/oneLanguage.ts'
import {warningsIn} from './message/pieces.ts'
import {spoken, type Spoken} from './speech/spoken.ts'
import {isPronunciations, ssmlParagraph, xmlText, type Pronunciation} from './speech/ssml.ts'

export type {Pronunciation} from './speech/ssml.ts'
export type {Renderable} from '../outline/outline.ts'
export type {Words} from '../words/words.ts'

/** How a document is spoken. */
export interface SpeechOptions extends OutlineOptions {
  /**
   * The same document read in its fallback language. It is used when `document` has parts in more than
   * one language, which a voice must never mix; without it only the advice to ask the team is spoken.
   */
  whole?: Renderable
  /** How terms are said, e.g. those of the glossary that have a pronunciation. */
  pronunciations?: readonly Pronunciation[]
}

/** A document to be heard, and the same to be read. */
export interface Speech {
  /** SSML 1.1: a whole document for a speech synthesiser. */
  ssml: string
  /** Exactly the words of `ssml`, a line a paragraph. */
  transcript: string
  /** The language of the voice. */
  locale: string
}

/**
 * Renders a document for a voice, in one language: pauses between risks, signs said as words, no web
 * addresses. What a treatment must not be stopped for is said in its place and again at the end, before
 * the review. Only the notice for a reader who asked for another language is in that language.
 * @param document a document of `createContent` or `createPreview`
 * @throws ContentError `INVALID_OPTIONS`
 */
export function renderSpeech(document: Renderable, options: SpeechOptions = {}): Speech {
  const {told, words, notice} = oneLanguage(document, options)
  checkOptions(options, {pronunciations: [isPronunciations, 'a list of terms and what is said']})
  const say = (text: string, more?: Partial<Spoken>): Spoken => ({text, ...more})
  const warnings = told.sections
    .flatMap(({nodes}) => warningsIn(nodes))
    .flatMap((warning) => spoken([warning], words))

  const paragraphs: Spoken[] = [
    ...(told.watermark ? [say(plainPhrase(told.watermark), {emphasis: true})] : []),
    ...(notice ? [say(plainPhrase(notice), {locale: notice.locale})] : []),
    say(told.title.text, {pause: 'strong'}),
    ...told.notices.map(({phrase}) => say(plainPhrase(phrase))),
    ...told.sections.flatMap(({notices, nodes}) => [
      ...notices
        .filter(({code}) => code !== 'fallback')
        .map(({phrase}) => say(plainPhrase(phrase))),
      ...spoken(nodes, words),
    ]),
    ...warnings,
    ...told.review.map((line) => say(plainPhrase(line))),
    ...(told.attribution === undefined ? [] : [say(told.attribution)]),
  ]
    .map((paragraph) => ({...paragraph, text: xmlText(paragraph.text)}))
    .filter(({text}) => text !== '')

  const {pronunciations = []} = options
  const body = paragraphs.map((paragraph) => ssmlParagraph(paragraph, words, pronunciations))
  return {
    ssml: `<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${words.locale}">${body.join('')}</speak>`,
    transcript: paragraphs.map(({text}) => text).join('\n'),
    locale: words.locale,
  }
}
