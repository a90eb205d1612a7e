import type {RichText} from '@jakamy/schemas'

import type {Phrase, Share} from '../words/words.ts'

/** A text of the content, in the language of its section, or of the interface, in its own. */
export type Text = string | Phrase

/** How deep a heading stands: 1 heads a section. */
export type Level = 1 | 2 | 3

/** Why a notice is there; stable, for programs. */
export type NoticeCode =
  | 'pageFallback'
  | 'fallback'
  | 'withheld'
  | 'unverified'
  | 'ageing'
  | 'withdrawn'
  | 'warning'
  | 'notApproved'
  | 'notInLanguage'
  | 'notInOneLanguage'
  | 'informationOnly'
  | 'overdue'
  | 'examplesOnly'
  | 'noNumber'
  | 'notToScale'
  | 'notSupplied'
  | 'notReady'
  | 'unreviewed'
  | 'verdict'

/** Something the interface tells about a text. */
export interface Notice {
  kind: 'notice'
  code: NoticeCode
  phrase: Phrase
}

/** A value of a fact, with where it leads (`tel:`, `mailto:`, `https:`) when it leads anywhere. */
export interface FactValue {
  text: Text
  href?: string
}

/** One labelled fact, such as a telephone number or opening hours. */
export interface Fact {
  label: Text
  values: FactValue[]
}

/** A picture, drawing, video or recording with the words that stand for it. */
export interface Figure {
  kind: 'figure'
  media: 'image' | 'diagram' | 'video' | 'audio'
  title?: string
  caption?: string
  /** Text for people who cannot see it; empty for mere decoration. */
  alt?: string
  /** Id of the stored file, e.g. `image-…-800x600-png`; absent while none has been supplied. */
  asset?: string
  captions: {language: string; asset: string}[]
  /** It claims to be at actual size. A channel that cannot keep the claim shows `notice`. */
  actualSize?: {widthMm?: number; heightMm?: number; notice: Notice}
  /** Shown while there is no file. */
  notSupplied: Notice
  description: OutlineNode[]
  /** What a transcript is called. */
  transcriptLabel: Phrase
  transcript: OutlineNode[]
}

/**
 * What a text is made of, for any channel. `warning` and `critical` may never be left out or cut;
 * what is inside a `group` belongs together.
 */
export type OutlineNode =
  | {kind: 'heading'; level: Level; text: Text}
  | {kind: 'paragraph'; text: Text}
  /** Portable Text; the mark `critical` stands for words that may never be left out. */
  | {kind: 'richText'; blocks: RichText}
  | {kind: 'list'; ordered: boolean; items: OutlineNode[][]}
  | {kind: 'group'; nodes: OutlineNode[]}
  /** `about` names the treatment the warning belongs to, for channels that show it elsewhere. */
  | {kind: 'warning'; label: Phrase; about?: string; text: string}
  | {kind: 'critical'; label: Phrase; text: string}
  /** A number of the text in its other form, computed from the same number. */
  | {kind: 'frequency'; of?: string; share: Share; phrase: Phrase}
  | {kind: 'facts'; facts: Fact[]}
  /** A link to another document of the content; left out by channels that have no address for it. */
  | {kind: 'link'; text: Text; document: string}
  | Figure
  | Notice
