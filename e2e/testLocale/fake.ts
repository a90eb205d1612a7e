const letters: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('abcdefghijklmnopqrstuvwxyz', (letter, index) => [
    letter,
    'ابكدعفغهيجكلمنوپقرستوڤوخيز'.charAt(index),
  ]),
)

/** Values that stand by themselves in a sentence: numbers, dates, names. */
const value = /(\u2068[^\u2068\u2069]*\u2069)/

/**
 * A text as the test language has it: marked, in letters that run from right to left, and without a
 * meaning. What is isolated in it stays as it is.
 */
export function fakeText(text: string): string {
  const pieces = text
    .replaceAll('[AR TEST] ', '')
    .split(value)
    .map((piece) =>
      value.test(piece)
        ? piece
        : piece.replace(/[a-z]/gi, (letter) => letters[letter.toLowerCase()] ?? ''),
    )
  return `[AR TEST] ${pieces.join('')}`
}

/** Interface words in the test language, made from those of another one. */
export function fakeWords<Words extends object>(words: Words): Words {
  return {...faked(words), locale: 'ar', dir: 'rtl'}
}

function faked<Value>(value: Value): Value {
  // Each branch gives back what it was given, in another language.
  if (typeof value === 'string') return fakeText(value) as Value
  if (typeof value === 'function')
    return ((...given: unknown[]) => fakeText(String(value(...given)))) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, faked(part)]),
  ) as Value
}
