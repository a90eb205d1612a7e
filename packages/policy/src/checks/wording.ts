import {isRecord} from '../isRecord.ts'
import type {AnyDocument} from '../types.ts'
import type {Check, Examined, Finding} from './finding.ts'
import {plainText} from './plainText.ts'
import type {Holder, Passage, Wording} from './reading.ts'
import {quote, report} from './report.ts'
import {once} from './tokens.ts'

/** Letters a text needs before its capitals count as shouting. */
const enoughLetters = 12
/** What says nothing about where a link leads. */
const emptyLinkWords = new Set(['here', 'click here', 'link', 'more', 'ici', 'cliquez ici', 'lien'])

/**
 * V11: acronyms nobody explains, links without words of their own, texts in capitals.
 * An acronym is explained by “Full Name (ACR)”, by the field for it, or by a glossary term.
 * Source: content model 2.4 (V11); WCAG 2.2, 2.4.4; UKAAF: no block capitals.
 */
export const wording: Check = {
  id: 'V11',
  title: {
    en: 'Acronyms, links without words, capitals',
    fr: 'Sigles, liens sans texte, majuscules',
  },
  run: (examined: Examined): Finding[] => {
    const {reading, references} = examined
    const stated = reading.holders.filter(({value}) => typeof value.acronym === 'string')
    const known = new Set([
      ...stated.map(({value}) => String(value.acronym)),
      ...[...(references?.values() ?? [])].flatMap(glossaryWords),
    ])
    return [
      ...stated.flatMap(unexpanded),
      ...unexplained(reading.passages, known),
      ...reading.passages.flatMap((passage) =>
        [...passage.wordings.values()].flatMap((each) => [
          ...linksOf(passage, each),
          ...shouting(passage, each),
        ]),
      ),
    ]
  },
}

function unexpanded({value, unit, keys, studioPath}: Holder): Finding[] {
  const {acronym, expansion} = value
  if (Array.isArray(expansion) && expansion.some((item) => plainText(item?.value) !== '')) return []
  const place = {unit, keys: [...keys, 'expansion'], studioPath: [...studioPath, 'expansion']}
  return [
    report('V11', 'warning', place, {
      en: `“${quote(String(acronym))}” is not spelled out. Say what it stands for; do not guess.`,
      fr: `« ${quote(String(acronym))} » n’est pas développé. Indiquez sa signification, sans la deviner.`,
    }),
  ]
}

/** Each acronym once per language, where it first stands. */
function unexplained(passages: readonly Passage[], known: ReadonlySet<string>): Finding[] {
  const seen = new Set<string>()
  const explained = new Set<string>()
  const first: {acronym: string; passage: Passage; each: Wording}[] = []
  for (const passage of passages) {
    for (const each of passage.wordings.values()) {
      for (const {acronym, isExplained} of acronymsOf(each)) {
        const id = `${each.language} ${acronym}`
        if (isExplained) explained.add(id)
        if (seen.has(id) || known.has(acronym)) continue
        seen.add(id)
        first.push({acronym, passage, each})
      }
    }
  }
  return first
    .filter(({acronym, each}) => !explained.has(`${each.language} ${acronym}`))
    .map(({acronym, passage, each}) =>
      report(
        'V11',
        'warning',
        passage,
        {
          en: `“${acronym}” is not explained. Write it in full the first time, followed by “(${acronym})”.`,
          fr: `« ${acronym} » n’est pas expliqué. Écrivez-le en entier la première fois, suivi de « (${acronym}) ».`,
        },
        each,
      ),
    )
}

interface Acronym {
  acronym: string
  isExplained: boolean
}

const acronymsOf = once(({text}: Wording): Acronym[] => {
  if (isShouted(text)) return []
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu))
    .filter(([word]) => /^\p{Lu}{2,6}$/u.test(word) && !/^[IVX]+$/.test(word))
    .map(({0: acronym, index}) => {
      const after = text.slice(index + acronym.length, index + acronym.length + 2)
      return {acronym, isExplained: text[index - 1] === '(' || after === ' ('}
    })
})

function linksOf(passage: Passage, each: Wording): Finding[] {
  const blocks = Array.isArray(each.value) ? each.value.filter(isRecord) : []
  return blocks.flatMap(({markDefs, children}) => {
    if (!Array.isArray(markDefs) || !Array.isArray(children)) return []
    const spoken = new Map<unknown, string>()
    for (const child of children) {
      if (typeof child?.text !== 'string' || !Array.isArray(child.marks)) continue
      for (const mark of child.marks) spoken.set(mark, (spoken.get(mark) ?? '') + child.text)
    }
    return markDefs.flatMap((mark) => {
      const words = (spoken.get(mark?._key) ?? '').trim().toLowerCase()
      if (words !== '' && !emptyLinkWords.has(words) && !words.startsWith('http')) return []
      return report(
        'V11',
        'warning',
        passage,
        {
          en: `A link has no words that say where it leads (“${quote(words)}”). Link the words that name the page.`,
          fr: `Un lien n’indique pas où il mène (« ${quote(words)} »). Placez-le sur les mots qui nomment la page.`,
        },
        each,
      )
    })
  })
}

function shouting(passage: Passage, each: Wording): Finding[] {
  if (!isShouted(each.text)) return []
  return [
    report(
      'V11',
      'warning',
      passage,
      {
        en: 'This is written in capitals, which are hard to read. Use lower case.',
        fr: 'Ce texte est en majuscules, difficiles à lire. Utilisez les minuscules.',
      },
      each,
    ),
  ]
}

function isShouted(text: string): boolean {
  if (/\p{Ll}/u.test(text)) return false
  return (text.match(/\p{Lu}/gu)?.length ?? 0) >= enoughLetters
}

function glossaryWords({_type, term, synonyms}: AnyDocument): string[] {
  if (_type !== 'glossaryTerm') return []
  const lists = [term, ...(Array.isArray(synonyms) ? synonyms.map((item) => item?.term) : [])]
  return lists.flatMap((list) =>
    Array.isArray(list) ? list.map((item) => plainText(item?.value)) : [],
  )
}
