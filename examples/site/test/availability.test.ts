import {createContent, memorySource} from '@jakamy/content-sdk'
import {expect, test} from 'vitest'

import {availabilityOf} from '../src/content/availability.ts'

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
const clinic = {
  _id: 'clinic-a',
  _type: 'clinic',
  name: text('[TEST] clinic'),
  locales: ['en'],
  defaultLocale: 'en',
}
const notice = {
  _id: 'withdrawal-a',
  _type: 'withdrawal',
  targets: [{document: {_ref: 'guide-a'}}],
  effectiveFrom: '2020-01-01T00:00:00Z',
}
const read = (...documents: Parameters<typeof memorySource>[0]) =>
  createContent({source: memorySource(documents), locale: 'en'})

test('a document without an approval is not shown', async () => {
  expect(availabilityOf(await read(guide).get('insuranceGuide', 'test'))).toBe('notApproved')
})

test('a withdrawn document is not shown, and that is said', async () => {
  expect(availabilityOf(await read(guide, notice).get('insuranceGuide', 'test'))).toBe('withdrawn')
})

test('a document that needs no approval is shown', async () => {
  expect(availabilityOf(await read(clinic).get('clinic', 'clinic-a'))).toBe('shown')
})
