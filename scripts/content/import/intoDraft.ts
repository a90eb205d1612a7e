import {hasText, plainText} from '@jakamy/policy'

type Fields = Record<string, unknown>

/** What words are put into. */
export interface Into {
  /** The document as it is being edited. */
  document: Fields
  /** Whether words that are there in this language make way. */
  replace: boolean
}

/** A document with the words of one more language. */
export interface Merged {
  document: Fields
  /** Paths of the fields whose words were not taken, each with the reason. */
  refused: ReadonlyMap<string, string>
  /** The words that made way. */
  replaced: {path: string; text: string}[]
}

/**
 * Puts the words of one language beside those of the others, field by field. What the other languages
 * say, and everything that languages share, stays as it is. An item of a list has the place of the item
 * it translates, so lists are taken only when both have as many items; and where no other language says
 * anything, nothing is put: it would be missing there.
 * @param words fields in one language, as an import makes them of a page
 * @param isUnsure whether words of the page that belong to a list were left over, by its path
 */
export function intoDraft(
  words: Fields,
  {document, replace}: Into,
  locale: string,
  isUnsure: (path: string) => boolean,
): Merged {
  const refused = new Map<string, string>()
  const replaced: Merged['replaced'] = []

  function group(value: Fields, before: Fields, path: string): Fields {
    const merged = {...before}
    for (const [name, child] of Object.entries(value)) {
      const after = field(child, before[name], path === '' ? name : `${path}.${name}`)
      if (after !== undefined) merged[name] = after
    }
    return merged
  }

  function field(value: unknown, before: unknown, path: string): unknown {
    if (isLocalised(value)) return localised(value, before ?? [], path)
    if (Array.isArray(value)) return list(value, before, path)
    if (!isFields(value)) return before
    if (isFields(before)) return group(value, before, path)
    return refuse(value, path, nothingThere(path))
  }

  function list(value: readonly unknown[], before: unknown, path: string): unknown {
    const items = Array.isArray(before) ? before : []
    if (items.length === 0) return refuse(value, path, nothingThere(path))
    if (items.length !== value.length || !items.every(isFields)) {
      const counts = `the page has ${value.length}, the document ${items.length}`
      return refuse(value, path, `which item of “${path}” it translates is not sure: ${counts}`)
    }
    if (isUnsure(path)) {
      const reason = `which item of “${path}” it translates is not sure: others were left over`
      return refuse(value, path, reason)
    }
    return items.map((item, index) =>
      isFields(value[index]) ? group(value[index], item, `${path}[${index}]`) : item,
    )
  }

  function localised(value: readonly Entry[], before: unknown, path: string) {
    if (!Array.isArray(before)) return refuse(value, path, `“${path}” holds no words in languages`)
    const entries = before.filter(isEntry)
    const own = entries.find(({language}) => language === locale)
    const text = plainText(own?.value)
    const [entry] = value
    if (!entry || text === plainText(entry.value)) return undefined
    if (text !== '' && !replace) {
      return refuse(value, path, `“${path}” says something else in “${locale}” already`)
    }
    if (!entries.some(({language, value: other}) => language !== locale && hasText(other))) {
      return refuse(value, path, nothingThere(path))
    }
    if (text !== '') replaced.push({path, text})
    return own
      ? before.map((each: unknown) => (each === own ? {...own, value: entry.value} : each))
      : [...before, entry]
  }

  /** Leaves all words in a value out, each with the reason. */
  function refuse(value: unknown, path: string, reason: string): undefined {
    if (isLocalised(value)) refused.set(path, reason)
    else if (Array.isArray(value))
      value.forEach((item, index) => refuse(item, `${path}[${index}]`, reason))
    else if (isFields(value))
      for (const [name, child] of Object.entries(value)) refuse(child, `${path}.${name}`, reason)
    return undefined
  }

  return {document: group(words, document, ''), refused, replaced}
}

function nothingThere(path: string): string {
  return `no other language says anything at “${path}”`
}

type Entry = {language: string; value?: unknown} & Fields

function isLocalised(value: unknown): value is Entry[] {
  return Array.isArray(value) && value.length > 0 && value.every(isEntry)
}

function isEntry(value: unknown): value is Entry {
  return isFields(value) && typeof value.language === 'string'
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
