import {UserError} from '../../ports.ts'
import type {Passage, Span} from './page.ts'

/** More than any page has; keeps the report of a broken or hostile one readable. */
const maxPassages = 20_000

/** Puts passages together from the pieces of text in which a parser delivers them. */
export class PassageWriter {
  readonly passages: Passage[] = []
  #spans: Span[] = []
  #doubts = new Set<string>()
  #kind: Passage['kind'] = 'paragraph'
  #level = 0
  /** Whether a space would be at the start of a line, where browsers show none. */
  #isAfterSpace = true
  #isAfterBreak = false

  /** What the next words are part of; a paragraph unless this is called. */
  begin(kind: Passage['kind'], level: number): void {
    this.#kind = kind
    this.#level = level
  }

  /** Adds words, with white space as browsers show it unless it is to be kept. */
  add(source: string, strong: boolean, keepSpace: boolean, doubts: Iterable<string>): void {
    let text = source
    if (!keepSpace) {
      text = source.replace(/[ \t\n\r\f]+/g, ' ')
      if (this.#isAfterSpace && text.startsWith(' ')) text = text.slice(1)
    }
    if (text === '') return
    const last = this.#spans.at(-1)
    if (last?.strong === strong) last.text += text
    else this.#spans.push({text, strong})
    if (text.trim() !== '') {
      for (const doubt of doubts) this.#doubts.add(doubt)
      this.#isAfterBreak = false
    }
    this.#isAfterSpace = text.endsWith(' ') || text.endsWith('\n')
  }

  /** Begins a new line; two in a row are how old pages part paragraphs. */
  breakLine(): void {
    if (this.#spans.length === 0) return
    if (this.#isAfterBreak) return this.end()
    this.add('\n', this.#spans.at(-1)?.strong ?? false, true, [])
    this.#isAfterBreak = true
  }

  /** Ends the passage. One without words keeps waiting for them: `<li><p>` is one item. */
  end(): void {
    const spans = trimmed(this.#spans)
    this.#spans = []
    this.#isAfterSpace = true
    this.#isAfterBreak = false
    if (spans.length === 0) return
    this.passages.push({
      kind: this.#kind,
      level: this.#level,
      spans,
      doubts: [...this.#doubts],
    })
    if (this.passages.length > maxPassages) {
      throw new UserError(
        `The page has more than ${maxPassages} passages. Split it, or save the text alone.`,
        2,
      )
    }
    this.#doubts.clear()
    this.begin('paragraph', 0)
  }

  /** Makes one row of a table of all passages from the one with this index. */
  joinRow(start: number): void {
    const cells = this.passages.splice(start)
    const spans = cells.flatMap((cell, index) =>
      index === 0 ? cell.spans : [{text: '\t', strong: false}, ...cell.spans],
    )
    const doubts = [...new Set(cells.flatMap((cell) => cell.doubts))]
    if (spans.length > 0) this.passages.push({kind: 'row', level: 0, spans, doubts})
  }
}

/** Without white space at the ends: that of browsers only, so that no other character is lost. */
function trimmed(spans: readonly Span[]): Span[] {
  const start = spans.findIndex(({text}) => text.trim() !== '')
  if (start < 0) return []
  const end = spans.findLastIndex(({text}) => text.trim() !== '')
  const kept = spans.slice(start, end + 1).map(({text, strong}) => ({
    text: text.replace(/ ?\n ?/g, '\n'),
    strong,
  }))
  const [first] = kept
  const last = kept.at(-1)
  if (first) first.text = first.text.replace(/^[ \t\n\r\f]+/, '')
  if (last) last.text = withoutSpaceAtEnd(last.text)
  return kept
}

/** A regular expression for the end would look at every space of a long text again and again. */
function withoutSpaceAtEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\n\r\f'.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}
