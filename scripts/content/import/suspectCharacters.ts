/** Characters without a shape of their own: bidi controls, zero-width ones, soft hyphens, control codes. */
const hidden = /(?![\t\n\r])[\p{Cf}\p{Cc}\p{Variation_Selector}\u115F\u1160\u3164]/u
const everyHidden = new RegExp(hidden, 'gu')
/** A word or number, with what may hide in it. */
const token = /\S+/gu
/** UTF-8 that was once read as Latin-1: é as Ã©, ’ as â€™. */
const garbled = /Ã[\u0080-\u00BF©¨ª«¯´®]|â€[\u0080-\u00BF™œ“”˜¦]|Â[\u0080-\u00BF ]/u
const latin = /\p{Script=Latin}/u
/** The sign for “micro” is a Greek letter to many keyboards: µg and μg are both right. */
const foreign = /(?![μΩ])[\p{Script=Cyrillic}\p{Script=Greek}]/u
const digit = /\p{Nd}/u
const turning = /[\u202A-\u202E\u2066-\u2069]/u
/** A tag or a character of HTML that was left in a text: readers would see it as it stands. */
const html = /<\/?[a-z][a-z\d-]*(?:\s[^<>]*)?\/?>|&(?:[a-z]{2,8}|#\d+|#x[\da-f]+);/i
const otherDigit = /(?![0-9])\p{Nd}/u

/** Something in a text that may not be what it looks like. */
export interface Suspicion {
  /** What is suspect, with every hidden character shown. */
  message: string
  /** Whether a number or dose may read otherwise than it is stored. */
  inNumber: boolean
}

/**
 * What in a text may not be what it looks like: hidden characters, letters of two scripts in one word,
 * digits of another script, traces of a wrong encoding, HTML, and the beginning of a spreadsheet formula.
 */
export function suspicionsOf(text: string): Suspicion[] {
  const found: Suspicion[] = []
  const hasNumber = digit.test(text)
  // A character that turns the direction reaches over all that follows it.
  const isTurned = turning.test(text)
  if (isTurned) {
    found.push({
      message: `changes the direction of writing: ${visible(text)}`,
      inNumber: hasNumber,
    })
  }
  let before = ''
  for (const [word] of text.matchAll(token)) {
    // “10 mg” is one dose, whichever of its two words hides something.
    const inNumber = digit.test(before) || digit.test(word)
    before = word
    const message = suspicionOf(word, isTurned)
    if (message !== undefined) found.push({message, inNumber})
  }
  if (text.includes('\uFFFD')) {
    found.push({message: 'has a character that was lost before: [U+FFFD]', inNumber: hasNumber})
  } else if (garbled.test(text)) {
    found.push({
      message: 'looks as if it had been read in a wrong encoding',
      inNumber: false,
    })
  }
  const [tag] = html.exec(text) ?? []
  if (tag !== undefined) found.push({message: `has HTML in it: ${visible(tag)}`, inNumber: false})
  if (/^[=@]|^[+-]\w+\(/.test(text)) {
    found.push({message: 'begins like a formula of a spreadsheet', inNumber: false})
  }
  return found
}

function suspicionOf(word: string, isTurned: boolean): string | undefined {
  if (!isTurned && hidden.test(word)) return `has hidden characters: ${visible(word)}`
  if (otherDigit.test(word)) return `has digits of another script: ${spelled(word)}`
  if (!foreign.test(word)) return undefined
  if (digit.test(word)) return `has a letter among digits: ${spelled(word)}`
  return latin.test(word) ? `mixes two scripts in one word: ${spelled(word)}` : undefined
}

/** The text with every hidden character shown by its number, safe for a terminal. */
export function visible(text: string): string {
  return text.replace(everyHidden, numbered)
}

/** The text with every character that is not ASCII shown by its number. */
function spelled(text: string): string {
  return text.replace(/[^!-~]/gu, numbered)
}

function numbered(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}
