import type {Piece} from './pieces.ts'
import {splitText} from './splitText.ts'

const gap = '\n\n'

/**
 * Fills messages with pieces, in order. A piece is divided only when it is longer than a message by
 * itself; headings stay with what follows; what must stand whole does, however long.
 * @param limit most characters in a message
 * @param locale language of the text
 */
export function pack(pieces: readonly Piece[], limit: number, locale: string): string[] {
  const blocks: string[] = []
  for (const chunk of chunks(pieces).flatMap((piece) => fitting(piece, limit, locale))) {
    const current = blocks.at(-1)
    const joined = current === undefined ? chunk : current + gap + chunk
    if (current !== undefined && joined.length <= limit) blocks[blocks.length - 1] = joined
    else blocks.push(chunk)
  }
  return blocks
}

/** Puts headings together with the piece they head; headings of nothing stand alone. */
function chunks(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  let headings: Piece[] = []
  for (const piece of pieces) {
    if (piece.kind === 'heading') headings.push(piece)
    else {
      result.push(headed(headings, piece))
      headings = []
    }
  }
  return [...result, ...headings]
}

function headed(headings: readonly Piece[], piece: Piece): Piece {
  if (headings.length === 0) return piece
  const parts = [...headings, piece]
  return {kind: 'text', text: parts.map(({text}) => text).join('\n'), parts}
}

/** A piece as texts that each fit, or that may not be cut. */
function fitting({kind, text, parts}: Piece, limit: number, locale: string): string[] {
  if (text.length <= limit) return [text]
  if (parts && parts.some((part) => part.kind === 'whole' || part.parts)) {
    return parts.flatMap((part) => fitting(part, limit, locale))
  }
  return kind === 'whole' ? [text] : splitText(text, limit, locale)
}
