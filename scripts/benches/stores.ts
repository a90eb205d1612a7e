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

const rounds = 5
const few = 1_000

/**
 * P11 and P12: what it takes to import documents, and to open a store of them until the first
 * answer, each in a process of its own.
 */
export async function storeComparisons(count: number): Promise<Comparison[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lake-bench-'))
  const run = (what: string, documents: number) => perform(what, documents, folder)
  const reports: Record<
    'parse' | 'import' | 'importFew' | 'open' | 'openFew' | 'index' | 'indexFew',
    StoreReport[]
  > = {parse: [], import: [], importFew: [], open: [], openFew: [], index: [], indexFew: []}
  try {
    await run('write', few)
    await run('write', count)
    for (let round = 0; round < rounds; round += 1) {
      reports.parse.push(await run('parse', count))
      reports.import.push(await run('import', count))
      reports.importFew.push(await run('import', few))
      reports.open.push(await run('open', count))
      reports.openFew.push(await run('open', few))
      reports.index.push(await run('index', count))
      reports.indexFew.push(await run('index', few))
    }
  } finally {
    rmSync(folder, {recursive: true})
  }
  const cpu = (of: keyof typeof reports): number => median(reports[of].map((one) => one.cpu))
  const memory = (of: keyof typeof reports): number => median(reports[of].map((one) => one.memory))
  const documents = `${count.toLocaleString('en')} documents`
  const slower = (count * cpu('importFew')) / (few * cpu('import'))
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
  const opened = (how: string, many: keyof typeof reports, less: keyof typeof reports) => [
    compared(
      {
        goal: 'P12',
        what: `lake: opening ${documents} until the first answer ${how}`,
        against: `${few.toLocaleString('en')} documents`,
      },
      [cpu(less), cpu(many)],
      1.5,
    ),
    compared(
      {
        goal: 'P12',
        what: `lake: memory with ${documents} open after an answer ${how} (bytes)`,
        against: `${few.toLocaleString('en')} documents`,
      },
      [memory(less), memory(many)],
      2,
    ),
  ]
  return [
    compared(
      {goal: 'P11', what: `lake: import of ${documents}`, against: 'read + JSON.parse'},
      [cpu('parse'), cpu('import')],
      2.5,
    ),
    {
      goal: 'P11',
      what: `lake: documents imported per time, ${documents}`,
      against: `${few.toLocaleString('en')} documents`,
      reference: cpu('importFew') / few,
      candidate: cpu('import') / count,
      must: '≥ 0.9×',
      is: `${slower.toPrecision(3)}×`,
      holds: slower >= 0.9,
    },
    {
      goal: 'P11',
      what: `lake: most memory while importing ${documents} (bytes)`,
      against: '300 MB',
      reference: 300_000_000,
      candidate: memory('import'),
      must: '≤ 1×',
      is: `${(memory('import') / 300_000_000).toPrecision(3)}×`,
      holds: memory('import') <= 300_000_000,
    },
    ...opened('by id', 'open', 'openFew'),
    ...opened('out of an index', 'index', 'indexFew'),
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
