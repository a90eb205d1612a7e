import {execFile} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'

import {expect, test} from 'vitest'

import {startProcess} from './lakeProcess.ts'
import {seededRandom, sizeOf} from './random.ts'

const FILLS = sizeOf('LAKE_FILLS', 2)
const SEED = sizeOf('LAKE_SEED', 20261123)
const WRITERS = 4
const run = promisify(execFile)

const random = seededRandom(SEED)
/** Kilobytes that a file of the store may have before the disk is full. */
const ROOM = Array.from({length: FILLS}, () => 800 + random.below(2_200))

test.each(ROOM)('row 3: writes go on without a restart after %i kB were full', async (room) => {
  const folder = await mkdtemp(join(tmpdir(), 'lake-full-'))
  // A quota of file size stands in for a full disk; it is lifted while the lake runs.
  const quota = ['bash', '-c', `ulimit -S -f ${room}; exec "$@"`, 'bash']
  const lake = await startProcess(join(folder, 'store'), quota)
  try {
    const acknowledged: string[] = []
    const write = async (id: string) => {
      const text = '[FR TEST] '.repeat(2_000)
      await lake.client.create({_id: id, _type: 'big', text}, {visibility: 'async'})
      acknowledged.push(id)
    }
    // Several at once, so that they share commits.
    const fill = async () => {
      for (let n = 0; n < 300; n += WRITERS) {
        const ids = Array.from({length: WRITERS}, (_, writer) => `big-${n + writer}`)
        const outcomes = await Promise.allSettled(ids.map(write))
        for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
      }
    }
    await expect(fill()).rejects.toMatchObject({statusCode: 507})
    const ids = () => lake.client.fetch<string[]>('*[_type == "big"]._id')
    expect(new Set(await ids())).toEqual(new Set(acknowledged))
    await run('prlimit', ['--pid', String(lake.pid), '--fsize=unlimited:unlimited'])
    await write('after')
    expect(new Set(await ids())).toEqual(new Set(acknowledged))
    expect(acknowledged.length).toBeGreaterThan(10)
  } finally {
    await lake.kill()
    await rm(folder, {recursive: true, force: true})
  }
})
