import type {RichText} from '@jakamy/schemas'

import {richTextOf} from '../richText.ts'
import {percentOf, shareOf} from '../share.ts'
import type {PartName, Phrase, Words} from '../words/words.ts'
import type {Fact, FactValue, Level, Notice, NoticeCode, OutlineNode, Text} from './nodes.ts'

/** What the outline of a unit needs besides its value. */
export interface Say {
  /** Interface words in the language of the section. */
  words: Words
  /** One denominator for all numbers of the document. */
  denominator: number
  /** Whether editors read it: then what is wanting is told too. */
  preview: boolean
}

/** Words of the interface, with their language. */
export const phrase = ({words}: {words: Words}, text: string): Phrase => ({
  text,
  locale: words.locale,
})

export const notice = (say: {words: Words}, code: NoticeCode, text: string): Notice => ({
  kind: 'notice',
  code,
  phrase: phrase(say, text),
})

export const heading = (text: Text | undefined, level: Level = 1): OutlineNode[] =>
  isBlank(text) ? [] : [{kind: 'heading', level, text}]

/** A heading in interface words, for a part whose author wrote none. */
export const partHeading = (say: Say, part: PartName, level: Level = 1): OutlineNode[] =>
  heading(phrase(say, say.words.parts[part]), level)

export const paragraph = (text: Text | undefined): OutlineNode[] =>
  isBlank(text) ? [] : [{kind: 'paragraph', text}]

/** A rich text; nothing when it says nothing. */
export function richText(value: unknown): OutlineNode[] {
  const blocks: RichText = richTextOf(value)
  return blocks.length === 0 ? [] : [{kind: 'richText', blocks}]
}

export function list(items: OutlineNode[][], ordered = false): OutlineNode[] {
  const full = items.filter((item) => item.length > 0)
  return full.length === 0 ? [] : [{kind: 'list', ordered, items: full}]
}

/** Nodes under a heading; nothing when there are none. */
export const under = (head: OutlineNode[], nodes: OutlineNode[]): OutlineNode[] =>
  nodes.length === 0 ? [] : [...head, ...nodes]

/** What must never be left out. */
export const critical = (say: Say, text: string | undefined): OutlineNode[] =>
  isBlank(text) ? [] : [{kind: 'critical', label: phrase(say, say.words.important), text}]

/** Facts that have a value. */
export function facts(items: (Fact | undefined)[]): OutlineNode[] {
  const known = items.filter((fact) => fact !== undefined)
  return known.length === 0 ? [] : [{kind: 'facts', facts: known}]
}

/** A fact; `undefined` without a value. */
export function fact(
  label: Text | undefined,
  values: (FactValue | Text | undefined)[],
): Fact | undefined {
  const known = values
    .filter((value) => value !== undefined)
    .map((value) => (typeof value === 'string' || 'locale' in value ? {text: value} : value))
  return isBlank(label) || known.length === 0 ? undefined : {label, values: known}
}

/** The other form of a number in percent; words, counts and silence have none. */
export function frequency(say: Say, value: unknown, of?: string): OutlineNode[] {
  const share = shareOf(value, say.denominator)
  const percent = percentOf(value)
  if (!share || !percent) return []
  const text = phrase(say, say.words.share(share, percent))
  return [{kind: 'frequency', ...(of === undefined ? {} : {of}), share, phrase: text}]
}

function isBlank(text: Text | undefined): text is undefined {
  return text === undefined || (typeof text === 'string' ? text : text.text).trim() === ''
}
