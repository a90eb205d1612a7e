/**
 * The first text a value holds, for one-line previews: of a localised value the given language's,
 * else the first that is there; of Portable Text its words; of a list its first item.
 * @param locale the language to prefer
 */
export function firstText(value: unknown, locale: string): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    const localised = value.find((item) => isRecord(item) && item.language === locale)
    return [localised, ...value].map((item) => firstText(item, locale)).find(Boolean)
  }
  if (!isRecord(value)) return undefined
  const {value: inner, text, children, ...rest} = value
  for (const candidate of [inner, text, children]) {
    const found = firstText(candidate, locale)
    if (found) return found
  }
  const own = Object.entries(rest).filter(([key]) => !key.startsWith('_') && key !== 'language')
  return own.map(([, child]) => firstText(child, locale)).find(Boolean)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
