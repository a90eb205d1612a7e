import type {Fact, Figure, OutlineNode} from '../../outline/nodes.ts'
import type {Words} from '../../words/words.ts'
import {bold, plain, words} from './plain.ts'
import {richTextLines} from './richTextLines.ts'

/** A part of a message that stays together as long as it fits. */
export interface Piece {
  text: string
  /**
   * - `heading`: stays with what follows
   * - `whole`: is never cut, however long
   */
  kind: 'heading' | 'whole' | 'text'
  /** What a piece is made of that is too long for one message. */
  parts?: Piece[]
}

/**
 * The nodes of a section as pieces. Warnings are left to the head of the message.
 * @param depth how many lists they stand in
 */
export function pieces(nodes: readonly OutlineNode[], say: Words, depth = 0): Piece[] {
  return nodes.flatMap((node) => piecesOf(node, say, depth))
}

/** A do-not-stop warning with the treatment it belongs to. */
export function warningPiece({label, about, text}: Extract<OutlineNode, {kind: 'warning'}>): Piece {
  const lines = [bold(words(label)), about === undefined ? '' : plain(about), bold(plain(text))]
  return {kind: 'whole', text: lines.filter(Boolean).join('\n')}
}

/** All warnings among nodes, however deep. */
export function warningsIn(
  nodes: readonly OutlineNode[],
): Extract<OutlineNode, {kind: 'warning'}>[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'warning') return [node]
    if (node.kind === 'group') return warningsIn(node.nodes)
    return node.kind === 'list' ? node.items.flatMap(warningsIn) : []
  })
}

const text = (value: string): Piece => ({kind: 'text', text: value})

function piecesOf(node: OutlineNode, say: Words, depth: number): Piece[] {
  switch (node.kind) {
    case 'heading':
      return [{kind: 'heading', text: bold(words(node.text))}]
    case 'paragraph':
      return [text(words(node.text))]
    case 'richText':
      return richTextLines(node.blocks).map(text)
    case 'list':
      return node.items.flatMap((item, index) =>
        together(pieces(item, say, depth + 1), listMark(node.ordered, depth, index)),
      )
    case 'group':
      return together(pieces(node.nodes, say, depth), '')
    case 'warning':
      return []
    case 'critical':
      return [{kind: 'whole', text: `${bold(words(node.label))} – ${plain(node.text)}`}]
    case 'frequency':
      return [text(`${node.of === undefined ? '' : `${plain(node.of)} – `}${words(node.phrase)}`)]
    case 'facts':
      return node.facts.map((fact) => text(factLine(fact, say)))
    // Its words alone would stand there without a reason.
    case 'link':
      return []
    case 'figure':
      return figurePieces(node, say)
    case 'notice':
      return [text(words(node.phrase))]
  }
}

/** Pieces as one, under a list mark; its parts remain for the case that it is too long. */
export function together(inner: Piece[], mark: string): Piece[] {
  const [first, ...rest] = inner
  if (!first) return []
  const parts = [{...first, text: mark + first.text}, ...rest]
  const joined = parts.map((part) => part.text).join('\n')
  return [
    {kind: parts.every((part) => part.kind === 'whole') ? 'whole' : 'text', text: joined, parts},
  ]
}

function listMark(ordered: boolean, depth: number, index: number): string {
  if (ordered) return `${index + 1}. `
  return depth === 0 ? '• ' : '  – '
}

function factLine({label, values}: Fact, say: Words): string {
  // Sentences of the interface have commas of their own.
  const separator = values.every((value) => typeof value.text === 'string') ? ', ' : say.separator
  const told = values.map((value) => words(value.text)).join(separator)
  return `${words({text: say.label(words(label)), locale: say.locale})}${told}`
}

/**
 * A picture cannot be seen in a text: its description or transcript is told under its title and
 * caption. Alone these would point at nothing and are left out.
 */
function figurePieces(
  {caption, title, alt, description, transcript, actualSize}: Figure,
  say: Words,
): Piece[] {
  const told = [...(alt ? [text(plain(alt))] : []), ...pieces([...description, ...transcript], say)]
  if (told.length === 0) return told
  const names = [title, caption].flatMap((name): Piece[] =>
    name === undefined ? [] : [{kind: 'heading', text: plain(name)}],
  )
  const claim = names.length > 0 && actualSize ? [text(words(actualSize.notice.phrase))] : []
  return [...names, ...claim, ...told]
}
