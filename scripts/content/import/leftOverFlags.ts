/** What the note of a flag holds at most. */
export const longestNote = 2000
/** More than editors would read there; the report has all of it. */
export const mostFlags = 100

/** One open question about a document. */
export interface Flag {
  _key: string
  _type: 'flag'
  code: string
  /** Path of the field it is about. */
  field?: string
  note: string
}

/** The words that found no field, as open questions of the document, in the order of the page. */
export function leftOverFlags(texts: readonly string[]): Flag[] {
  const notes: string[] = []
  for (const part of texts.flatMap(parts)) {
    const last = notes.at(-1)
    if (last !== undefined && last.length + part.length + 1 <= longestNote) {
      notes[notes.length - 1] = `${last}\n${part}`
    } else {
      notes.push(part)
    }
  }
  const shown = notes.slice(0, mostFlags)
  if (notes.length > mostFlags) {
    shown[mostFlags - 1] =
      'There are more words without a field than fit here. The report of the import lists all of them.'
  }
  return shown.map((note, index) => ({
    _key: `left${index + 1}`,
    _type: 'flag',
    code: 'import-left-over',
    note,
  }))
}

/** A text in parts that fit into a note, never cut inside a character. */
function parts(text: string): string[] {
  const found: string[] = ['']
  for (const character of text) {
    const last = found.at(-1) ?? ''
    if (last.length + character.length > longestNote) found.push(character)
    else found[found.length - 1] = last + character
  }
  return found
}

/**
 * Those flags that say something new, under keys that are free.
 * @param before what stands among the flags of a document
 * @param prefix of the keys
 */
export function newAmong(
  before: readonly unknown[],
  flags: readonly Flag[],
  prefix: string,
): Flag[] {
  const known = before.filter(isRecord)
  const keys = new Set(known.map(({_key}) => _key))
  return flags
    .filter(({note, field}) => !known.some((flag) => flag.note === note && flag.field === field))
    .map((flag) => {
      const wanted = `${prefix}-${flag._key}`
      let key = wanted
      for (let number = 2; keys.has(key); number += 1) key = `${wanted}-${number}`
      return {...flag, _key: key}
    })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
