/** A run of letters that look alike. */
export interface Span {
  text: string
  strong: boolean
}

/** A piece of a page that stands by itself, word for word. */
export interface Passage {
  /** A `row` is a line of a table, its cells parted by tabs. */
  kind: 'heading' | 'paragraph' | 'item' | 'row'
  /** 1 to 6 of a heading; how deep a list item stands; 0 for others. */
  level: number
  spans: Span[]
  /** Why the letters alone may say something else than the page does, e.g. `10²` that became `102`. */
  doubts: string[]
}

/** A page taken apart, in the order of its words. */
export interface Page {
  passages: Passage[]
  /** Words that no reader sees as text: the title of the page, its description. */
  asides: {what: string; text: string}[]
  /** Pictures, videos and sounds. They are listed, never fetched. */
  files: {alt: string; src: string}[]
  links: {text: string; href: string}[]
  /** How many programs, styles and comments were left out, by name. */
  removed: Record<string, number>
}

/** The words of a passage. */
export function textOf({spans}: Pick<Passage, 'spans'>): string {
  return spans.map(({text}) => text).join('')
}
