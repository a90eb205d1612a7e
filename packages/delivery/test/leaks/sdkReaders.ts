// The SDK and its channels over every source, and bundles: as files, and as a source.
import {createContent, type ContentOptions, type Source} from '@jakamy/content-sdk'
import {
  generatePrivateKey,
  openBundle,
  signerFrom,
  verifyBundle,
  type Bytes,
  type Signer,
} from '@jakamy/content-sdk/bundle'
import {buildBundle, type BuildRequest, type BuildResult} from '@jakamy/content-sdk/bundle/build'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderJson} from '@jakamy/content-sdk/channels/json'
import {renderJsonLd} from '@jakamy/content-sdk/channels/jsonld'
import {renderMarkdown} from '@jakamy/content-sdk/channels/markdown'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {renderPrint} from '@jakamy/content-sdk/channels/print'
import {renderSpeech} from '@jakamy/content-sdk/channels/speech'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {fixtureTime} from '@jakamy/content-sdk/testing'
import type {AnyDocument} from '@jakamy/policy'
import {documents as definitions, type DocumentType} from '@jakamy/schemas'

import {forReaders} from './deliveryReaders.ts'
import type {Report} from './report.ts'
import type {Shop} from './startShop.ts'
import {gateStates, otherClinic, ownClinic} from './states.ts'

/** Every way to show a document. */
export const channels = {
  html: renderHtml,
  json: renderJson,
  jsonld: renderJsonLd,
  markdown: renderMarkdown,
  message: renderMessage,
  print: renderPrint,
  speech: renderSpeech,
} as const

/** What is asked for by itself: notices come beside what they are about. */
const everyType: readonly DocumentType[] = Object.values(definitions)
  .map(({name}) => name)
  .filter((name) => name !== 'withdrawal')
/** What clinics may say something beside, and what they say. */
const perClinic = new Set(['procedure', 'treatmentPlan', 'insuranceGuide', 'clinicOverlay'])

/** Lists everything, and shows every document in every channel. */
export async function readContent(
  source: Source,
  report: Report,
  {
    identity,
    types = everyType,
    ...options
  }: {identity: string; types?: readonly DocumentType[]} & Partial<ContentOptions>,
): Promise<void> {
  const problems: string[] = []
  const content = createContent({
    locale: 'en',
    now: () => fixtureTime,
    freshFor: 600_000,
    onProblem: (problem) => problems.push(JSON.stringify(problem)),
    ...options,
    source,
  })
  for (const locale of ['en', 'fr']) {
    for (const type of types) {
      for (const clinic of perClinic.has(type)
        ? [undefined, ownClinic, otherClinic]
        : [undefined]) {
        const look = (reader: string, value: unknown) =>
          report.look({
            reader: `sdk ${reader}`,
            identity,
            forbidden: forReaders.filter((state) => state !== 'clinic' || clinic !== otherClinic),
            bytes: [typeof value === 'string' ? value : (JSON.stringify(value) ?? '')],
          })
        const reading = {locale, ...(clinic === undefined ? {} : {clinic})}
        const found = await content.list(type, reading)
        look('list', found)
        look('search', await content.search('TEST', {type, ...reading}))
        look('find', await content.find(type, {id: `${type}-draft`}, reading))
        for (const document of found.documents)
          for (const [channel, render] of Object.entries(channels)) look(channel, render(document))
      }
    }
  }
  report.look({reader: 'sdk problems', identity, forbidden: forReaders, bytes: problems})
}

/** What a bundle must not hold besides: the words of other clinics in any form. */
const inBundles = [...forReaders, 'elsewhere']

/** Builds a bundle of the clinic's content as it is at the time of the fixtures. */
export function bundleOf(
  shop: Shop,
  signer: Signer,
  request: Pick<BuildRequest, 'documents' | 'locales'> & Partial<BuildRequest>,
): Promise<BuildResult> {
  return buildBundle(
    {
      clinic: ownClinic,
      demo: false,
      now: fixtureTime,
      asset: (id) => assetOf(shop, id),
      facts: {
        version: 1,
        expires: '2026-08-01T00:00:00Z',
        withdrawalsMaxAge: 1440,
        schemas: '0.0.0',
      },
      ...request,
    },
    [signer],
  )
}

/**
 * Builds bundles of what may be shown and of what may not, and looks at every byte of them.
 * @param only one of them: of what is `shown`, in `english`, or `refused`
 */
export async function readBundles(
  shop: Shop,
  report: Report,
  changes: Partial<BuildRequest> = {},
  only?: string,
): Promise<void> {
  const signer = await signerFrom(await generatePrivateKey())
  const keys = [signer.publicKey]
  const documents: AnyDocument[] = await shop.admin.fetch('*[_type in $types]', {
    types: Object.keys(definitions),
  })
  const ids = (...states: string[]) =>
    documents
      .filter(({_id}) => states.some((state) => _id.endsWith(`-${state}`)))
      .map(({_id}) => _id)
  const shown = ids('shown', 'withdrawn').filter((id) => !/^(person|withdrawal)/.test(id))
  const requests: {state: string; wanted: string[]; locales: string[]}[] = [
    {state: 'shown', wanted: shown, locales: ['en', 'fr']},
    {state: 'english', wanted: [...shown, ...ids('language')], locales: ['en']},
    {
      state: 'refused',
      wanted: ids(...gateStates, 'language', 'clinic'),
      locales: ['en', 'fr'],
    },
  ]
  const identity = 'bundle'
  const look = (reader: string, ...bytes: (Uint8Array | string)[]) =>
    report.look({reader, identity, forbidden: inBundles, bytes})
  for (const {state, wanted, locales} of requests) {
    if (only !== undefined && state !== only) continue
    const result = await bundleOf(shop, signer, {documents, ids: wanted, locales, ...changes})
    look('bundle result', JSON.stringify({...result, bytes: undefined}))
    if (result.status === 'built') {
      const {texts, dictionary} = await everythingIn(result.bytes, keys)
      look('bundle file', result.bytes, ...texts)
      // What many documents have in common stands there, whatever it is cut out of.
      const pieces = {reader: 'bundle dictionary', identity, forbidden: inBundles, pieces: true}
      report.look({...pieces, bytes: [dictionary]})
      const source = await bundleSource({bytes: result.bytes, keys, now: () => fixtureTime})
      if (!source.drafts) await readContent(source, report, {identity: 'bundle'})
    }
  }
}

/** Everything that stands in a bundle, expanded. */
export async function everythingIn(bytes: Bytes, keys: readonly string[]) {
  const bundle = await openBundle(bytes, {keys})
  await verifyBundle(bundle)
  const texts = [JSON.stringify(bundle.manifest)]
  for (let entry = 0; entry < bundle.table.count; entry += 1) {
    texts.push(bundle.table.name(entry))
    if (!/^(image|file)-/.test(bundle.table.name(entry)))
      texts.push(JSON.stringify(await bundle.documentAt(entry)))
  }
  return {texts, dictionary: (await bundle.dictionary()).raw}
}

/** A stored picture or file, from the lake. */
export async function assetOf({url}: Shop, id: string) {
  const [kind = '', hash = '', ...rest] = id.split('-')
  const name = `${[hash, ...rest.slice(0, -1)].join('-')}.${rest.at(-1)}`
  const response = await fetch(`${url}/${kind}s/jakamy/production/${name}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return response.ok
    ? {id, bytes, contentType: kind === 'image' ? 'image/png' : 'text/vtt'}
    : undefined
}
