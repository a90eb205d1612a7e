import {expect, test} from 'vitest'

import {createBacklogs} from './backlogs.ts'

const bytes = (length: number, fill = 1): Uint8Array => new Uint8Array(length).fill(fill)

test('hands out what waits in its order, in the sizes asked for', () => {
  const backlog = createBacklogs().open(() => undefined)
  const text = 'un deux trois quatre cinq six'
  for (const word of text.split(/(?<= )/))
    backlog.push(word.split('').map((one) => Buffer.from(one)))
  let read = ''
  for (let part = backlog.take(5); part; part = backlog.take(5)) {
    expect(part.length).toBeLessThanOrEqual(5)
    read += Buffer.from(part).toString()
  }
  expect(read).toBe(text)
})

test('counts what several wait for once, and nothing that was read or forgotten', () => {
  const backlogs = createBacklogs()
  const readers = Array.from({length: 10}, () => backlogs.open(() => undefined))
  const shared = bytes(1_000)
  for (const [n, reader] of readers.entries()) reader.push([bytes(10, n), shared])
  expect(backlogs.bytes).toBeGreaterThanOrEqual(1_100)
  expect(backlogs.bytes).toBeLessThan(1_500)
  for (const reader of readers.slice(0, 5)) while (reader.take(300)) continue
  for (const reader of readers.slice(5)) reader.close()
  expect(backlogs.bytes).toBe(0)
})

test('counts what is on its way to the connection', () => {
  const backlogs = createBacklogs()
  const reader = backlogs.open(() => undefined)
  reader.push([bytes(500)])
  expect(reader.take(1_000)).toHaveLength(500)
  expect(backlogs.bytes).toBe(500)
  expect(reader.take(1_000)).toBeUndefined()
  expect(backlogs.bytes).toBe(0)
})

test('lets a reader go for whom too much waits, though not for one large event', () => {
  const reasons: string[] = []
  const backlogs = createBacklogs({each: 1_000})
  const reader = backlogs.open((reason) => reasons.push(reason))
  reader.push([bytes(5_000)])
  expect(reasons).toEqual([])
  reader.push([bytes(1)])
  expect(reasons).toEqual([expect.stringMatching(/^50\d\d bytes were waiting for it$/)])
  reader.push([bytes(1)])
  expect([reader.take(10), backlogs.bytes, reasons.length]).toEqual([undefined, 0, 1])
})

test('lets the readers go for whom most waits when all together have too much', () => {
  const gone: number[] = []
  const backlogs = createBacklogs({total: 10_000})
  const readers = Array.from({length: 10}, (_, n) => backlogs.open(() => gone.push(n)))
  for (const [n, reader] of readers.entries()) reader.push([bytes(100 * (n + 1), n)])
  expect(gone).toEqual([])
  readers[3]?.push([bytes(4_500)])
  expect(gone).toEqual([3])
  expect(backlogs.bytes).toBeLessThanOrEqual(7_500)
  readers[0]?.push([bytes(5_500)])
  expect(gone).toEqual([3, 0])
})
