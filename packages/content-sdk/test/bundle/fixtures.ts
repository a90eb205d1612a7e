import type {MemoryDocument} from '@jakamy/content-sdk'
import {
  encodeBundle,
  generatePrivateKey,
  signerFrom,
  type BundleContent,
  type BundleDocument,
  type BundleFacts,
  type Signer,
} from '@jakamy/content-sdk/bundle'
import type {BuildRequest} from '@jakamy/content-sdk/bundle/build'
import type {AnyDocument} from '@jakamy/policy'

import {now} from '../seed.ts'

export {now}

/** What a test bundle says of itself. */
export const facts: BundleFacts = {
  clinic: 'clinic-test',
  version: 3,
  created: '2026-02-01T00:00:00Z',
  expires: '2026-08-01T00:00:00Z',
  withdrawalsMaxAge: 7 * 24 * 60,
  schemas: '0.0.0',
  locales: ['en', 'fr'],
  demo: false,
  clinicalTypes: ['procedure', 'risk'],
  rights: {licences: ['own'], attributions: ['[TEST] credit line']},
}

/** Visibly fake documents that no schema knows: the format takes any. */
export const documents: BundleDocument[] = [
  {
    _id: 'procedure-a',
    _type: 'procedure',
    slug: [
      {_key: 'en', language: 'en', value: 'a-en'},
      {_key: 'fr', language: 'fr', value: 'a-fr'},
    ],
    title: '[TEST] A',
    risks: [{_ref: 'risk-a'}, {_ref: 'risk-b'}],
  },
  {_id: 'procedure-b', _type: 'procedure', slug: [{language: 'en', value: 'shared'}]},
  {_id: 'risk-a', _type: 'risk', name: '[FR TEST] é€😀', slug: [{language: 'en', value: 'shared'}]},
  {_id: 'risk-b', _type: 'risk', name: '[TEST] B', image: {asset: {_ref: 'image-abc-1x1-png'}}},
]

/** A picture that is none. */
export const picture = {
  id: 'image-abc-1x1-png',
  contentType: 'image/png',
  bytes: new TextEncoder().encode('[TEST] not really a picture'),
}

/** A new key, as a signer. */
export async function newSigner(): Promise<Signer> {
  return signerFrom(await generatePrivateKey())
}

/** What is asked of the build of a bundle, with what is changed in it. */
export function buildRequest(
  documents: readonly MemoryDocument[],
  changes: Partial<BuildRequest> = {},
): BuildRequest {
  return {
    // A memory document is any document; the build validates each.
    documents: documents as readonly AnyDocument[],
    clinic: 'clinic-jakamy',
    locales: ['en'],
    types: ['procedure'],
    demo: false,
    now: now(),
    asset: async () => undefined,
    facts: {
      version: 1,
      expires: '2026-06-01T00:00:00Z',
      withdrawalsMaxAge: 1440,
      schemas: '0.0.0',
    },
    ...changes,
  }
}

/** A test bundle, with what is changed in it. */
export function bundleOf(
  signers: readonly Signer[],
  changes: Partial<BundleContent> & {fact?: Partial<BundleFacts>} = {},
) {
  const {fact, ...content} = changes
  return encodeBundle(
    {documents, files: [picture], ...content, facts: {...facts, ...content.facts, ...fact}},
    signers,
  )
}
