import {outline, type OutlineOptions, type Renderable, type Section} from '../outline/outline.ts'
import {notice} from '../outline/say.ts'
import {plainPhrase} from '../words/plainPhrase.ts'
import type {Phrase} from '../words/words.ts'
import {wordsFor} from '../words/wordsFor.ts'
import {jsonNodes, jsonNotice, type JsonNode, type JsonNotice} from './json/jsonNodes.ts'

export type {JsonFigure, JsonNode, JsonNotice, JsonSpan, JsonText} from './json/jsonNodes.ts'
export type {Renderable} from '../outline/outline.ts'
export type {Words} from '../words/words.ts'

/** A document for an app, as plain JSON: what to show, in which order, in which language. */
export interface JsonDocument {
  /** Only of a preview: show it first, and show it always. */
  watermark?: Phrase
  /** Grows when a program that reads this has to change. */
  format: 'content/1'
  id: string
  type: string
  /** The language that was asked for. */
  locale: string
  dir: 'ltr' | 'rtl'
  title: Phrase
  /** Hold for the whole text; to be shown before the sections. */
  notices: JsonNotice[]
  /** More than half of the text is in this language: say so, and offer the whole in it. */
  pageFallback?: {locale: string; notice: JsonNotice; readInstead: Phrase}
  sections: JsonSection[]
  /** Who reviewed the text, when, and what it does not cover: to be shown at the end. */
  review: Phrase[]
  /** To be shown wherever the text is. */
  attribution?: string
}

/** One safety unit, in one language. */
export interface JsonSection {
  unit: string
  locale: string
  dir: 'ltr' | 'rtl'
  /** In the language of the page; to be shown before the nodes. */
  notices: JsonNotice[]
  /** Empty when the unit is withheld. */
  nodes: JsonNode[]
}

/**
 * Renders a document for apps that draw their own screens. It tells everything that the other channels
 * show; `warning` and `critical` nodes may never be left out.
 * @param document a document of `createContent` or `createPreview`
 * @returns plain JSON, the same for the same document
 */
export function renderJson(document: Renderable, options: OutlineOptions = {}): JsonDocument {
  const told = outline(document, options)
  return {
    ...(told.watermark ? {watermark: phrase(told.watermark)} : {}),
    format: 'content/1',
    id: told.id,
    type: told.type,
    locale: told.locale,
    dir: told.dir,
    title: phrase(told.title),
    notices: told.notices.map(jsonNotice),
    ...(told.pageFallback
      ? {pageFallback: pageFallback(told.pageFallback.locale, told.locale, options)}
      : {}),
    sections: told.sections.map(section),
    review: told.review.map(phrase),
    ...(told.attribution === undefined ? {} : {attribution: told.attribution}),
  }
}

function pageFallback(shown: string, requested: string, options: OutlineOptions) {
  const words = wordsFor(requested, options.words)
  const text = words.notices.pageFallback({requested, shown})
  return {
    locale: shown,
    notice: jsonNotice(notice({words}, 'pageFallback', text)),
    readInstead: phrase({text: words.notices.readInstead(shown), locale: words.locale}),
  }
}

function section({unit, locale, dir, notices, nodes}: Section): JsonSection {
  return {unit, locale, dir, notices: notices.map(jsonNotice), nodes: jsonNodes(nodes, locale)}
}

function phrase({text, locale}: Phrase): Phrase {
  return {text: plainPhrase({text, locale}), locale}
}
