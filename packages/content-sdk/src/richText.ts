import {hasText} from '@jakamy/policy'
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

/** Whether words are shown in bold: by the author, or because they must not be overlooked. */
export const isStrong = ({marks = []}: Block['children'][number]): boolean =>
  marks.includes('strong') || marks.includes('critical')

/**
 * The spans of a paragraph, neighbours that look alike as one: the signs for bold at the end of one and
 * at the beginning of the next would otherwise be read together.
 * @param link the key of a link's mark, where links show
 */
export function joinedSpans(
  children: Block['children'],
  link: (span: Block['children'][number]) => string | undefined = () => undefined,
): Block['children'] {
  return children
    .filter(({text}) => text !== '')
    .reduce((joined: Block['children'], span) => {
      const last = joined.at(-1)
      if (!last || isStrong(last) !== isStrong(span) || link(last) !== link(span))
        return [...joined, span]
      return joined.with(-1, {...last, text: last.text + span.text})
    }, [])
}

/**
 * The well-formed paragraphs of a value that say something. In a draft some may not be well-formed, and
 * editors leave empty lines behind, which would be empty bullets in a list.
 */
export function richTextOf(value: unknown): RichText {
  return wellFormed(value).filter(({children}) => hasText(children))
}

function wellFormed(value: unknown): RichText {
  const whole = z.safeParse(portableText, value)
  if (whole.success) return whole.data
  if (!Array.isArray(value)) return []
  return value.flatMap((block) => {
    const one = z.safeParse(portableText, [block])
    return one.success ? one.data : []
  })
}
