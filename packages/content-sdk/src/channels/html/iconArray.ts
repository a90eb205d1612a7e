import {directionOf} from '@jakamy/schemas'

import type {Share} from '../../words/words.ts'
import {escapeHtml} from './escapeHtml.ts'

/** Above this, dots are too small to be told apart. */
const most = 1000

/** The drawing of a number: its size in units, and its paths with what draws them. */
export interface IconArray {
  width: number
  height: number
  paths: {d: string; strokeWidth: number; isDotted: boolean}[]
}

/**
 * A number as dots, one for each that it counts: filled ones surely, ringed ones up to the end of a
 * range, small ones for the others. They are told apart by shape, not by colour.
 * @param locale of the text around it: dots are counted from where its lines begin
 * @returns `undefined` when the number cannot be drawn
 */
export function iconArrayOf(
  {low, high, denominator}: Share,
  locale: string,
): IconArray | undefined {
  const isWhole = [low, high, denominator].every(Number.isInteger)
  if (!isWhole || low < 0 || high < low || high > denominator || denominator > most)
    return undefined
  const columns = denominator <= 100 ? 10 : 40
  const grid = {columns, isMirrored: directionOf(locale) === 'rtl'}
  const drawn = [
    {d: dots(0, low, grid), strokeWidth: 8, isDotted: true},
    {d: rings(low, high, grid), strokeWidth: 2, isDotted: false},
    {d: dots(high, denominator, grid), strokeWidth: 3, isDotted: true},
  ]
  return {
    width: columns * 10,
    height: Math.ceil(denominator / columns) * 10,
    paths: drawn.filter(({d}) => d !== ''),
  }
}

/**
 * The same as HTML, in the colour of the text. Its text alternative is the sentence beside it.
 * @param sentence the same number in words
 * @param locale of the text around it
 * @returns an `svg` element; an empty text when the number cannot be drawn
 */
export function iconArray(share: Share, sentence: string, locale: string): string {
  const drawing = iconArrayOf(share, locale)
  if (!drawing) return ''
  const {width, height, paths} = drawing
  const drawn = paths.map(
    ({d, strokeWidth, isDotted}) =>
      `<path d="${d}" stroke-width="${strokeWidth}"${isDotted ? ' stroke-linecap="round" stroke-dasharray="0 10"' : ''}></path>`,
  )
  return `<svg class="content-icons" role="img" aria-label="${escapeHtml(sentence)}" viewBox="0 0 ${width} ${height}" width="${width * 1.2}" height="${height * 1.2}" fill="none" stroke="currentColor">${drawn.join('')}</svg>`
}

/** Where the dots stand. */
interface Grid {
  columns: number
  /** Whether the first dot of a row is the one on the right. */
  isMirrored: boolean
}

/** Dots as a line per row, dashed so finely that only its round ends are left. */
function dots(from: number, to: number, grid: Grid): string {
  const {columns, isMirrored} = grid
  const lines: string[] = []
  for (let at = from; at < to; at += columns - (at % columns)) {
    const last = Math.min(to, at + columns - (at % columns)) - 1
    const {x, y} = centre(at, grid)
    // A line without length would have no ends everywhere.
    lines.push(`M${x} ${y}h${isMirrored ? '-' : ''}${(last - at) * 10}.01`)
  }
  return lines.join('')
}

function rings(from: number, to: number, grid: Grid): string {
  return Array.from({length: to - from}, (_, index) => {
    const {x, y} = centre(from + index, grid)
    return `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z`
  }).join('')
}

function centre(index: number, {columns, isMirrored}: Grid): {x: number; y: number} {
  const column = index % columns
  const x = (isMirrored ? columns - 1 - column : column) * 10 + 5
  return {x, y: Math.floor(index / columns) * 10 + 5}
}
