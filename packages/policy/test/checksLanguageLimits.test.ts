// The rules of V4 to V7, at their limits.
import {describe, expect, it} from 'vitest'

import {check} from '../src/index.ts'
import {findingsIn, found, guide, inShort, messages, procedure, staying} from './checked.ts'
import {officeLeaflet} from './definitions.ts'
import {said} from './world.ts'

describe('V4', () => {
  const both = {en: 'a', fr: 'b'}
  const group = (values: Record<string, string>) => ({
    _key: 'k',
    statement: said(values),
    occurrences: [],
  })

  it('says how many there are, and leads to the list', () => {
    const groups = [group(both), group({en: 'a'}), group({en: 'a'})]
    const [finding] = findingsIn(procedure({risks: {heading: said(both), groups}})).filter(
      (each) => each.check === 'V4',
    )
    expect(finding).toMatchObject({
      path: 'risks.groups',
      keys: ['risks', 'groups'],
      studioPath: ['risks', 'groups'],
      locale: 'fr',
      unit: 'risks',
    })
    expect(finding?.message.en).toContain('words for 1 of 3 items in “fr”')
  })

  it('counts an item once, however many of its texts are there', () => {
    const item = {...group(both), title: said(both)}
    expect(found('V4', procedure({risks: {heading: said(both), groups: [item, item]}}))).toEqual([])
  })

  it('is asked of what is reviewed only', () => {
    const contactPoints = [{label: said(both)}, {label: said({en: 'a'})}]
    expect(found('V4', {_id: 'c', _type: 'clinic', contactPoints})).toEqual([])
    const steps = [{text: said({en: 'a', fr: 'b'})}, {text: said({en: 'a'})}]
    expect(found('V4', {...guide({en: 'a', fr: 'b'}), steps})).toEqual(['gate steps fr'])
  })

  it('expects of a unit only the languages of that unit', () => {
    const risks = {heading: said({en: 'a'}), groups: [group({en: 'a'})]}
    expect(found('V4', procedure({title: said(both), risks}))).toEqual([])
  })
})

describe('V5', () => {
  it.each([
    ['a contraction is a negation', {en: 'You can’t.', fr: 'Vous ne pouvez pas.'}, 0],
    ['a single t is none', {en: 'Rest at t, not x t.', fr: 'Repos, pas de t.'}, 0],
    ['a language that is not known is not compared', {en: 'Do not.', ht: 'mo'}, 0],
    ['nothing is compared without the source', {fr: 'Ne pas.', ht: 'mo'}, 0],
    ['one too many', {en: 'Not, never.', fr: 'Pas.'}, 1],
    ['as many duties', {en: 'You must.', fr: 'Il faut.'}, 0],
    ['a duty less', {en: 'You must, must.', fr: 'Il faut.'}, 1],
  ])('%s', (_what, values, count) => {
    expect(found('V5', staying(values))).toHaveLength(count)
  })

  it('counts them, in what clinicians approve', () => {
    expect(messages('V5', staying({en: 'Not, never.', fr: 'Pas, il faut.'}))).toEqual([
      expect.stringContaining('has 2 negations, this one 1'),
      expect.stringContaining('says 0 times that something must be done, this one 1 times'),
    ])
    expect(found('V5', guide({en: 'Do not.', fr: 'Oui.'}))).toEqual([])
  })
})

describe('V5 counts each of these words', () => {
  it.each([
    ['en', 'not no never none nor neither cannot without nothing'],
    ['en', 'must imperative imperatively necessary essential mandatory compulsory'],
    ['fr', 'pas jamais aucun aucune ni non sans rien guère'],
    ['fr', 'doit doivent devez devra devront devrez faut nécessaire indispensable essentiel'],
    ['fr', 'impératif impérative impérativement obligatoire obligatoirement'],
  ])('in %s: %s', (language, words) => {
    for (const word of words.split(' ')) {
      const values = {en: '[TEST]', fr: '[FR TEST]', [language]: `Then ${word} then.`}
      expect([word, found('V5', staying(values))]).toEqual([word, ['warning stay.statement fr']])
    }
  })
})

describe('V6', () => {
  const four = 'one two three four'

  it.each([
    ['three words', {en: 'one two three', fr: 'one two three'}, []],
    ['four', {en: four, fr: four}, ['warning stay.statement fr']],
    ['another word', {en: four, fr: 'one two three five'}, []],
    [
      'other spaces and capitals',
      {en: four, fr: ` One\u00a0two \n three four `},
      ['warning stay.statement fr'],
    ],
    ['words run together', {en: 'one two three four five', fr: 'onetwo three four five'}, []],
    [
      'three languages',
      {ht: four, fr: four, en: four},
      ['warning stay.statement ht', 'warning stay.statement fr'],
    ],
    [
      'a copy of a translation',
      {en: 'one two three five', fr: four, ht: four},
      ['warning stay.statement ht'],
    ],
  ])('%s', (_what, values, expected) => {
    expect(found('V6', staying(values))).toEqual(expected)
  })

  it('names the text it was copied from', () => {
    expect(messages('V6', staying({fr: four, en: four}))).toEqual([
      'This is the same text as in “en”. Translate it, or remove it.',
    ])
    expect(messages('V6', staying({en: 'x', fr: four, ht: four}))).toEqual([
      'This is the same text as in “fr”. Translate it, or remove it.',
    ])
  })

  it('is a warning among the risks of what clinicians do not approve', () => {
    const document = {_id: 'l', _type: 'officeLeaflet', risks: [{text: said({en: four, fr: four})}]}
    const request = {definition: officeLeaflet, definitions: {officeLeaflet}, document}
    const copies = check(request).filter((each) => each.check === 'V6')
    expect(inShort(copies)).toEqual(['V6 warning risks[0].text fr'])
  })

  it('is an error in the definition of a risk', () => {
    const risk = {_id: 'r', _type: 'risk', definition: said({en: four, fr: four})}
    expect(found('V6', risk)).toEqual(['error definition fr'])
  })
})

describe('V7', () => {
  const arabic = 'نص'
  it.each([
    ['six words are enough', {fr: 'the test of the test is'}, ['fr']],
    ['five are not', {fr: 'the test of the test'}, []],
    ['figures are no words', {fr: 'the test of the test 1 2 3'}, []],
    ['one small word in five', {fr: `the of ${'xx '.repeat(8)}`}, ['fr']],
    ['fewer than that', {fr: `the of ${'xx '.repeat(9)}`}, []],
    ['a single one is not enough', {fr: 'the xx xx xx xx xx'.slice(0, 17)}, []],
    [
      'twice as many as of the other language, and two more',
      {fr: 'the of le xx xx the of xx'},
      ['fr'],
    ],
    ['fewer than twice', {fr: 'the of the le xx xx'}, []],
    ['most words in Arabic letters', {en: `${`${arabic} `.repeat(4)}a b c`}, ['en']],
    ['half of them', {en: `${`${arabic} `.repeat(3)}xx xx xx`}, []],
    [
      'a language in that script',
      {fa: `${arabic} `.repeat(6), 'ur-PK': `${arabic} `.repeat(6)},
      [],
    ],
    ['a region changes nothing', {'EN-gb': 'the test of the test is'}, []],
  ])('%s', (_what, values, languages) => {
    expect(found('V7', staying(values))).toEqual(
      languages.map((language) => `warning stay.statement ${language}`),
    )
  })

  it.each([
    ['English', 'the a an this that these which more'],
    ['English', 'it you your they their there not if when'],
    ['English', 'is are was be been has have will may can should'],
    ['English', 'of to and in for on with by as at from or into about'],
    ['French', 'le la les un une des du de d l qu n ce cette ces'],
    ['French', 'il elle vous votre vos ils leur leurs que qui se sa son ses'],
    ['French', 'est sont été être peut ne pas plus'],
    ['French', 'et en pour sur avec par au aux dans ou si'],
  ])('knows %s by each of its small words: %s', (name, words) => {
    for (const word of words.split(' ')) {
      const [said] = messages('V7', staying({ht: `${word} ${word} xx xx xx xx`}))
      expect([word, said]).toEqual([word, expect.stringContaining(`looks like ${name},`)])
    }
  })

  it.each(['ar', 'fa', 'ku', 'ps', 'sd', 'ug', 'ur'])('knows %s for Arabic script', (language) => {
    expect(found('V7', staying({[language]: `${arabic} `.repeat(6)}))).toEqual([])
  })

  it.each([
    ['the test of the test is', 'English', 'anglais'],
    ['le test de la page est', 'French', 'français'],
    [`${arabic} `.repeat(6), 'Arabic', 'arabe'],
  ])('names the language that %j looks like', (text, en, fr) => {
    const findings = findingsIn(staying({ht: text})).filter((each) => each.check === 'V7')
    expect(findings.map(({message}) => message)).toEqual([
      {
        en: `This looks like ${en}, but it is filed under “ht”. Move it, or translate it.`,
        fr: `Ce texte semble être en ${fr}, mais il est classé sous « ht ». Déplacez-le ou traduisez-le.`,
      },
    ])
  })
})
