import type {DefinitionMap} from '@jakamy/policy'
import {directionOf, documents, type DocumentType} from '@jakamy/schemas'

import {byField} from '../byField.ts'
import type {ContentDocument, LabelledDocument} from '../contentDocument.ts'
import type {PreviewDocument} from '../createPreview.ts'
import {denominatorFor} from '../share.ts'
import type {Phrase, Words} from '../words/words.ts'
import {wordsFor} from '../words/wordsFor.ts'
import {checkRenderable} from './checkRenderable.ts'
import {generic} from './generic.ts'
import {localNodes, localReview, localNotices} from './local.ts'
import type {Notice, OutlineNode} from './nodes.ts'
import {outlines} from './outlines.ts'
import {
  isPart,
  isShown,
  nothingShown,
  pageFallbackOf,
  reviewOf,
  unitNotices,
  unreviewedParts,
  watermark,
  type AnyUnit,
  type ShownUnit,
} from './pageNotices.ts'
import {partHeading, under} from './say.ts'

/**
 * What channels render: a document that went through the gate, with or without a label on words that
 * nobody has approved, or an editor's preview. Nothing else.
 * `attribution` is the credit line of its rights, shown wherever the text is shown.
 */
export type Renderable = ContentDocument | LabelledDocument | PreviewDocument

/** One safety unit of a document, in one language; `local` holds what the clinic says of the whole. */
export interface Section {
  unit: string
  locale: string
  dir: 'ltr' | 'rtl'
  /** In the language of the page. */
  notices: Notice[]
  /** In the language of the section; empty when the unit is withheld. */
  nodes: OutlineNode[]
}

/** A document as every channel tells it: what comes, in which order, in which language, under which notices. */
export interface Outline {
  id: string
  type: string
  /** The language that was asked for. */
  locale: string
  dir: 'ltr' | 'rtl'
  /** In the language it is in, which may not be the one asked for. */
  title: Phrase
  /** Only of a preview; every channel shows it first. */
  watermark?: Phrase
  /** What holds for the whole text; every channel shows it before the sections. */
  notices: Notice[]
  sections: Section[]
  /** Who reviewed the text and when, and what it does not cover: at the end. */
  review: Phrase[]
  /** Who is to be credited: at the very end, in every channel. */
  attribution?: string
  /** More than half of the text is in this language: a site may offer the whole page in it. */
  pageFallback?: {locale: string}
}

/** How an outline is made. */
export interface OutlineOptions {
  /** Interface words for a language that this package has none for. */
  words?: Words
  /** Document types. Default: those of the clinic. */
  definitions?: DefinitionMap
}

/**
 * Turns a document into its outline: the structure that all channels share. It knows the types of
 * documents and no output; channels know outputs and no type of document.
 * @throws ContentError `INVALID_OPTIONS` for something that is no document
 */
export function outline(document: Renderable, options: OutlineOptions = {}): Outline {
  checkRenderable(document, options)
  const {definitions = documents} = options
  const words = wordsFor(document.locale, options.words)
  const units = Object.entries<AnyUnit>(document.units)
  const all = units.map(([, unit]) => unit)
  const preview = 'watermark' in document
  const denominator = denominatorFor(all.map((unit) => (isShown(unit) ? unit.value : undefined)))
  const nothing = nothingShown(all, document.locale, words)
  const pageFallback = pageFallbackOf(all)
  const review = reviewOf(all, document.locale, words)

  const local = 'local' in document ? (document.local?.parts ?? []) : []
  const sayIn = (locale: string) => ({
    words: wordsFor(locale, options.words),
    denominator,
    preview,
  })

  const sections = units.flatMap(([unit, state]): Section[] => {
    const beside = local.filter((part) => part.unit === unit)
    if (nothing || (state.status === 'absent' && beside.length === 0)) return []
    const locale = isShown(state) ? state.locale : (beside[0]?.locale ?? words.locale)
    const say = sayIn(locale)
    const own = isShown(state) ? nodesOf(definitions, document.type, unit, state, say) : []
    const title = own.length === 0 && isPart(say.words, unit) ? partHeading(say, unit) : []
    const nodes = [...own, ...under(title, localNodes(beside, say))]
    const notices = [...unitNotices(unit, state, words), ...localNotices(beside, words)]
    // A unit whose only word is the title has nothing more to tell.
    if (nodes.length === 0 && isShown(state)) return []
    return [{unit, locale, dir: directionOf(locale), notices, nodes}]
  })
  const aside = nothing ? [] : local.filter((part) => part.unit === undefined)
  const [first] = aside
  if (first) {
    const {locale, dir} = first
    const nodes = localNodes(aside, sayIn(locale), 1)
    sections.push({unit: 'local', locale, dir, notices: localNotices(aside, words), nodes})
  }

  return {
    id: document.id,
    type: document.type,
    locale: document.locale,
    dir: directionOf(document.locale),
    title: titleOf(definitions, document.type, document.units) ?? {
      text: words.neutralTitle,
      locale: words.locale,
    },
    ...(preview ? {watermark: watermark(words)} : {}),
    notices: [...(nothing ? [nothing] : []), ...unreviewedParts(all, words), ...review.notices],
    sections,
    review: [...review.lines, ...localReview(nothing ? [] : local, words)],
    ...(document.attribution === undefined ? {} : {attribution: document.attribution}),
    ...(pageFallback ? {pageFallback} : {}),
  }
}

function nodesOf(
  definitions: DefinitionMap,
  type: DocumentType,
  unit: string,
  {value}: ShownUnit,
  say: Parameters<typeof generic>[2],
): OutlineNode[] {
  const own = outlines.get(type)?.get(unit)
  if (own) return own(value, say)
  const definition = definitions[type]
  const fields = definition?.units[unit]?.fields ?? {}
  return generic(fields, byField(fields, unit, value), say, definitions, definition?.preview.title)
}

/** The field that names a document by its definition, in the language it is shown in. */
function titleOf(
  definitions: DefinitionMap,
  type: string,
  units: Readonly<Record<string, AnyUnit>>,
): Phrase | undefined {
  const definition = definitions[type]
  if (!definition) return undefined
  const [name = '', ...inside] = definition.preview.title.split('.')
  for (const [unit, {fields}] of Object.entries(definition.units)) {
    const state = units[unit]
    if (!(name in fields) || !state || !isShown(state)) continue
    const value = byField(fields, unit, state.value)
    const text = [name, ...inside].reduce<unknown>(
      (holder, key) =>
        typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined,
      value,
    )
    if (typeof text === 'string') return {text, locale: state.locale}
  }
  return undefined
}
