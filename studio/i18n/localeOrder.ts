import type {LocaleDefinition} from 'sanity'

/** The interface language of people whose browser asks for none that we have. */
const fallback = 'en-US'

/**
 * The languages of the interface in the order that Sanity wants: it shows the last one to people who
 * have not chosen. That is the one their browser asks for, else English.
 * @param preferred language tags, best first, as `navigator.languages` has them
 */
export function localeOrder(
  all: readonly LocaleDefinition[],
  preferred: readonly string[],
): LocaleDefinition[] {
  const languageOf = (tag: string) => tag.split('-')[0]
  const asked = preferred.flatMap(
    (tag) => all.find(({id}) => languageOf(id) === languageOf(tag))?.id ?? [],
  )
  const first = asked[0] ?? fallback
  return [...all.filter(({id}) => id !== first), ...all.filter(({id}) => id === first)]
}
