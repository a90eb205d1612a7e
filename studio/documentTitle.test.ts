import {documents} from '@jakamy/schemas'
import {expect, it} from 'vitest'

import {documentTitle} from './documentTitle.ts'

const insurer = {_id: 'insurer-test', _type: 'insurer', name: '[TEST] Insurer'}
const find = (id: string) => (id === insurer._id ? insurer : undefined)

it('names a document by its own text, in the language asked for if it has it', () => {
  const name = [
    {_key: 'en', language: 'en', value: '[TEST] Risk'},
    {_key: 'fr', language: 'fr', value: '[FR TEST] Risque'},
  ]
  const risk = {_id: 'r', _type: 'risk', name}
  expect(documentTitle(documents.risk, risk, find, 'fr')).toBe('[FR TEST] Risque')
  expect(documentTitle(documents.risk, risk, find, 'en')).toBe('[TEST] Risk')
})

it('names a document after the one it refers to', () => {
  const acceptance = (to: string) => ({_id: 'a', _type: 'insuranceAcceptance', insurer: {_ref: to}})
  const titled = (to: string) =>
    documentTitle(documents.insuranceAcceptance, acceptance(to), find, 'en')
  expect(titled('insurer-test')).toBe('[TEST] Insurer')
  expect(titled('none')).toBeUndefined()
})
