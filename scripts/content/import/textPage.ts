import type {Page, Passage} from './page.ts'

const bullet = /^\s*(?:[•‣◦▪●*–-]|\d{1,2}[.)])\s+(?=\S)/u
/** A line at least this long was broken to fit a window: the next one goes on with it. */
const fullLine = 50
const longestHeading = 160

/**
 * Takes plain text apart: empty lines part passages, marks at the start make list items. A line by
 * itself without a full stop may be a heading; whether it is one, the map of headings says.
 */
export function textPage(source: string): Page {
  const passages = source
    .split(/\r?\n[ \t]*(?:\r?\n)+|\f/)
    .flatMap((paragraph) => passagesOf(paragraph.split(/\r?\n/)))
  return {passages, asides: [], files: [], links: [], removed: {}}
}

function passagesOf(lines: readonly string[]): Passage[] {
  const texts: {isItem: boolean; text: string; lastLine: number}[] = []
  for (const line of lines) {
    const text = line.replace(bullet, '').trim()
    if (text === '') continue
    const isItem = text !== line.trim()
    const open = texts.at(-1)
    if (open && !isItem && open.lastLine >= fullLine) {
      open.text += ` ${text}`
      open.lastLine = line.trim().length
    } else {
      texts.push({isItem, text, lastLine: line.trim().length})
    }
  }
  return texts.map(({isItem, text}) => ({
    ...(isItem ? {kind: 'item' as const, level: 1} : headingOrParagraph(text)),
    spans: [{text, strong: false}],
    doubts: [],
  }))
}

function headingOrParagraph(text: string): Pick<Passage, 'kind' | 'level'> {
  const isHeading = text.length <= longestHeading && !/[.!…,;]["”»)]?$/u.test(text)
  return isHeading ? {kind: 'heading', level: 2} : {kind: 'paragraph', level: 0}
}
