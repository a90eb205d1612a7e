// Leaks that are planted, one in each kind of channel: the search that finds nothing must find them.
import {gzipSync} from 'node:zlib'

import type {Source} from '@jakamy/content-sdk'
import {encodeWithdrawals, generatePrivateKey, signerFrom} from '@jakamy/content-sdk/bundle'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {fixtureTime} from '@jakamy/content-sdk/testing'

import type {NodeOptions} from '../../src/startDelivery.ts'
import {forReaders, readDelivery} from './deliveryReaders.ts'
import {listenToLake, readLake} from './lakeReaders.ts'
import type {Report} from './report.ts'
import {readBundles, readContent} from './sdkReaders.ts'
import type {Shop} from './startShop.ts'
import {otherClinic} from './states.ts'

/** One mistake, what it lets out, and the readers that meet it. */
export interface Planted {
  name: string
  leaks: string
  read: (shop: Shop, report: Report) => Promise<void> | void
}

const sourceOf = ({settings}: Shop): Source => sanitySource(settings)

/** The delivery with a mistake in its options. */
const delivered =
  (routes: RegExp, id: string, mistake: (shop: Shop) => Partial<NodeOptions>): Planted['read'] =>
  (shop, report) =>
    readDelivery({source: sourceOf(shop), now: () => fixtureTime, ...mistake(shop)}, report, {
      identity: 'reader',
      ids: [id],
      words: [],
      token: '',
      routes,
    })

/** Who asks without a token is taken for an editor. */
const forEditors = (shop: Shop): Shop => ({
  ...shop,
  identities: {...shop.identities, anonymous: shop.identities.editor},
})

/** A text that a draft has, in some other form, in the answer of some reader. */
const written =
  (form: (text: string) => string | Uint8Array): Planted['read'] =>
  ({hidden}, report) => {
    const draft = hidden.find(({_id}) => _id === 'drafts.insurer-draft')
    const bytes = [form(String(draft?.name))]
    report.look({reader: 'wire', identity: 'reader', forbidden: forReaders, bytes})
  }

/** The mistakes. */
export const planted: readonly Planted[] = [
  {
    name: 'a lake that takes everybody for an editor, in a query',
    leaks: 'draft',
    read: (shop, report) => readLake(forEditors(shop), report, '*[_id in path('),
  },
  {
    name: 'a lake that tells everybody its releases',
    leaks: 'release',
    read: (shop, report) => readLake(forEditors(shop), report, 'releases::'),
  },
  {
    name: 'a lake that tells everybody its history',
    leaks: 'deleted',
    read: (shop, report) =>
      readLake(forEditors(shop), report, '/v2025-03-01/data/history/production/documents/'),
  },
  {
    name: 'a lake that lets everybody listen to drafts',
    leaks: 'draftOver',
    read: (shop, report) => listenToLake(forEditors(shop), report),
  },
  {
    name: 'a Studio that keeps the names of files',
    leaks: 'fileName',
    read: async (shop, report) => {
      const filename = `${shop.canaries.text({state: 'fileName', place: 'planted'})}.vtt`
      await shop.admin.assets.upload('file', Buffer.from('[TEST] planted'), {filename})
      await readLake(shop, report, '*[_type == "sanity.imageAsset"')
    },
  },
  {
    name: 'a delivery whose clock stands years back',
    leaks: 'expired',
    read: delivered(/risks.*html/, 'risk-expired', () => ({
      now: () => new Date('2020-06-01T12:00:00Z'),
    })),
  },
  {
    name: 'a delivery whose clock is ahead',
    leaks: 'future',
    read: delivered(/risks.*markdown/, 'risk-future', () => ({
      now: () => new Date('2027-06-01T12:00:00Z'),
    })),
  },
  {
    name: 'a source that knows of no withdrawal',
    leaks: 'withdrawn',
    read: delivered(/devices.*speech/, 'device-withdrawn', (shop) => {
      const source = sourceOf(shop)
      const read: Source['read'] = async (...query) => ({
        ...(await source.read(...query)),
        withdrawals: [],
      })
      return {source: {...source, read}}
    }),
  },
  {
    name: 'a source that serves drafts and does not say so',
    leaks: 'draftOver',
    read: delivered(/insurers$/, 'insurer-shown', ({settings, identities}) => ({
      source: {
        ...sanitySource({...settings, token: identities.editor, perspective: 'drafts'}),
        drafts: false,
      },
    })),
  },
  {
    name: 'a delivery that speaks for another clinic',
    leaks: 'clinic',
    read: delivered(/procedures.*html/, 'procedure-shown', () => ({clinic: otherClinic})),
  },
  {
    name: 'a client that labels what nobody approved',
    leaks: 'unreviewed',
    read: (shop, report) =>
      readContent(sourceOf(shop), report, {identity: 'sdk', review: 'label', types: ['risk']}),
  },
  {
    name: 'a client that shows what was changed after its approval',
    leaks: 'changed',
    read: (shop, report) =>
      readContent(sourceOf(shop), report, {identity: 'sdk', review: 'label', types: ['device']}),
  },
  {
    name: 'a client that shows a translation nobody approved',
    leaks: 'language',
    read: (shop, report) =>
      readContent(sourceOf(shop), report, {
        identity: 'sdk',
        review: 'label',
        fallback: [],
        types: ['glossaryTerm'],
      }),
  },
  {
    name: 'a bundle that takes words as they are',
    leaks: 'unreviewed',
    read: (shop, report) =>
      readBundles(shop, report, {demo: true, ids: ['risk-unreviewed']}, 'refused'),
  },
  {
    name: 'a bundle with pictures as they came from the camera',
    leaks: 'exif',
    read: (shop, report) =>
      readBundles(
        shop,
        report,
        {
          asset: async (id) => ({
            id,
            contentType: 'image/png',
            bytes: Uint8Array.from(shop.uploads[0]!),
          }),
        },
        'shown',
      ),
  },
  {
    name: 'a feed with the notices as the editors wrote them',
    leaks: 'internal',
    read: async (shop, report) => {
      const withdrawals = shop.published.filter(({_type}) => _type === 'withdrawal')
      const feed = {
        clinic: 'clinic-shown',
        sequence: 1,
        issued: '2026-06-01T00:00:00Z',
        withdrawals,
      }
      const bytes = [await encodeWithdrawals(feed, [await signerFrom(await generatePrivateKey())])]
      report.look({reader: 'feed', identity: 'kiosk', forbidden: forReaders, bytes})
    },
  },
  {
    name: 'a header in per cent',
    leaks: 'draft',
    read: written((text) => `x-debug: ${text.replaceAll(/./g, (one) => `%${hex(one)}`)}`),
  },
  {
    name: 'an error page with JSON escapes',
    leaks: 'draft',
    read: written((text) => `{"error":"${text.replaceAll(/./g, (one) => `\\u00${hex(one)}`)}"}`),
  },
  {
    name: 'an attribute with HTML escapes',
    leaks: 'draft',
    read: written((text) => text.replaceAll(/./g, (one) => `&#x${hex(one)};`)),
  },
  {
    name: 'an address of data',
    leaks: 'draft',
    read: written(
      (text) => `data:text/plain;base64,${Buffer.from(`..${text}`).toString('base64')}`,
    ),
  },
  {name: 'a compressed log', leaks: 'draft', read: written((text) => gzipSync(text))},
  {
    name: 'a core dump in UTF-16',
    leaks: 'draft',
    read: written((text) => Buffer.from(text, 'utf16le')),
  },
  {
    name: 'a number as the French write it',
    leaks: 'draft',
    read: ({hidden, canaries}, report) => {
      const draft = hidden.find(({_id}) => _id === 'drafts.clinic-draft')
      const {lat}: {lat?: number} = Object(draft?.geo)
      const text = new Intl.NumberFormat('fr', {maximumFractionDigits: 20}).format(lat ?? 0)
      if (!canaries.of(lat ?? 0)) throw new Error('There is no canary for this number.')
      report.look({reader: 'map', identity: 'reader', forbidden: forReaders, bytes: [text]})
    },
  },
  {
    name: 'a service that keeps enquiries in the dataset',
    leaks: 'enquiry',
    read: async (shop, report) => {
      const words = shop.canaries.text({state: 'enquiry', place: 'planted'})
      await shop.admin.create({_type: 'enquiry', _id: 'drafts.enquiry', words})
      await readLake(shop, report, '*[_id in path(')
    },
  },
]

const hex = (one: string) => one.charCodeAt(0).toString(16).padStart(2, '0')
