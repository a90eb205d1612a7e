import type {RichText} from '@jakamy/schemas'

import type {Fact, Figure, Level, Notice, OutlineNode, Text} from '../../outline/nodes.ts'
import {plainPhrase} from '../../words/plainPhrase.ts'
import type {Share} from '../../words/words.ts'

/** A text and the language it is in. */
export interface JsonText {
  text: string
  locale: string
}

/** Something the interface tells about a text; `code` is stable, for programs. */
export interface JsonNotice extends JsonText {
  kind: 'notice'
  code: Notice['code']
}

/** Some words of a paragraph. */
export interface JsonSpan {
  text: string
  bold?: true
  /** May never be left out. */
  critical?: true
  /** Id of the document that the words lead to. */
  document?: string
}

/** A picture, drawing, video or recording with the words that stand for it. */
export interface JsonFigure {
  kind: 'figure'
  media: Figure['media']
  title?: string
  caption?: string
  alt?: string
  /** Id of the stored file; absent while none has been supplied, see `notSupplied`. */
  asset?: string
  captions: {language: string; asset: string}[]
  /** A screen that cannot keep these millimetres shows `notice`. */
  actualSize?: {widthMm?: number; heightMm?: number; notice: JsonNotice}
  notSupplied?: JsonNotice
  description: JsonNode[]
  transcriptLabel: JsonText
  transcript: JsonNode[]
}

/** What a section is made of. `warning` and `critical` may never be left out or cut; a `group` stays together. */
export type JsonNode =
  | ({kind: 'heading'; level: Level} & JsonText)
  | ({kind: 'paragraph'} & JsonText)
  /** A paragraph, or a bullet of the level 1 to 3. */
  | {kind: 'richText'; bullet?: number; spans: JsonSpan[]}
  | {kind: 'list'; ordered: boolean; items: JsonNode[][]}
  | {kind: 'group'; nodes: JsonNode[]}
  | {kind: 'warning'; label: JsonText; about?: string; text: string}
  | {kind: 'critical'; label: JsonText; text: string}
  /** A number of the text, counted; `of` is what it is the frequency of. */
  | ({kind: 'frequency'; of?: string; share: Share} & JsonText)
  | {kind: 'facts'; facts: {label: JsonText; values: (JsonText & {href?: string})[]}[]}
  | ({kind: 'link'; document: string} & JsonText)
  | JsonFigure
  | JsonNotice

/** The nodes of an outline as plain JSON. */
export function jsonNodes(nodes: readonly OutlineNode[], locale: string): JsonNode[] {
  return nodes.flatMap((node) => jsonNode(node, locale))
}

/** A notice as plain JSON. */
export function jsonNotice({kind, code, phrase}: Notice): JsonNotice {
  return {kind, code, ...said(phrase, phrase.locale)}
}

function jsonNode(node: OutlineNode, locale: string): JsonNode[] {
  switch (node.kind) {
    case 'heading':
      return [{kind: 'heading', level: node.level, ...said(node.text, locale)}]
    case 'paragraph':
      return [{kind: 'paragraph', ...said(node.text, locale)}]
    case 'richText':
      return node.blocks.flatMap(paragraph)
    case 'list':
      return [{...node, items: node.items.map((item) => jsonNodes(item, locale))}]
    case 'group':
      return [{kind: 'group', nodes: jsonNodes(node.nodes, locale)}]
    case 'warning':
    case 'critical':
      return [{...node, label: said(node.label, locale)}]
    case 'frequency': {
      const {kind, of, share, phrase} = node
      return [{kind, ...(of === undefined ? {} : {of}), share, ...said(phrase, locale)}]
    }
    case 'facts':
      return [{kind: 'facts', facts: node.facts.map((fact) => jsonFact(fact, locale))}]
    case 'link':
      return [{kind: 'link', document: node.document, ...said(node.text, locale)}]
    case 'figure':
      return [jsonFigure(node, locale)]
    case 'notice':
      return [jsonNotice(node)]
  }
}

/** Interface words say their language themselves; other words are in that of their section. */
function said(text: Text, locale: string): JsonText {
  return typeof text === 'string' ? {text, locale} : {text: plainPhrase(text), locale: text.locale}
}

function paragraph({children, listItem, level = 1, markDefs}: RichText[number]): JsonNode[] {
  const spans = children
    .filter(({text}) => text !== '')
    .map(({text, marks = []}): JsonSpan => {
      const target = (markDefs ?? []).find(({_key}) => marks.includes(_key))
      return {
        text,
        ...(marks.includes('strong') ? {bold: true} : {}),
        ...(marks.includes('critical') ? {critical: true} : {}),
        ...(target ? {document: target.document._ref} : {}),
      }
    })
  return spans.length === 0 ? [] : [{kind: 'richText', ...(listItem ? {bullet: level} : {}), spans}]
}

function jsonFact({label, values}: Fact, locale: string) {
  return {
    label: said(label, locale),
    values: values.map(({text, href}) => ({
      ...said(text, locale),
      ...(href === undefined ? {} : {href}),
    })),
  }
}

function jsonFigure(figure: Figure, locale: string): JsonFigure {
  const {actualSize, notSupplied, description, transcript, transcriptLabel, ...rest} = figure
  return {
    ...rest,
    ...(actualSize ? {actualSize: {...actualSize, notice: jsonNotice(actualSize.notice)}} : {}),
    ...(figure.asset === undefined ? {notSupplied: jsonNotice(notSupplied)} : {}),
    description: jsonNodes(description, locale),
    transcriptLabel: said(transcriptLabel, locale),
    transcript: jsonNodes(transcript, locale),
  }
}
