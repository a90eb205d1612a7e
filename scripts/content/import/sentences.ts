/** A text in sentences, as its language ends them; nothing but the white space between is left out. */
export function sentences(text: string, locale: string): string[] {
  const segmenter = new Intl.Segmenter(locale, {granularity: 'sentence'})
  return text
    .split('\n')
    .flatMap((line) => [...segmenter.segment(line)])
    .map(({segment}) => segment.trim())
    .filter((sentence) => sentence !== '')
}
