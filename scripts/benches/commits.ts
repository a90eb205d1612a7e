import {fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {createDataset} from '../../packages/local-lake/src/dataset.ts'
import {randomId} from '../../packages/local-lake/src/randomId.ts'
import {openSqliteDatasetStore} from '../../packages/local-lake/src/store/sqliteDatasetStore.ts'
import {type Comparison, median} from './compare.ts'

const rounds = 11
const commits = 100
const writers = 64
const text = 'x '.repeat(400)

/** P10: commits per time, of one writer and of many, beside appending to a file and syncing it. */
export async function commitComparisons(): Promise<Comparison[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lake-bench-'))
  const file = openSync(path.join(folder, 'log'), 'a')
  const store = openSqliteDatasetStore(path.join(folder, 'd.sqlite'))
  const dataset = createDataset({
    project: 'p',
    name: 'd',
    store,
    clock: () => new Date(),
    newId: randomId,
  })
  let number = 0
  const request = () => {
    const document = {_id: `d${(number += 1)}`, _type: 'bench', text}
    return {mutations: [{create: document}], author: 'bench', cause: 'mutate'}
  }
  const line = Buffer.from(JSON.stringify(request()))

  const append = () => {
    for (let commit = 0; commit < commits; commit += 1) {
      writeSync(file, line)
      fdatasyncSync(file)
    }
  }
  const one = () => {
    for (let commit = 0; commit < commits; commit += 1) dataset.transact(request())
  }
  const many = async () => {
    const writer = async (): Promise<void> => {
      for (let commit = 0; commit < commits; commit += 1) await dataset.submit(request())
    }
    await Promise.all(Array.from({length: writers}, writer))
  }
  const times: {append: number[]; one: number[]; many: number[]} = {append: [], one: [], many: []}
  for (let round = 0; round < rounds; round += 1) {
    times.append.push((await elapsed(append)) / commits)
    times.one.push((await elapsed(one)) / commits)
    times.many.push((await elapsed(many)) / (commits * writers))
  }
  dataset.close()
  store.close()
  rmSync(folder, {recursive: true})

  const reference = median(times.append)
  const compared = (what: string, candidate: number, least: number): Comparison => ({
    goal: 'P10',
    what: `lake: durable commits per time, ${what}`,
    against: 'append + fdatasync',
    reference,
    candidate,
    must: `≥ ${least}×`,
    is: `${(reference / candidate).toPrecision(3)}×`,
    holds: reference / candidate >= least,
  })
  return [
    compared('one writer', median(times.one), 0.5),
    compared(`${writers} writers`, median(times.many), 10),
  ]
}

/** Microseconds by the clock: what is waited for here is the disk. */
async function elapsed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) * 1_000
}
