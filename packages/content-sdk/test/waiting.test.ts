import {createContent, memorySource, type Source} from '@jakamy/content-sdk'
import {describe, expect, it} from 'vitest'

import {approved, now, seedDocuments} from './seed.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
const approvedSeed = approved(seed, id)

describe('waiting', () => {
  /** A source that answers after a while and tells what became of its reads. */
  function slow(milliseconds: number) {
    const memory = memorySource(seed)
    const seen = {reads: 0, aborted: 0}
    const source: Source = {
      ...memory,
      read: (query, signal) =>
        new Promise((resolve, reject) => {
          seen.reads += 1
          const timer = setTimeout(() => resolve(memory.read(query)), milliseconds)
          signal?.addEventListener('abort', () => {
            clearTimeout(timer)
            seen.aborted += 1
            reject(new Error('[TEST] aborted'))
          })
        }),
    }
    return {source, seen}
  }

  it('ends with the timeout of the call, while others get their answer', async () => {
    const {source, seen} = slow(80)
    const content = createContent({source, locale: 'en', now})
    const short = content.get('procedure', id, {timeout: 10})
    const long = content.get('procedure', id, {timeout: 10_000})
    await expect(short).rejects.toMatchObject({code: 'SOURCE_UNREACHABLE'})
    await expect(long).resolves.toMatchObject({id})
    expect(seen.aborted).toBe(0)
  })

  it('is not cut short by a time longer than timers can count', async () => {
    const {source} = slow(20)
    const content = createContent({source, locale: 'en', now, timeout: Infinity})
    for (const timeout of [Infinity, 2 ** 31, undefined]) {
      expect(await content.get('procedure', id, {timeout})).toMatchObject({id})
    }
  })

  it('aborts the request once nobody waits for it', async () => {
    const {source, seen} = slow(5_000)
    const content = createContent({source, locale: 'en', now})
    const controller = new AbortController()
    const {signal} = controller
    const both = [1, 2].map(() => content.get('procedure', id, {signal}))
    controller.abort()
    for (const call of both) await expect(call).rejects.toMatchObject({code: 'ABORTED'})
    expect(seen).toEqual({reads: 1, aborted: 1})
  })

  it('gives one attempt no more than the timeout of the client, and tries again', async () => {
    const {source, seen} = slow(5_000)
    const content = createContent({
      source,
      locale: 'en',
      timeout: 20,
      retry: {times: 2, delay: 1},
    })
    await expect(content.get('procedure', id)).rejects.toMatchObject({code: 'SOURCE_UNREACHABLE'})
    expect(seen).toEqual({reads: 3, aborted: 3})
  })

  it('does not try again what will not pass', async () => {
    let reads = 0
    const source: Source = {
      ...memorySource(seed),
      read: () => {
        reads += 1
        return Promise.reject(new TypeError('[TEST] a mistake'))
      },
    }
    await expect(createContent({source, locale: 'en'}).find('procedure', id)).rejects.toMatchObject(
      {
        cause: {message: '[TEST] a mistake'},
      },
    )
    expect(reads).toBe(1)
  })
})

describe('row 48: maxAge', () => {
  it('withholds what needs an approval when the last look at the source is too old', async () => {
    const memory = memorySource(approvedSeed)
    const source: Source = {
      ...memory,
      read: async (query) => ({...(await memory.read(query)), asOf: '2026-02-02T10:00:00Z'}),
    }
    const at = async (maxAge: number) =>
      (await createContent({source, locale: 'en', now, maxAge}).get('procedure', id)).units.risks
    expect(await at(3 * 3_600_000)).toMatchObject({status: 'ok'})
    expect(await at(3_600_000)).toMatchObject({status: 'withheld', reason: 'withdrawn'})
  })
})
