import {type ChildProcess, spawn} from 'node:child_process'
import {cp, mkdtemp, readFile, rm, stat, truncate} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {fileURLToPath} from 'node:url'

import {createClient, type SanityClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'

import {openSqliteLakeStore} from '../src/index.ts'
import {ADMIN_TOKEN} from './lakeForTest.ts'

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

let folder: string
let running: ChildProcess[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-durability-'))
  running = []
})
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  await rm(folder, {recursive: true, force: true})
})

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

interface Process {
  client: SanityClient
  /** Sends a signal; resolves with exit code and signal when the process is gone. */
  end(signal: NodeJS.Signals): Promise<[number | null, NodeJS.Signals | null]>
}

/** Starts the command in a process of its own; resolves when it says where it is. */
async function serve(dataDir: string, limits = 'ulimit -c 0'): Promise<Process> {
  const port = await freePort()
  const args = [CLI, 'serve', '--port', String(port), '--data', dataDir, '--project', 'testproj']
  const command = [process.execPath, ...args, '--admin-token', ADMIN_TOKEN]
  const child = spawn('bash', ['-c', `${limits}; exec "$@"`, 'bash', ...command])
  running.push(child)
  const gone = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('exit', (code, signal) => resolve([code, signal]))
  })
  await new Promise<void>((resolve, reject) => {
    let problem = ''
    child.stderr.on('data', (text: Buffer) => (problem += text.toString()))
    child.stdout.on('data', (text: Buffer) => text.includes('address') && resolve())
    child.once('exit', () => reject(new Error(problem)))
  })
  const client = createClient({
    projectId: 'testproj',
    dataset: 'production',
    apiHost: `http://127.0.0.1:${port}`,
    useProjectHostname: false,
    apiVersion: '2025-03-01',
    token: ADMIN_TOKEN,
    useCdn: false,
    maxRetries: 0,
  })
  return {
    client,
    end(signal) {
      child.kill(signal)
      return gone
    },
  }
}

/** Two documents in one transaction: they are there together or not at all. */
async function writePair(client: SanityClient, n: number) {
  await client
    .transaction()
    .create({_id: `left-${n}`, _type: 'pair', n})
    .create({_id: `right-${n}`, _type: 'pair', n})
    .commit({visibility: 'async'})
}

function halves(ids: readonly string[]): string[] {
  const all = new Set(ids)
  const other = (id: string) =>
    id.startsWith('left-') ? id.replace('left-', 'right-') : id.replace('right-', 'left-')
  return ids.filter((id) => !all.has(other(id)))
}

describe('the store', () => {
  test('row 1: keeps every acknowledged transaction through kill -9, and none by half', async () => {
    const acknowledged: number[] = []
    let next = 0
    for (let kill = 0; kill < 3; kill += 1) {
      const lake = await serve(folder)
      let alive = true
      const writing = (async () => {
        while (alive) {
          const n = (next += 1)
          await writePair(lake.client, n)
          acknowledged.push(n)
        }
      })()
      const failed = writing.catch(() => undefined)
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
      while (acknowledged.length < 2 * (kill + 1)) await wait(5)
      await wait(kill * 35)
      alive = false
      await lake.end('SIGKILL')
      await failed
    }
    const lake = await serve(folder)
    const ids: string[] = await lake.client.fetch('*[_type == "pair"]._id')
    expect(acknowledged.length).toBeGreaterThan(5)
    expect(acknowledged.filter((n) => !ids.includes(`left-${n}`))).toEqual([])
    expect(halves(ids)).toEqual([])
    expect(halves([...ids, 'left-planted'])).toEqual(['left-planted'])
  })

  test('row 2: is whole after its log was cut anywhere', async () => {
    const lake = await serve(folder)
    for (let n = 0; n < 20; n += 1) await writePair(lake.client, n)
    await lake.end('SIGKILL')
    const log = join(folder, 'testproj', 'production.sqlite-wal')
    const {size} = await stat(log)
    expect(size).toBeGreaterThan(50_000)
    const counts: number[] = []
    for (let cut = 0; cut < 24; cut += 1) {
      const copy = `${folder}-cut`
      await cp(folder, copy, {recursive: true})
      await truncate(
        join(copy, 'testproj', 'production.sqlite-wal'),
        Math.floor((size * cut) / 24) + cut,
      )
      await rm(join(copy, 'testproj', 'production.sqlite-shm'), {force: true})
      const store = openSqliteLakeStore(copy)
      const ids = [...(store.dataset('testproj', 'production')?.documents() ?? [])].map(
        ({_id}) => _id,
      )
      store.close()
      expect(halves(ids)).toEqual([])
      counts.push(ids.length)
      await rm(copy, {recursive: true})
    }
    // Cutting later keeps more: a history without holes.
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(counts.at(-1)).toBeGreaterThan(counts.at(3) ?? 0)
  })

  test('row 3: that can not grow says so, loses nothing, and goes on when it can', async () => {
    // The quota of a file stands in for a full disk: writes fail in the middle of a commit.
    const lake = await serve(folder, 'ulimit -f 1500')
    const acknowledged: number[] = []
    const fill = async () => {
      for (let n = 0; n < 200; n += 1) {
        const text = 'x'.repeat(20_000)
        await lake.client.create({_id: `big-${n}`, _type: 'big', text})
        acknowledged.push(n)
      }
    }
    await expect(fill()).rejects.toMatchObject({
      statusCode: 507,
      message: expect.stringContaining('make room'),
    })
    expect(acknowledged.length).toBeGreaterThan(10)
    const query = 'count(*[_type == "big"])'
    expect(await lake.client.fetch(query)).toBe(acknowledged.length)
    await lake.end('SIGKILL')
    const again = await serve(folder)
    expect(await again.client.fetch(query)).toBe(acknowledged.length)
    await again.client.create({_id: 'after', _type: 'big'})
    expect(await again.client.fetch(query)).toBe(acknowledged.length + 1)
  })

  test('row 6: belongs to one process', async () => {
    const first = await serve(folder)
    await expect(serve(folder)).rejects.toThrow(/in use by pid \d+/)
    expect(await first.client.fetch('count(*)')).toBe(0)
    await first.end('SIGKILL')
    await serve(folder)
  })

  test('stops cleanly, with its log written back', async () => {
    const lake = await serve(folder)
    await writePair(lake.client, 1)
    const listening = lake.client.listen('*').subscribe({error: () => undefined})
    expect(await lake.end('SIGTERM')).toEqual([0, null])
    listening.unsubscribe()
    await expect(stat(join(folder, 'testproj', 'production.sqlite-wal'))).rejects.toThrow('ENOENT')
    const again = await serve(folder)
    expect(await again.client.fetch('count(*[_type == "pair"])')).toBe(2)
    expect(await again.end('SIGINT')).toEqual([130, null])
  })

  test('row 7: of a newer version is refused and left as it is', async () => {
    const lake = await serve(folder)
    await writePair(lake.client, 1)
    await lake.end('SIGTERM')
    const file = join(folder, 'testproj', 'production.sqlite')
    const db = new DatabaseSync(file)
    db.exec('PRAGMA user_version = 99')
    db.close()
    const before = await readFile(file)
    await expect(serve(folder)).rejects.toThrow(/store format 99/)
    expect(await readFile(file)).toEqual(before)
  })
})
