import {portableText, type RichText} from '@jakamy/schemas'
import * as z from 'zod/mini'

type Block = RichText[number]

/**
 * Marks words that stand in a rich text, without changing them: the first place where they stand
 * whole inside one span gets the mark. `undefined` when there is none.
 * @param at where they may stand: anywhere, or only at the very beginning
 */
export function markWords(
  blocks: RichText,
  words: string,
  mark: string,
  at: 'anywhere' | 'start' = 'anywhere',
): RichText | undefined {
  if (words.trim() === '') return undefined
  for (const [blockIndex, block] of blocks.entries()) {
    if (at === 'start' && blockIndex > 0) return undefined
    for (const [index, span] of block.children.entries()) {
      const start = span.text.toLowerCase().indexOf(words.toLowerCase())
      if (start === -1 || (at === 'start' && (index > 0 || start > 0))) continue
      const marked = {
        ...block,
        children: block.children.toSpliced(index, 1, ...split(span, start, words.length, mark)),
      }
      return blocks.toSpliced(blockIndex, 1, marked)
    }
  }
  return undefined
}

function split(span: Block['children'][number], start: number, length: number, mark: string) {
  const {text, marks = []} = span
  return [
    {...span, text: text.slice(0, start)},
    {...span, text: text.slice(start, start + length), marks: [...marks, mark]},
    {...span, text: text.slice(start + length)},
  ].filter((part) => part.text !== '')
}

/** The well-formed paragraphs of a value; in a draft some may not be. */
export function richTextOf(value: unknown): RichText {
  const whole = z.safeParse(portableText, value)
  if (whole.success) return whole.data
  if (!Array.isArray(value)) return []
  return value.flatMap((block) => {
    const one = z.safeParse(portableText, [block])
    return one.success ? one.data : []
  })
}
