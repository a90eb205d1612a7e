import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  const client = lake.client()
  await client.create({_id: 'shown', _type: 'page', title: 'CANARY-TEST-TEXT'})
  await client.create({_id: 'drafts.hidden', _type: 'page', title: 'CANARY-TEST-TEXT'})
  await client.datasets.create('closed', {aclMode: 'private'})
})
afterAll(() => lake.remove())

const pageFor = async (headers: Record<string, string> = {}) => {
  const answer = await lake.request('/', {headers})
  return {answer, text: await answer.text()}
}

describe('the status page', () => {
  test('tells anyone what is public, without contents', async () => {
    const {answer, text} = await pageFor()
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(text).toContain('Content Lake: testproj')
    expect(text).toContain('<h2>production</h2>')
    expect(text).toContain('Documents: <strong>1</strong>')
    expect(text.match(/<time /g)).toHaveLength(1)
    expect(text).not.toContain('closed')
    expect(text).not.toContain('CANARY-TEST-TEXT')
  })

  test('tells those who may see everything of all of it, without contents', async () => {
    const {text} = await pageFor({authorization: `Bearer ${ADMIN_TOKEN}`})
    expect(text).toContain('<h2>closed</h2>')
    expect(text).toContain('Documents: <strong>2</strong>')
    expect(text.match(/<time /g)).toHaveLength(2)
    expect(text).not.toContain('CANARY-TEST-TEXT')
  })

  test('runs its own script only, a new one each time', async () => {
    const policies = new Set<string>()
    for (let n = 0; n < 2; n += 1) {
      const {answer, text} = await pageFor()
      const policy = answer.headers.get('content-security-policy') ?? ''
      const nonce = /script-src 'nonce-(\w+)'/.exec(policy)?.[1]
      expect(nonce).toBeTypeOf('string')
      expect(text).toContain(`<script type="module" nonce="${nonce}">`)
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
      policies.add(policy)
    }
    expect(policies.size).toBe(2)
  })

  test('shows names as they are and not as markup', async () => {
    const answer = await lake.request('/', {headers: {'x-sanity-project-id': '<b>x</b>'}})
    expect(await answer.text()).toContain('&lt;b&gt;x&lt;/b&gt;')
  })
})
