import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {describe, expect, it} from 'vitest'

import {startDelivery} from '../src/startDelivery.ts'
import {canaries, otherClinic} from './documents.ts'
import {everyAddress} from './everyAddress.ts'
import {ask, type Api} from './http.ts'
import {deliveryOfFile} from './running.ts'

const api = deliveryOfFile()
const {get} = api

describe('row 61: what readers must not see', {timeout: 300_000}, () => {
  it('is in no byte of any answer, while an administrator reads it', async () => {
    const stored = JSON.stringify(await api.lake.admin.fetch('*', {}, {perspective: 'raw'}))
    for (const canary of Object.values(canaries)) expect(stored).toContain(canary)

    const described: Api = (await get('/openapi.json')).json()
    const leaks = await leaksOf(api.url, [...everyAddress(described)])
    expect(leaks).toEqual([])
    expect(JSON.stringify(api.log)).not.toContain('CANARY')
  })

  it('would be found: what one clinic says is there for its own readers', async () => {
    const {clinic} = otherClinic()
    const own = await get(`/v1/procedures/test-other/html?clinic=${clinic}`)
    expect(own.text).toContain(canaries.clinic)
  })

  it('would be found: a clock that stands years back lets an expired text out', async () => {
    const late = await startDelivery({
      source: sanitySource(api.lake.settings),
      now: () => new Date('2020-06-01T12:00:00Z'),
      port: 0,
    })
    try {
      const described: Api = (await ask(`${late.url}/openapi.json`)).json()
      const addresses = [...everyAddress(described)].filter(({path}) => path.includes('procedures'))
      const leaks = (await leaksOf(late.url, addresses)).join('\n')
      expect(leaks).toContain(`${canaries.expired} in /v1/procedures?`)
      expect(leaks).toContain(`${canaries.expired} in /v1/procedures/procedure-test-expired/html`)
    } finally {
      await late.close()
    }
  })
})

/** Where a canary is to be seen; several addresses are asked at once. */
async function leaksOf(url: string, addresses: readonly {address: string}[]): Promise<string[]> {
  const leaks: string[] = []
  const left = [...addresses]
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const {address} = next
      const {text, headers} = await ask(url + address.replace('?&', '?'))
      const bytes = text + JSON.stringify(headers)
      for (const canary of Object.values(canaries)) {
        if (bytes.includes(canary)) leaks.push(`${canary} in ${address}`)
      }
    }
  }
  await Promise.all(Array.from({length: 8}, work))
  return leaks
}
