import type {Candidate} from '@jakamy/policy'

/** One text, number or choice of a unit, as readers would get it in one language. */
export interface Passage {
  /** Stays the same while items are moved: items of lists are named by their `_key`. */
  id: string
  /** For people: `groups[0].title`, seen from the document. */
  place: string
  text: string
}

/** Takes the value of a unit apart, in the order of its fields. */
export function passagesOf({value}: Pick<Candidate, 'value'>): Passage[] {
  return inside(value, '', '')
}

function inside(value: unknown, id: string, place: string): Passage[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return [{id, place, text: String(value)}]
  }
  if (isPortableText(value)) return [{id, place, text: value.map(lineOf).join('\n')}]
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      const key = keyOf(item) ?? String(index)
      return inside(item, `${id}[${key}]`, `${place}[${index}]`)
    })
  }
  if (!isRecord(value)) return []
  const join = (before: string, name: string) => (before === '' ? name : `${before}.${name}`)
  return Object.entries(value).flatMap(([name, child]) =>
    name.startsWith('_') ? [] : inside(child, join(id, name), join(place, name)),
  )
}

interface Block {
  children: unknown[]
  listItem?: unknown
}

function isPortableText(value: unknown): value is Block[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((block) => isRecord(block) && Array.isArray(block.children))
  )
}

function lineOf({children, listItem}: Block): string {
  const text = children
    .map((child) => (isRecord(child) && typeof child.text === 'string' ? child.text : ''))
    .join('')
  return listItem === undefined ? text : `• ${text}`
}

/** What an item is known by: its key, or the document that it includes. */
function keyOf(item: unknown): string | undefined {
  if (!isRecord(item)) return undefined
  const key = item._key ?? item._id
  return typeof key === 'string' ? key : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
