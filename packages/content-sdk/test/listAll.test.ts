import {createContent, createPreview, listAll, memorySource} from '@jakamy/content-sdk'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {afterAll, beforeAll, expect, it} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

const count = 230
const documents = Array.from({length: count}, (_, n) => ({
  _id: `person-${String(n).padStart(3, '0')}`,
  _type: 'person',
  roles: ['author'],
  // Every tenth is not valid, and so is the last one of a page.
  name: n % 10 === 9 ? 9 : `[TEST] ${n}`,
}))

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  await lake.write(documents)
})
afterAll(() => lake.remove())

it.each([
  ['memory', () => memorySource(documents)],
  ['sanity', () => sanitySource(lake.place)],
])('gives every document, past the hundredth, and what was left out: %s', async (_, open) => {
  const content = createContent({source: open(), locale: 'en'})
  const page = await content.list('person')
  expect(page).toMatchObject({total: count, hasMore: true})
  const all = await listAll(content, 'person')
  const left = new Set(all.problems.map(({id}) => id))
  expect(left.size).toBe(count / 10)
  const given = documents.map(({_id}) => _id).filter((id) => !left.has(id))
  expect(all.documents.map(({id}) => id)).toEqual(given)
  expect(all).toMatchObject({total: count, hasMore: false})
  expect(all).not.toHaveProperty('next')
})

it('gives every draft of a preview', async () => {
  const {token} = lake
  const source = sanitySource({...lake.place, perspective: 'drafts', token})
  const preview = createPreview({source, locale: 'en'})
  const {documents: found} = await listAll(preview, 'person')
  expect(found).toHaveLength(count)
})
