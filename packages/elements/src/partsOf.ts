/** What a page may style from outside, by the class the html channel gives it. */
const parts: Readonly<Record<string, string>> = {
  content: 'content',
  'content-section': 'section',
  'content-notice': 'notice',
  'content-warning': 'warning',
  'content-critical': 'critical',
  'content-frequency': 'frequency',
  'content-icons': 'icons',
  'content-facts': 'facts',
  'content-figure': 'figure',
  'content-review': 'review',
  'content-attribution': 'attribution',
}

/** The value of `part` for the value of `class`; empty where there is none. */
export function partsOf(classes: string): string {
  return classes
    .split(' ')
    .flatMap((name) => parts[name] ?? [])
    .join(' ')
}
