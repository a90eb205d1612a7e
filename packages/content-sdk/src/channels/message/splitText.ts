/** Shown where a text goes on in the next message. */
const more = '…'
/** Room for the marks at both ends and for bold that has to be closed and opened again. */
const reserve = 6

/**
 * Splits a text that is too long for one message: at the ends of sentences, else of clauses, else
 * between words, else inside a word. Every part but the last ends with `…`, every part but the first begins with it.
 * @param limit most characters in a part
 * @param locale language of the text, which decides where sentences end
 */
export function splitText(text: string, limit: number, locale: string): string[] {
  if (text.length <= limit) return [text]
  const room = limit - reserve
  const parts: string[] = []
  for (const piece of segments(text, room, locale)) {
    const current = parts.at(-1)
    if (current !== undefined && (current + piece).trimEnd().length <= room)
      parts[parts.length - 1] = current + piece
    else parts.push(piece)
  }
  return marked(parts.map((part) => part.trim()).filter((part) => part !== ''))
}

/** Pieces that are each short enough, as large as the language allows. */
function segments(text: string, room: number, locale: string): string[] {
  const sentences = [...new Intl.Segmenter(locale, {granularity: 'sentence'}).segment(text)]
  return sentences.flatMap(({segment}) =>
    segment.trimEnd().length <= room ? segment : byClause(segment, room),
  )
}

function byClause(sentence: string, room: number): string[] {
  const clauses = sentence.split(/(?<=[,;:]\s)/)
  return clauses.flatMap((clause) =>
    clause.trimEnd().length <= room ? clause : byWord(clause, room),
  )
}

function byWord(clause: string, room: number): string[] {
  return clause.split(/(?<=\s)/).flatMap((word) => (word.length <= room ? word : graphemes(word)))
}

/** What a reader sees as single characters: none is ever cut. */
function graphemes(word: string): string[] {
  return [...new Intl.Segmenter().segment(word)].map(({segment}) => segment)
}

/** Puts the marks on, and keeps bold that was cut in two bold on both sides. */
function marked(parts: readonly string[]): string[] {
  let isBold = false
  return parts.map((part, index) => {
    const opened = isBold ? `*${part}` : part
    isBold = (opened.match(/\*/g)?.length ?? 0) % 2 === 1
    const closed = isBold ? `${opened}*` : opened
    return `${index > 0 ? `${more} ` : ''}${closed}${index < parts.length - 1 ? ` ${more}` : ''}`
  })
}
