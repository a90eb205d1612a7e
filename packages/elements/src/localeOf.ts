/** The language of an element: its attribute `locale`, else the nearest `lang` around it, else English. */
export function localeOf(element: Element, chosen?: string): string {
  return chosen ?? (element.closest('[lang]')?.getAttribute('lang') || 'en')
}
