/** A document as the lake's query engine takes it. */
export interface BenchDocument {
  _id: string
  _type: string
  _rev: string
  _createdAt: string
  _updatedAt: string
  [attribute: string]: unknown
}

const WORDS = 'rest water walk sleep check light table window paper green morning slow'.split(' ')

/**
 * Made-up documents, the same at every call: of ten, two procedures of 15 to 34 kB with 5 to 10
 * references to risks, three risks, three questions and two people.
 */
export function lakeDocuments(count: number): BenchDocument[] {
  const risks = Math.max(1, Math.floor(count * 0.3))
  return Array.from({length: count}, (_, index) => {
    const kind = index % 10
    const number = Math.floor(index / 10)
    if (kind < 2) return procedure(number * 2 + kind, risks)
    if (kind < 5) return small('risk', number * 3 + kind - 2)
    return kind < 8
      ? small('question', number * 3 + kind - 5)
      : small('person', number * 2 + kind - 8)
  }).toSorted((a, b) => (a._id < b._id ? -1 : 1))
}

function procedure(number: number, risks: number): BenchDocument {
  const referred = Array.from({length: 5 + (number % 6)}, (_, index) => ({
    _key: `k${index}`,
    _type: 'reference',
    _ref: `risk-${(number * 7 + index * 13) % risks}`,
  }))
  return {
    ...small('procedure', number),
    slug: {_type: 'slug', current: `procedure-${number}`},
    risks: referred,
    sections: Array.from({length: 8 + (number % 5)}, (_, index) => ({
      _key: `s${index}`,
      title: {en: text(number + index, 3), fr: text(number + index + 1, 3)},
      body: {en: blocks(number + index), fr: blocks(number + index + 5)},
    })),
  }
}

function small(type: string, number: number): BenchDocument {
  // Spread over a year, in an order that is not that of the ids.
  const minute = (number * 7919) % 525_600
  const written = new Date(Date.UTC(2025, 0, 1) + minute * 60_000).toISOString()
  return {
    _id: `${type}-${number}`,
    _type: type,
    _rev: `r${number}`,
    _createdAt: written,
    _updatedAt: written,
    title: `[TEST] ${text(number, 4)}`,
  }
}

function blocks(number: number): unknown[] {
  return Array.from({length: 4}, (_, index) => ({
    _key: `b${index}`,
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [{_key: 'c', _type: 'span', marks: [], text: text(number + index, 22)}],
  }))
}

function text(start: number, words: number): string {
  return Array.from({length: words}, (_, index) => WORDS[(start + index * 5) % WORDS.length]).join(
    ' ',
  )
}
