import {createContent, createPreview, memorySource, type MemoryDocument} from '@jakamy/content-sdk'
import {buildBundle} from '@jakamy/content-sdk/bundle/build'
import {signApproval, signatureCheck} from '@jakamy/content-sdk/signatures'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import type {AnyDocument} from '@jakamy/policy'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {buildRequest, newSigner} from './bundle/fixtures.ts'
import {startTestLake, type TestLake} from './lakeForTest.ts'
import {approved, changed, now, seedDocuments} from './seed.ts'

const id = 'procedure-coronary-stent'
// Made for these tests; nobody signs anything else with it. The public key belongs to it.
const secretKey = '11'.repeat(32)
const publicKey = 'd04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737'
const otherKey = 'a09aa5f47a6759802ff955f8dc2d2a14a5c99d23be97f864127ff9383455a4f0'
const signatures = signatureCheck([publicKey])

const unsigned = approved(seedDocuments(), id)
const signed = withStamp(unsigned, (stamp) => signApproval(id, stamp, secretKey))

type Stamp = Parameters<typeof signApproval>[1]

/** The documents with another stamp on the page. */
function withStamp(documents: readonly MemoryDocument[], change: (stamp: Stamp) => Stamp) {
  return changed(documents, id, (document) => {
    const {approvals = []} = document as AnyDocument
    document.approvals = approvals.map(change)
  })
}

function page(documents: readonly MemoryDocument[], options: object = {signatures}) {
  return createContent({source: memorySource(documents), locale: 'en', now, ...options}).get(
    'procedure',
    {id},
  )
}

const unreviewed = {status: 'withheld', attempts: [{locale: 'en', reason: 'unreviewed'}]}

describe('a client that demands signatures', () => {
  it('serves what is signed and nothing that is not', async () => {
    expect((await page(signed)).units.risks).toMatchObject({status: 'ok'})
    const {units} = await page(unsigned)
    for (const unit of Object.values(units)) expect(unit).toMatchObject(unreviewed)
    const of = async (...keys: string[]) =>
      (await page(signed, {signatures: signatureCheck(keys)})).units.risks
    expect(await of(otherKey, publicKey)).toMatchObject({status: 'ok'})
    expect(await of(otherKey)).toMatchObject(unreviewed)
  })

  it('finds out a stamp that somebody made or changed; one that demands none does not', async () => {
    const forgeries: ((stamp: Stamp) => Stamp)[] = [
      (stamp) => ({...stamp, nextReviewDue: '2028-12-31'}),
      (stamp) => ({...stamp, reviewerLabel: '[TEST] somebody else'}),
      (stamp) => signApproval(id, stamp, '22'.repeat(32)),
      (stamp) => signApproval('device-coronary-stent', stamp, secretKey),
    ]
    for (const forge of forgeries) {
      const forged = withStamp(signed, forge)
      expect((await page(forged)).units.risks).toMatchObject(unreviewed)
      expect((await page(forged, {})).units.risks).toMatchObject({status: 'ok'})
    }
  })

  it('does not find out an old stamp that comes back with its old words', async () => {
    const rewritten = changed(signed, 'risk-stroke', (risk) => {
      risk.name = [{_key: 'en', language: 'en', value: '[TEST] other'}]
    })
    expect((await page(rewritten)).units.risks).toMatchObject({
      attempts: [{locale: 'en', reason: 'changed'}],
    })
    expect((await page(signed)).units.risks).toMatchObject({status: 'ok'})
  })

  it('shows words without a signature under the label of unreviewed ones, where a site shows such', async () => {
    const {units} = await page(unsigned, {signatures, review: 'label'})
    expect(units.risks).toMatchObject({status: 'unreviewed', reason: 'unreviewed'})
  })
})

it('a preview tells editors what readers who demand signatures get', async () => {
  const verdict = async (documents: readonly MemoryDocument[]) => {
    const source = {...memorySource(documents), drafts: true}
    return (await createPreview({source, locale: 'en', now, signatures}).get('procedure', {id}))
      .units.risks
  }
  expect(await verdict(signed)).toMatchObject({verdict: 'ok'})
  expect(await verdict(unsigned)).toMatchObject({verdict: 'unreviewed'})
})

it('a bundle is built of signed approvals only, where that is demanded', async () => {
  const signer = await newSigner()
  const built = async (documents: readonly MemoryDocument[]) =>
    buildBundle(
      buildRequest(
        documents.map((each) => ({...each, rights: {licence: 'own'}})),
        {signatures},
      ),
      [signer],
    )
  expect((await built(signed)).status).toBe('built')
  expect(await built(unsigned)).toMatchObject({
    status: 'refused',
    problems: expect.arrayContaining([expect.objectContaining({reason: 'unreviewed'})]),
  })
})

describe('on a lake', () => {
  let lake: TestLake
  beforeAll(async () => {
    lake = await startTestLake()
  })
  afterAll(() => lake.remove())

  it('a signature holds through storage and queries', async () => {
    const {place, token, writer} = lake
    await lake.write(signed)
    const dataset = {...place, token}
    const content = createContent({source: sanitySource(dataset), locale: 'en', now, signatures})
    expect((await content.get('procedure', {id})).units.risks).toMatchObject({status: 'ok'})
    await writer.patch(id).set({'approvals[0].nextReviewDue': '2028-12-31'}).commit()
    const later = createContent({source: sanitySource(dataset), locale: 'en', now, signatures})
    expect((await later.get('procedure', {id})).units.risks).toMatchObject(unreviewed)
  })
})
