import type {BundleDocument} from '@jakamy/content-sdk/bundle'

const syllables =
  'ba be co da di fe ga la le lo ma me mi no pa re ri sa se si ta te to va vi'.split(' ')

/**
 * Made-up documents in the shape of real ones, the same at every call: of ten, two procedures of 15 to 34 kB
 * in two languages, three risks, three questions and two people. Their words are drawn from 1,500, the
 * common ones more often, so that they compress like prose; their stamps hold hashes, which do not compress.
 */
export function bundleDocuments(count: number): BundleDocument[] {
  const next = numbers(7)
  const below = (limit: number) => Math.floor(next() * limit)
  const vocabulary = Array.from({length: 1500}, () =>
    Array.from({length: 1 + below(4)}, () => syllables[below(syllables.length)]).join(''),
  )
  const text = (words: number) =>
    Array.from({length: words}, () => vocabulary[Math.floor(vocabulary.length * next() ** 3)]).join(
      ' ',
    )
  const localised = (value: () => unknown) =>
    ['en', 'fr'].map((language) => ({_key: language, language, value: value()}))
  const paragraphs = (words: number) =>
    Array.from({length: 4}, (_, index) => ({
      _key: `b${index}`,
      _type: 'block',
      style: 'normal',
      markDefs: [],
      children: [{_key: 'c', _type: 'span', marks: [], text: text(words)}],
    }))
  const hash = () => Array.from({length: 64}, () => below(16).toString(16)).join('')
  const stamps = () =>
    ['en', 'fr'].map((locale) => ({
      _key: locale,
      locale,
      version: '1.0.0',
      hash: hash(),
      units: [{unit: 'text', hash: hash()}],
    }))

  return Array.from({length: count}, (_, index): BundleDocument => {
    const kind = index % 10
    const number = Math.floor(index / 10)
    const type = kind < 2 ? 'procedure' : kind < 5 ? 'risk' : kind < 8 ? 'question' : 'person'
    const id = `${type}-${number}-${kind}`
    const base = {_id: id, _type: type, title: localised(() => `[TEST] ${text(4)}`)}
    if (type === 'person') return base
    if (type !== 'procedure') {
      return {...base, statement: localised(() => paragraphs(10)), approvals: stamps()}
    }
    return {
      ...base,
      slug: [{_key: 'en', language: 'en', value: `page-${number}-${kind}`}],
      sections: Array.from({length: 8 + (number % 5)}, (_section, section) => ({
        _key: `s${section}`,
        title: localised(() => text(3)),
        body: localised(() => paragraphs(22)),
      })),
      approvals: stamps(),
    }
  })
}

/** The same numbers from 0 to 1 in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
