/** The texts of a document as JSON, in order, with the language each is said to be in. */
export function readJson(output: string): {text: string; lang: string}[] {
  const texts: {text: string; lang: string}[] = []
  const walk = (value: unknown, around: string): void => {
    if (Array.isArray(value)) return value.forEach((item) => walk(item, around))
    if (typeof value !== 'object' || value === null) return
    const own: unknown = Reflect.get(value, 'locale')
    const lang = typeof own === 'string' ? own : around
    for (const [name, child] of Object.entries(value)) {
      const isText = /^(text|about|of|title|caption|alt|attribution)$/.test(name)
      if (isText && typeof child === 'string') texts.push({text: child, lang})
      else walk(child, lang)
    }
  }
  walk(JSON.parse(output), '')
  return texts
}
