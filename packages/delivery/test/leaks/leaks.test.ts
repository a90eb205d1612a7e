// R12: a canary in every forbidden state appears in no byte of any channel, header, log or file, while an
// administrator's reading finds them all. `LEAK_SEEDS=10 vitest run --project delivery test/leaks` fills the
// documents in ten ways instead of one.
import {execFile} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {promisify} from 'node:util'

import {generatePrivateKey} from '@jakamy/content-sdk/bundle'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {fixtureTime} from '@jakamy/content-sdk/testing'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {forReaders, readDelivery} from './deliveryReaders.ts'
import {readFiles, sendEnquiry} from './enquiryReaders.ts'
import {listenToLake, readLake} from './lakeReaders.ts'
import {planted} from './planted.ts'
import {createReport, type Report} from './report.ts'
import {channels, readBundles, readContent} from './sdkReaders.ts'
import {startShop, type Shop} from './startShop.ts'
import {forbidden, hiddenStates} from './states.ts'

const seeds = Array.from({length: Number(process.env.LEAK_SEEDS ?? 1)}, (_one, index) => index + 1)
const root = path.resolve(import.meta.dirname, '../../../..')

describe.each(seeds)(
  'rows 18, 21, 31, 61 and 71: what readers must not see, seed %i',
  {timeout: 300_000},
  (seed) => {
    let shop: Shop
    let report: Report

    beforeAll(async () => {
      shop = await startShop(seed)
      report = createReport(shop.canaries)
    }, 120_000)
    afterAll(() => shop.close())

    it('is in no byte of any channel, header, log or file', async () => {
      const began = performance.now()
      const handled = await sendEnquiry(shop, report)
      const command = runCommand(shop, report)
      await readLake(shop, report)
      await listenToLake(shop, report)
      const anonymous = sanitySource(shop.settings)
      await readDelivery({source: anonymous, now: () => fixtureTime}, report, {
        identity: 'reader',
        ids: [...shop.published, ...shop.deleted]
          .map(({_id}) => _id)
          .concat(shop.hidden.map(({_id}) => _id.split('.').at(-1) ?? ''))
          .filter((id, index, all) => all.indexOf(id) === index),
        words: wordsOf(shop),
        token: shop.identities.administrator,
      })
      const token = shop.identities.administrator
      await readContent(sanitySource({...shop.settings, token}), report, {identity: 'token'})
      await readBundles(shop, report)
      await command
      readFiles(shop.dataDir, 'lake', report)
      const operator = {identity: 'operator', forbidden: forReaders}
      report.look({...operator, reader: 'lake log', bytes: shop.logged})

      expect(report.leaks()).toEqual([])
      expect(shop.logged.length).toBeGreaterThan(500)
      // The same search finds all of it where it may be found.
      const states = [...report.foundBy('administrator')].map(({state}) => state)
      expect(new Set(states)).toEqual(
        new Set([...forbidden.filter(isStored), 'shown', 'known', 'elsewhere', 'release']),
      )
      const stored = shop.canaries.placedIn([shop.published, shop.hidden, shop.deleted])
      const seen = report.foundBy('administrator')
      expect([...stored].filter((canary) => !seen.has(canary))).toEqual([])
      expect(statesIn(shop, handled)).toContain('enquiry')
      for (const upload of shop.uploads) expect(statesIn(shop, upload)).toContain('exif')

      expect(report.combinations()).toBeGreaterThan(6700)
      process.stdout.write(
        `R12, seed ${seed}: ${stored.size} canaries, ${report.answers()} answers, ` +
          `${report.combinations()} combinations, ${Math.round(report.bytes() / 1e6)} MB, ` +
          `${Math.round((performance.now() - began) / 100) / 10} s\n`,
      )
    })

    it('is looked for where something is shown: every channel has what may be shown', () => {
      const readers = [
        ...Object.keys(channels).map((channel) => `sdk ${channel}`),
        'sdk list',
        'sdk search',
        'bundle file',
        ...['html', 'markdown', 'message', 'screen', 'jsonld', 'speech', 'print'].map(
          (format) => `delivery /v1/procedures/{key}/${format}`,
        ),
        'delivery /v1/procedures/{key}',
        'delivery /v1/search',
        ...['risks', 'devices', 'treatment-plans', 'glossary', 'insurers', 'clinics'].map(
          (resource) => `delivery /v1/${resource}`,
        ),
      ]
      const blind = readers.filter(
        (reader) => ![...report.foundBy(reader)].some(({state}) => state === 'shown'),
      )
      expect(blind).toEqual([])
      const heard = [...report.foundBy('lake listen')].map(({state}) => state)
      expect(heard).toEqual(expect.arrayContaining(['draft', 'draftOver', 'version']))
      for (const identity of ['viewer', 'editor'])
        expect([...report.foundBy(identity)].map(({state}) => state)).toEqual(
          expect.arrayContaining([...hiddenStates]),
        )
    })

    it.each(planted)('would be found: $name', async ({leaks, read}) => {
      const planted = createReport(shop.canaries)
      await read(shop, planted)
      expect(planted.leaks().map((leak) => leak.split(':')[0])).toContain(leaks)
    })
  },
)

const statesIn = ({canaries}: Shop, bytes: Uint8Array | string) =>
  [...canaries.find(bytes)].map(({state}) => state)

/** What files tell of their making is not kept, and what people fill in is not stored. */
const isStored = (state: string) => !['exif', 'fileName', 'enquiry'].includes(state)

/** A text of each forbidden state, to be searched for. */
function wordsOf({canaries, published, hidden}: Shop): string[] {
  const words = new Map<string, string>()
  JSON.stringify([published, hidden], (_key, value: unknown) => {
    const canary = typeof value === 'string' && canaries.of(value)
    if (canary && String(value).startsWith('[TEST]'))
      words.set(canary.state, String(value).replace('[TEST] ', ''))
    return value
  })
  return [...words.values()]
}

/** What the command prints and writes that reads the whole dataset with a token, for kiosks. */
async function runCommand(shop: Shop, report: Report): Promise<void> {
  const at = (name: string) => path.join(shop.folder, name)
  writeFileSync(at('clinic.key'), await generatePrivateKey(), {mode: 0o600})
  const {stdout, stderr} = await promisify(execFile)(
    process.execPath,
    [
      path.join(root, 'packages/content-sdk/src/cli.ts'),
      'bundle',
      'withdrawals',
      '--api-host',
      shop.url,
      '--token-env',
      'LEAKS_TOKEN',
      '--clinic',
      'clinic-shown',
      '--key',
      at('clinic.key'),
      '--out',
      at('withdrawals.json'),
    ],
    {env: {...process.env, LEAKS_TOKEN: shop.identities.administrator}},
  )
  expect(stdout).toContain('1 withdrawals')
  report.look({
    reader: 'content bundle withdrawals',
    identity: 'kiosk',
    forbidden: forReaders,
    bytes: [stdout, stderr, readFileSync(at('withdrawals.json'))],
  })
}
