import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {check, checks, readability} from '../src/index.ts'
import {changedSeed, findingsIn, inShort} from './checked.ts'
import {seedDocuments} from './seed.ts'
import {said} from './world.ts'

const seed = seedDocuments()
// In each test, so that a change of the code is tried on it.
const seedFindings = () =>
  [...seed].flatMap(([id, document]) =>
    inShort(findingsIn(document, seed)).map((line) => `${id} ${line}`),
  )

describe('on the clinic’s documents, the checks', () => {
  it('find no error', () => {
    expect(seedFindings().filter((line) => line.includes(' error '))).toEqual([])
  })

  it('find what the documents still need', () => {
    expect(seedFindings().filter((line) => line.includes(' gate '))).toEqual([
      'media-dilatation-blocked-artery V12 gate alt en',
      'media-dilatation-with-stent V12 gate alt en',
      'media-stent-actual-size V10 gate physicalWidthMm',
      'media-stent-actual-size V12 gate alt en',
      'media-stent-deployed V12 gate alt en',
      'media-stent-undeployed V12 gate alt en',
      'media-video-balloon V12 gate transcript en',
      'media-video-balloon V12 gate captionsTracks',
      'media-video-stent V12 gate transcript en',
      'media-video-stent V12 gate captionsTracks',
    ])
  })

  it('warn of unexplained acronyms and of hard texts only', () => {
    const warnings = seedFindings().filter((line) => line.includes(' warning '))
    expect(warnings.filter((line) => !line.includes(' V8 '))).toEqual([
      'clinic-jakamy V11 warning contactGroups[0].expansion',
      'clinic-jakamy V11 warning contactGroups[1].expansion',
    ])
    expect(warnings.filter((line) => line.includes(' V8 '))).toHaveLength(16)
  })

  it('say nothing of included documents that are not at hand', () => {
    const document = changedSeed('procedure-coronary-stent').document
    const request = {definition: documents.procedure, definitions: documents, document}
    expect(inShort(check({...request, references: new Map()})).join()).toContain('V14 gate devices')
    expect(inShort(check(request)).join()).not.toContain('V14')
  })
})

describe('content model 6.2', () => {
  it('5: a failure of up to 6 percent fails V1, for the statement says 2 to 5%', () => {
    const {document, references} = changedSeed('procedure-coronary-stent', ['"high":5', '"high":6'])
    const errors = findingsIn(document, references).filter(({level}) => level === 'error')
    expect(inShort(errors)).toEqual(['V1 error failure.frequency.high en'])
    expect(errors[0]).toMatchObject({
      unit: 'failure',
      keys: ['failure', 'frequency', 'high'],
      studioPath: ['failure', 'frequency', 'high'],
      message: {
        en: 'The number 6 does not occur in the statement (en). Correct the number, or the statement.',
        fr: 'Le nombre 6 ne figure pas dans l’énoncé (en). Corrigez le nombre ou l’énoncé.',
      },
    })
  })

  it('11: the second medicine stays unnamed', () => {
    const {document, references} = changedSeed('plan-antiplatelet-after-stent', [
      'another more powerful medication',
      'prasugrel',
    ])
    const errors = findingsIn(document, references).filter(({level}) => level === 'error')
    expect(inShort(errors)).toEqual(['V13 error statement en', 'V13 error components[1].agent en'])
  })

  it.each([
    ['1 mois à 1 an', []],
    ['1 mois à 2 ans', ['V1 error components[1].duration.max fr']],
  ])('12: in French, “%s”', (length, expected) => {
    const {document, references} = changedSeed('plan-antiplatelet-after-stent')
    const statement = Array.isArray(document.statement) ? document.statement : []
    const french = said({fr: `[FR TEST] deux, premier, ${length}, un`})
    const errors = findingsIn(
      {...document, statement: [...statement, ...french]},
      references,
    ).filter(({level}) => level === 'error')
    expect(inShort(errors)).toEqual(expected)
  })

  it('13: a picture at actual size is not done while its millimetres are missing', () => {
    const of = (...changes: [string, string][]) => {
      const {document, references} = changedSeed('media-stent-actual-size', ...changes)
      return inShort(findingsIn(document, references)).filter((line) => line.startsWith('V10'))
    }
    expect(of()).toEqual(['V10 gate physicalWidthMm'])
    const claim = '"claimsActualSize":true'
    expect(of([claim, `${claim},"physicalWidthMm":20,"physicalHeightMm":4`])).toEqual([])
  })

  it('14: both videos need captions by a person, or no speech, and a transcript', () => {
    for (const id of ['media-video-balloon', 'media-video-stent']) {
      const {document} = changedSeed(id)
      expect(inShort(findingsIn(document))).toEqual([
        'V12 gate transcript en',
        'V12 gate captionsTracks',
      ])
      const transcript = said({en: 'A test transcript'})
      expect(findingsIn({...document, transcript, hasSpeech: false})).toEqual([])
      const captionsTracks = [{language: 'en', origin: 'human'}]
      expect(findingsIn({...document, transcript, captionsTracks})).toEqual([])
    }
  })

  it('15: the French title of a form is no finding about English', () => {
    const {document} = changedSeed('form-information-request')
    expect(inShort(findingsIn(document))).toEqual([])
  })

  it('17: a group of contacts whose letters nobody explains is pointed out', () => {
    expect(seedFindings()).toContain('clinic-jakamy V11 warning contactGroups[0].expansion')
  })

  it('28: line 60, with its sentence of 51 words, and line 56 are hard to read; that is a warning', () => {
    const hard = (id: string, path: string) =>
      findingsIn(changedSeed(id).document).find(
        (finding) => finding.check === 'V8' && finding.path === path,
      )
    expect(hard('plan-antiplatelet-after-stent', 'statement')).toMatchObject({
      level: 'warning',
      message: {en: expect.stringContaining('one sentence has 51 words')},
    })
    expect(hard('procedure-coronary-stent', 'benefits.statement')).toMatchObject({level: 'warning'})
  })
})

describe('check', () => {
  it('has one check for each number of the content model', () => {
    expect(checks.map(({id}) => id)).toEqual(Array.from({length: 15}, (_, at) => `V${at + 1}`))
  })

  it('keeps to one language, and to what concerns all', () => {
    const {document, references} = changedSeed('media-video-stent')
    expect(inShort(findingsIn(document, references, 'fr'))).toEqual(['V12 gate captionsTracks'])
  })

  it('leads to the words in one language', () => {
    const {document, references} = changedSeed('plan-antiplatelet-after-stent')
    const [finding] = findingsIn(document, references)
    expect(finding?.studioPath).toEqual(['statement', {_key: 'en'}, 'value'])
  })

  it('says everything in both languages of the Studio', () => {
    const {document, references} = changedSeed('procedure-coronary-stent', ['"high":5', '"high":6'])
    const messages = [...seed.values(), document]
      .flatMap((each) => findingsIn(each, references))
      .map(({message}) => message)
    expect(messages.every(({en, fr}) => en !== fr && en.endsWith('.') && fr.endsWith('.'))).toBe(
      true,
    )
  })
})

describe('readability', () => {
  it('measures English by Flesch and Kincaid', () => {
    const {grade, ease, ...lengths} = readability('The cat sat on the mat. It was a test.', 'en')
    expect(lengths).toEqual({words: 10, sentences: 2, wordsPerSentence: 5, longestSentence: 6})
    // Ten syllables: 0.39 × 5 + 11.8 × 1 − 15.59, and 206.835 − 1.015 × 5 − 84.6 × 1.
    expect(grade).toBeCloseTo(-1.84, 2)
    expect(ease).toBeCloseTo(117.16, 2)
  })

  it('measures French by Kandel and Moles', () => {
    const {grade, ease} = readability('Le chat dort. Il va bien.', 'fr')
    expect(grade).toBe(undefined)
    // Six words, six syllables, two sentences: 207 − 1.015 × 3 − 73.6 × 1.
    expect(ease).toBeCloseTo(130.355, 3)
  })

  it('knows no formula for other languages, and nothing of no text', () => {
    expect(readability('mo mo. mo', 'ht')).toEqual({
      words: 3,
      sentences: 2,
      wordsPerSentence: 1.5,
      longestSentence: 2,
    })
    expect(readability(' … 12 ', 'en')).toMatchObject({words: 0, sentences: 0})
  })
})
