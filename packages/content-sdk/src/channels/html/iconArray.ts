import type {Share} from '../../words/words.ts'
import {escapeHtml} from './escapeHtml.ts'

/** Above this, dots are too small to be told apart. */
const most = 1000

/**
 * A number as dots, one for each that it counts: filled ones surely, ringed ones up to the end of a
 * range, small ones for the others. They are told apart by shape, not by colour, and take the colour of
 * the text. Its text alternative is the sentence that stands beside it.
 * @param sentence the same number in words
 * @returns an `svg` element; an empty text when the number cannot be drawn
 */
export function iconArray({low, high, denominator}: Share, sentence: string): string {
  const isWhole = [low, high, denominator].every(Number.isInteger)
  if (!isWhole || low < 0 || high < low || high > denominator || denominator > most) return ''
  const columns = denominator <= 100 ? 10 : 40
  const rows = Math.ceil(denominator / columns)
  return [
    `<svg class="content-icons" role="img" aria-label="${escapeHtml(sentence)}" viewBox="0 0 ${columns * 10} ${rows * 10}" width="${columns * 12}" height="${rows * 12}" fill="none" stroke="currentColor">`,
    dots(0, low, columns, 8),
    rings(low, high, columns),
    dots(high, denominator, columns, 3),
    '</svg>',
  ].join('')
}

/** Dots as a line per row, dashed so finely that only its round ends are left. */
function dots(from: number, to: number, columns: number, size: number): string {
  if (from === to) return ''
  const lines: string[] = []
  for (let at = from; at < to; at += columns - (at % columns)) {
    const last = Math.min(to, at + columns - (at % columns)) - 1
    const {x, y} = centre(at, columns)
    // A line without length would have no ends everywhere.
    lines.push(`M${x} ${y}h${(last - at) * 10}.01`)
  }
  return `<path d="${lines.join('')}" stroke-width="${size}" stroke-linecap="round" stroke-dasharray="0 10"></path>`
}

function rings(from: number, to: number, columns: number): string {
  const circles = Array.from({length: to - from}, (_, index) => {
    const {x, y} = centre(from + index, columns)
    return `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z`
  })
  return circles.length === 0 ? '' : `<path d="${circles.join('')}" stroke-width="2"></path>`
}

function centre(index: number, columns: number): {x: number; y: number} {
  return {x: (index % columns) * 10 + 5, y: Math.floor(index / columns) * 10 + 5}
}
