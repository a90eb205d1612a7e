import type {OutlineOptions, Renderable} from '../outline/outline.ts'
import {oneLanguage} from './message/oneLanguage.ts'
import {pack} from './message/pack.ts'
import {pieces, together, warningPiece, warningsIn, type Piece} from './message/pieces.ts'
import {bold, plain, words} from './message/plain.ts'

export type {Renderable} from '../outline/outline.ts'
export type {Words} from '../words/words.ts'

/** How a document becomes messages. */
export interface MessageOptions extends OutlineOptions {
  /** Most characters in one message, at least 200. Default 1000, which is readable on a phone. */
  limit?: number
  /**
   * The same document read in its fallback language. It is used when `document` has parts in more
   * than one language, which a message must never mix; without it such a text is not given at all,
   * only the advice to ask the team.
   */
  whole?: Renderable
  /** Where the current version can be read; put at the end. */
  url?: string
}

/** The least a limit can be: shorter messages would fall to pieces. */
const shortest = 200

/**
 * Renders a document as messages of plain text for WhatsApp and the like: `*bold*` and nothing else,
 * in one language. What a treatment must not be stopped for stands in the first message and is never
 * cut; a group of risks stays together unless it is longer than a message; the review and the credit
 * come last. Every message of a preview begins with its watermark.
 * @param document a document of `createContent` or `createPreview`
 * @returns the messages, in order
 * @throws ContentError `INVALID_OPTIONS`
 */
export function renderMessage(document: Renderable, options: MessageOptions = {}): string[] {
  const {told, words: say, notice} = oneLanguage(document, options)
  const limit = Math.max(shortest, Math.trunc(options.limit ?? 1000) || 0)

  const mark = told.watermark ? `${bold(words(told.watermark))}\n\n` : ''
  const room = limit - mark.length
  const introduction: Piece[] = [
    ...(notice ? [text(words(notice))] : []),
    text(bold(plain(told.title.text))),
    ...told.notices.map(({phrase}) => text(words(phrase))),
  ]
  const warnings = told.sections.flatMap(({nodes}) => warningsIn(nodes)).map(warningPiece)
  const body = told.sections.flatMap(({notices, nodes}) => {
    const known = notices
      .filter(({code}) => code !== 'fallback')
      .map(({phrase}) => text(words(phrase)))
    return [...known, ...closed(pieces(nodes, say))]
  })
  const end = [
    ...told.review.map(words).map(text),
    ...(told.attribution === undefined ? [] : [text(plain(told.attribution))]),
    ...(options.url === undefined ? [] : [whole(options.url)]),
  ]
  const last = together(end, '')

  const blocks = pack(
    [...opening(introduction, warnings, room), ...body, ...last],
    room,
    say.locale,
  )
  return blocks.map((block) => mark + block)
}

/**
 * The first warning has to be in the first message: what does not fit before it comes after it, the
 * last of the introduction first.
 */
function opening(
  introduction: readonly Piece[],
  warnings: readonly Piece[],
  room: number,
): Piece[] {
  const [first] = warnings
  if (!first) return [...introduction]
  const fits = (before: readonly Piece[]) =>
    [...before, first].map((piece) => piece.text).join('\n\n').length <= room
  let count = introduction.length
  while (count > 0 && !fits(introduction.slice(0, count))) count -= 1
  return [...introduction.slice(0, count), ...warnings, ...introduction.slice(count)]
}

/**
 * A section whose last headings do not reach into the next one. Nothing when it is its own heading only;
 * those below it are names, and tell something by themselves.
 */
function closed(inside: readonly Piece[]): Piece[] {
  const end = inside.findLastIndex(({kind}) => kind !== 'heading')
  return end === -1 && inside.length < 2
    ? []
    : inside.map((piece, index) => (index > end ? text(piece.text) : piece))
}

const text = (value: string): Piece => ({kind: 'text', text: value})

/** Half an address leads nowhere. */
const whole = (value: string): Piece => ({kind: 'whole', text: value})
