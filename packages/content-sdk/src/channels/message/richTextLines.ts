import type {RichText} from '@jakamy/schemas'

import {isStrong, joinedSpans} from '../../richText.ts'
import {bold, plain} from './plain.ts'

type Span = RichText[number]['children'][number]

/** The paragraphs of a rich text, one string each, a list of bullets as one; bold as `*…*`. */
export function richTextLines(blocks: RichText): string[] {
  const lines: string[] = []
  for (const [index, {children, listItem, level = 1}] of blocks.entries()) {
    const spans = joinedSpans(children)
    const line = spans.map((span, at) => spanText(span, spans[at - 1], spans[at + 1])).join('')
    if (line.trim() === '') continue
    const last = lines.at(-1)
    const told = listItem ? `${'  '.repeat(level - 1)}• ${line}` : line
    if (last !== undefined && listItem && blocks[index - 1]?.listItem)
      lines[lines.length - 1] = `${last}\n${told}`
    else lines.push(told)
  }
  return lines
}

/** Bold inside a word is not bold to a messenger: it would show the asterisks. */
function spanText(span: Span, before: Span | undefined, after: Span | undefined): string {
  const {text} = span
  const inWord =
    /[\p{L}\p{N}]$/u.test(before?.text ?? '') || /^[\p{L}\p{N}]/u.test(after?.text ?? '')
  return isStrong(span) && !inWord ? bold(plain(text)) : plain(text)
}
