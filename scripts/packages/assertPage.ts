/**
 * Checks that the README's lines printed a whole page of the clinic, and not merely something.
 * @throws Error with what was printed
 */
export function assertPage(printed: string, where: string): void {
  const wanted = [
    '<article class="content"',
    'data-id="procedure-coronary-stent"',
    'lang="en"',
    '</article>',
  ]
  const missing = wanted.filter((part) => !printed.includes(part))
  if (missing.length > 0) {
    throw new Error(
      `${where} printed no page (it lacks ${missing.join(', ')}): ${printed.slice(0, 500)}`,
    )
  }
}
