import {fork} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {type Comparison, median} from './compare.ts'

/** What a process that worked on a store says of it. */
export interface StoreReport {
  /** Microseconds of the processor. */
  cpu: number
  /** Most memory that it took, in bytes. */
  memory: number
}

/** What a store is asked that was opened for it. */
const QUESTIONS = {
  open: 'by id',
  slug: 'by slug, with references',
  list: 'of the newest 50',
  referrers: 'of who refers to a document',
  count: 'of how many there are',
}

const rounds = 5
const few = 1_000

/**
 * P11 and P12: what it takes to import documents, and to open a store of them until the first
 * answer, each in a process of its own.
 */
export async function storeComparisons(count: number): Promise<Comparison[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lake-bench-'))
  const run = (what: string, documents: number) => perform(what, documents, folder)
  const reports = new Map<string, StoreReport[]>()
  const add = async (what: string, documents: number): Promise<void> => {
    const key = `${what} ${documents}`
    reports.set(key, [...(reports.get(key) ?? []), await run(what, documents)])
  }
  try {
    await run('write', few)
    await run('write', count)
    for (let round = 0; round < rounds; round += 1) {
      await add('parse', count)
      for (const what of ['import', ...Object.keys(QUESTIONS)]) {
        await add(what, count)
        await add(what, few)
      }
    }
  } finally {
    rmSync(folder, {recursive: true})
  }
  const of = (kind: keyof StoreReport, what: string, number: number): number =>
    median((reports.get(`${what} ${number}`) ?? []).map((one) => one[kind]))
  const documents = `${count.toLocaleString('en')} documents`
  const [imported, importedFew] = [of('cpu', 'import', count), of('cpu', 'import', few)]
  const memory = of('memory', 'import', count)
  const slower = (count * importedFew) / (few * imported)
  const compared = (
    row: Pick<Comparison, 'goal' | 'what' | 'against'>,
    [reference, candidate]: readonly [number, number],
    most: number,
  ): Comparison => ({
    ...row,
    reference,
    candidate,
    must: `≤ ${most}×`,
    is: `${(candidate / reference).toPrecision(3)}×`,
    holds: candidate <= most * reference,
  })
  const opened = ([what, how]: [string, string]) => [
    compared(
      {
        goal: 'P12',
        what: `lake: opening ${documents} until the first answer ${how}`,
        against: `${few.toLocaleString('en')} documents`,
      },
      [of('cpu', what, few), of('cpu', what, count)],
      1.5,
    ),
    compared(
      {
        goal: 'P12',
        what: `lake: memory with ${documents} open after an answer ${how} (bytes)`,
        against: `${few.toLocaleString('en')} documents`,
      },
      [of('memory', what, few), of('memory', what, count)],
      2,
    ),
  ]
  return [
    compared(
      {goal: 'P11', what: `lake: import of ${documents}`, against: 'read + JSON.parse'},
      [of('cpu', 'parse', count), imported],
      2.5,
    ),
    {
      goal: 'P11',
      what: `lake: documents imported per time, ${documents}`,
      against: `${few.toLocaleString('en')} documents`,
      reference: importedFew / few,
      candidate: imported / count,
      must: '≥ 0.9×',
      is: `${slower.toPrecision(3)}×`,
      holds: slower >= 0.9,
    },
    {
      goal: 'P11',
      what: `lake: most memory while importing ${documents} (bytes)`,
      against: '300 MB',
      reference: 300_000_000,
      candidate: memory,
      must: '≤ 1×',
      is: `${(memory / 300_000_000).toPrecision(3)}×`,
      holds: memory <= 300_000_000,
    },
    ...Object.entries(QUESTIONS).flatMap(opened),
  ]
}

async function perform(what: string, documents: number, folder: string): Promise<StoreReport> {
  const child = fork(path.join(import.meta.dirname, 'storeProcess.ts'), [
    what,
    String(documents),
    folder,
  ])
  const [report]: StoreReport[] = await once(child, 'message')
  await once(child, 'exit')
  if (!report) throw new Error(`No report of ${what}`)
  return report
}
