/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE: what stands between does not change its surroundings. */
const open = '\u2068'
const close = '\u2069'

/**
 * Marks a value inside a sentence (a number, a date, a name), so that it keeps its own writing
 * direction: “2 to 5” stays in this order in Arabic too. Channels turn the marks into their own.
 */
export function isolate(value: string): string {
  return `${open}${value.replace(/[\u2066-\u2069\u202A-\u202E]/g, '')}${close}`
}

/**
 * The pieces of a sentence: its own words, and the values that were isolated in it.
 * @throws TypeError for what is no text
 */
export function isolated(sentence: string): {text: string; isValue: boolean}[] {
  return sentence
    .split(/(\u2068[^\u2068\u2069]*\u2069)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.startsWith(open)
        ? {text: piece.slice(1, -1), isValue: true}
        : {text: piece, isValue: false},
    )
}
