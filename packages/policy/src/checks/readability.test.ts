import {describe, expect, it} from 'vitest'

import {readability} from './readability.ts'
import {hardToRead} from './readable.ts'

/** The syllables that the formula counts in one word: the ease of a text of that word tells. */
function syllables(language: 'en' | 'fr', word: string): number {
  const {ease = 0} = readability(word, language)
  const exact = language === 'en' ? (206.835 - 1.015 - ease) / 84.6 : (207 - 1.015 - ease) / 73.6
  expect(exact).toBeCloseTo(Math.round(exact), 6)
  return Math.round(exact)
}

describe('syllables', () => {
  it.each([
    ['cat', 1],
    ['artery', 3],
    // A last “e” is silent, unless it is all there is, or stands behind a vowel or an “l”.
    ['make', 1],
    ['the', 1],
    ['free', 1],
    ['table', 2],
    // So is that of “ed”, unless behind “t” or “d”.
    ['stopped', 1],
    ['wanted', 2],
    ['needed', 2],
    ['pedal', 2],
    ['rhythm', 1],
    ['hm', 1],
  ])('in English: %s has %i', (word, count) => {
    expect(syllables('en', word)).toBe(count)
  })

  it.each([
    ['lit', 1],
    ['santé', 2],
    // A last “e” or “es” is mute, unless it stands behind a vowel.
    ['porte', 1],
    ['portes', 1],
    ['épée', 2],
    ['épées', 2],
    ['repas', 2],
    ['cœur', 1],
    ['naïf', 1],
    ['le', 1],
    ['hm', 1],
  ])('in French: %s has %i', (word, count) => {
    expect(syllables('fr', word)).toBe(count)
  })
})

describe('sentences and words', () => {
  it.each([
    ['One. Two? Three! Four… Five\nSix', 6, 6],
    ['He said “One.” Then two.', 2, 5],
    ['(One.) Two.', 2, 2],
    ['It is 3.5 here.', 1, 3],
    ['Wait... and see.', 2, 3],
    ['واحد؟ اثنان۔ ثلاثة', 3, 3],
    ['Don’t stop a well-known test', 1, 5],
    ['2 of 3', 1, 1],
    ['', 0, 0],
  ])('%j: %i sentences, %i words', (text, sentences, words) => {
    expect(readability(text, 'ht')).toMatchObject({sentences, words})
  })

  it('are averaged, and the longest sentence is told', () => {
    expect(readability('One two three. One.', 'ht')).toEqual({
      words: 4,
      sentences: 2,
      wordsPerSentence: 2,
      longestSentence: 3,
    })
    expect(readability('', 'en')).toEqual({
      words: 0,
      sentences: 0,
      wordsPerSentence: 0,
      longestSentence: 0,
    })
    expect(readability('', 'fr')).not.toHaveProperty('ease')
  })
})

describe('the formulas', () => {
  it('are those of Flesch–Kincaid in English and of Kandel–Moles in French', () => {
    const english = readability('The cat sat. It ran home to me.', 'en-GB')
    expect(english.grade).toBeCloseTo(0.39 * 4 + 11.8 - 15.59)
    expect(english.ease).toBeCloseTo(206.835 - 1.015 * 4 - 84.6)
    const french = readability('Le chat dort. Il part.', 'FR')
    expect(french.ease).toBeCloseTo(207 - 1.015 * 2.5 - 73.6)
    expect(french).not.toHaveProperty('grade')
  })

  it('are asked of no other language', () => {
    const other = readability('mo mo mo', 'ht')
    expect(Object.keys(other).sort()).toEqual([
      'longestSentence',
      'sentences',
      'words',
      'wordsPerSentence',
    ])
  })
})

describe('a text is hard to read', () => {
  const reasons = (text: string, language: string) => hardToRead(text, language).map(({en}) => en)

  it.each([
    [20, []],
    [21, ['one sentence has 21 words, more than 20']],
    [30, ['one sentence has 30 words, more than 20']],
    [31, ['one sentence has 31 words, far more than 20']],
  ])('by a sentence of %i words', (count, expected) => {
    expect(reasons('mo '.repeat(count), 'ht')).toEqual(expected)
  })

  it('by the formulas, once it has twelve words', () => {
    const hard = (count: number) => `${'anticoagulation '.repeat(count)}.`
    expect(reasons(hard(11), 'en')).toEqual([])
    expect(reasons(hard(12), 'en')).toEqual([expect.stringMatching(/^it takes school year \d+ /)])
    expect(reasons(hard(12), 'fr')).toEqual([
      expect.stringMatching(/^its reading ease is -?\d+ of 100 /),
    ])
    expect(reasons(hard(12), 'ht')).toEqual([])
    expect(reasons('The cat sat on the mat. The dog ran to it at once.', 'en')).toEqual([])
    expect(reasons('Le chat dort. Il part. Le chien dort. Il est là. Tu vas bien.', 'fr')).toEqual(
      [],
    )
  })

  it('from school year 9 in English, below an ease of 50 in French', () => {
    // Twelve words in one sentence; each further syllable is worth 0.98 school years, and 6.1 of ease.
    const text = (long: string, count: number, short: string) =>
      [
        ...Array.from({length: count}, () => long),
        ...Array.from({length: 12 - count}, () => short),
      ].join(' ')
    const grade = (count: number) => readability(text('ada', count, 'cat'), 'en').grade ?? 0
    const firstHard = Array.from({length: 13}, (_, count) => count).find(
      (count) => grade(count) > 8,
    )
    expect(firstHard).toBeDefined()
    expect(reasons(text('ada', (firstHard ?? 0) - 1, 'cat'), 'en')).toEqual([])
    expect(reasons(text('ada', firstHard ?? 0, 'cat'), 'en')).toHaveLength(1)
    const ease = (count: number) => readability(text('adada', count, 'lit'), 'fr').ease ?? 0
    const firstDull = Array.from({length: 13}, (_, count) => count).find(
      (count) => ease(count) < 50,
    )
    expect(reasons(text('adada', (firstDull ?? 0) - 1, 'lit'), 'fr')).toEqual([])
    expect(reasons(text('adada', firstDull ?? 0, 'lit'), 'fr')).toHaveLength(1)
  })
})
