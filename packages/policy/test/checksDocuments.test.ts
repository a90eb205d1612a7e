import {describe, expect, it} from 'vitest'

import type {AnyDocument} from '../src/index.ts'
import {found, media, procedure} from './checked.ts'
import {refers, said} from './world.ts'

describe('V10, actual size', () => {
  it.each([
    [{claimsActualSize: true}, ['gate physicalWidthMm']],
    [{claimsActualSize: true, physicalWidthMm: 20}, ['gate physicalHeightMm']],
    [{claimsActualSize: true, physicalWidthMm: 20, physicalHeightMm: 4}, []],
    [{claimsActualSize: false}, []],
  ])('%o', (fields, expected) => {
    expect(found('V10', media({kind: 'image', ...fields}))).toEqual(expected)
  })
})

describe('V12, pictures and videos for all', () => {
  const caption = said({en: 'A test caption', fr: '[FR TEST]'})
  const captionsTracks = (origin: string) => [{language: 'en', origin}]

  it.each([
    ['a picture', {kind: 'image', caption}, ['gate alt en', 'gate alt fr']],
    ['nothing but a picture', {kind: 'image'}, ['gate alt']],
    ['a decoration', {kind: 'image', caption, decorative: true}, []],
    ['one language', {kind: 'diagram', caption, alt: said({en: 'What it shows'})}, ['gate alt fr']],
    [
      'the caption again',
      {kind: 'image', alt: said({en: 'A test caption '}), caption: said({en: 'a Test caption'})},
      ['error alt en'],
    ],
    ['a file name', {kind: 'image', alt: said({en: 'IMG_1234.jpg'})}, ['error alt en']],
    ['a video', {kind: 'video'}, ['gate transcript', 'gate captionsTracks']],
    [
      'captions by a machine',
      {kind: 'video', transcript: said({en: '[TEST]'}), captionsTracks: captionsTracks('auto')},
      ['gate captionsTracks'],
    ],
    [
      'captions by a person',
      {kind: 'video', transcript: said({en: '[TEST]'}), captionsTracks: captionsTracks('human')},
      [],
    ],
    ['no speech', {kind: 'video', transcript: said({en: '[TEST]'}), hasSpeech: false}, []],
    ['a sound', {kind: 'audio'}, ['gate transcript']],
  ])('%s', (_what, fields, expected) => {
    expect(found('V12', media(fields))).toEqual(expected)
  })
})

describe('V14, what is included is published', () => {
  it.each([
    ['device-coronary-stent', []],
    ['device-none', ['gate devices[0]']],
    ['risk-death', ['gate devices[0]']],
  ])('%s', (id, expected) => {
    expect(found('V14', procedure({devices: [refers(id)]}))).toEqual(expected)
  })
})

describe('V15, questions for sensitive data', () => {
  const form = (label: Record<string, string>, question: object = {}): AnyDocument => ({
    _id: 'form-test',
    _type: 'enquiryForm',
    fields: [{_key: 'q', key: 'q', type: 'text', label: said(label), ...question}],
  })

  it.each<[Record<string, string>, string[]]>([
    [{en: 'Your policy number'}, ['error fields[0].label en']],
    [{en: 'Card no.'}, ['error fields[0].label en']],
    [
      {en: 'Your diagnosis', fr: 'Votre diagnostic'},
      ['error fields[0].label en', 'error fields[0].label fr'],
    ],
    [{fr: 'Numéro de police'}, ['error fields[0].label fr']],
    [{fr: 'Numéro d’assuré'}, ['error fields[0].label fr']],
    [{en: 'Telephone number'}, []],
    [{en: 'Your name', fr: 'Numéro de téléphone'}, []],
    [{ar: 'diagnosis'}, []],
  ])('%j', (label, expected) => {
    expect(found('V15', form(label))).toEqual(expected)
    expect(found('V15', form(label, {sensitive: true}))).toEqual([])
  })

  it('looks at nothing but questions', () => {
    const {fields: _fields, ...rest} = form({en: 'x'})
    const label = said({en: 'Your diagnosis'})
    expect(found('V15', {...rest, intro: label})).toEqual([])
    expect(found('V15', {_id: 'x', _type: 'procedure', title: label})).toEqual([])
    const options = [{_key: 'o', label}]
    expect(found('V15', form({en: 'x'}, {options}))).toEqual([])
  })
})
