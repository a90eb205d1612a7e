import type {RichText} from '@jakamy/schemas'

import {bold, plain} from './plain.ts'

type Span = RichText[number]['children'][number]

/** The paragraphs of a rich text, one string each; bullets as `• …`, bold as `*…*`. */
export function richTextLines(blocks: RichText): string[] {
  return blocks.flatMap(({children, listItem, level = 1}) => {
    const line = children
      .map((span, index) => spanText(span, children[index - 1], children[index + 1]))
      .join('')
    if (line.trim() === '') return []
    return [listItem ? `${'  '.repeat(level - 1)}• ${line}` : line]
  })
}

/** Bold inside a word is not bold to a messenger: it would show the asterisks. */
function spanText(
  {text, marks = []}: Span,
  before: Span | undefined,
  after: Span | undefined,
): string {
  const isStrong = marks.includes('strong') || marks.includes('critical')
  const inWord =
    /[\p{L}\p{N}]$/u.test(before?.text ?? '') || /^[\p{L}\p{N}]/u.test(after?.text ?? '')
  return isStrong && !inWord ? bold(plain(text)) : plain(text)
}
