import {createContent, memorySource} from '@jakamy/content-sdk'
import {expect, test} from 'vitest'

import {createProblemLog, withheldIn} from '../src/content/problemLog.ts'

const risks = (reason: string) => ({id: 'procedure-a', type: 'procedure', path: 'risks', reason})

function logged() {
  const lines: string[] = []
  return {lines, note: createProblemLog((line) => lines.push(line))}
}

test('a problem is written once while it lasts', () => {
  const {lines, note} = logged()
  for (let time = 0; time < 3; time += 1) note('en procedure-a', [risks('Withheld: en changed.')])
  expect(lines).toEqual(['procedure-a risks: Withheld: en changed.'])
})

test('a problem that was gone and comes back is written again', () => {
  const {lines, note} = logged()
  note('en procedure-a', [risks('Withheld: en changed.')])
  note('en procedure-a', [])
  note('en procedure-a', [risks('Withheld: en changed.')])
  expect(lines).toHaveLength(2)
})

test('a problem that changes is written, also when it changes back', () => {
  const {lines, note} = logged()
  note('en procedure-a', [risks('Withheld: en changed.')])
  note('en procedure-a', [risks('Withheld: en withdrawn.')])
  note('en procedure-a', [risks('Withheld: en changed.')])
  expect(lines).toHaveLength(3)
})

test('what two readings have in common is written once', () => {
  const {lines, note} = logged()
  note('en list', [risks('Title: This is required.')])
  note('fr list', [risks('Title: This is required.')])
  expect(lines).toHaveLength(1)
})

test('a problem of no document is written as it is', () => {
  const {lines, note} = logged()
  note('content', [{id: '', type: '', path: '', reason: 'No answer.'}])
  expect(lines).toEqual(['No answer.'])
})

test('a withheld unit is named with every language that was tried', async () => {
  const text = (value: string) => [
    {_key: 'en', _type: 'internationalizedArrayStringValue', language: 'en', value},
  ]
  const guide = {
    _id: 'guide-a',
    _type: 'insuranceGuide',
    title: text('[TEST] title'),
    slug: text('test'),
    clinic: {_type: 'reference', _ref: 'clinic-a'},
  }
  const content = createContent({source: memorySource([guide]), locale: 'fr'})
  const document = await content.get('insuranceGuide', {id: 'guide-a'})
  expect(withheldIn(document)).toContainEqual({
    id: 'guide-a',
    type: 'insuranceGuide',
    path: 'insurance',
    reason: 'Withheld: fr missing, en unreviewed.',
  })
})
