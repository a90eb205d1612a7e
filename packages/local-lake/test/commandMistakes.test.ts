import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync} from 'node:fs'
import {mkdtemp, readdir, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'

import {afterEach, beforeEach, describe, expect, test} from 'vitest'

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-mistakes-'))
})
afterEach(() => rm(folder, {recursive: true, force: true}))

function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [CLI, ...args, '--data', join(folder, 'store')], {
    env: {...process.env, ...env},
  })
  let complaint = ''
  child.stderr.on('data', (chunk) => (complaint += String(chunk)))
  const end = once(child, 'close').then(([code]) => ({code, complaint}))
  return {child, end}
}

/** A lake that listens. */
async function serve(args: readonly string[] = [], env: Record<string, string> = {}) {
  const {child, end} = run(['serve', '--port', '0', ...args], env)
  const lines = createInterface(child.stdout)
  let url = ''
  for await (const line of lines) {
    url = /address\s+(\S+)/.exec(line)?.[1] ?? url
    if (line.includes('Studio')) break
  }
  return {child, end, url: url.replace('localhost', '127.0.0.1')}
}

describe('row 81: a command', () => {
  test('ends quietly when its reader goes away', async () => {
    const {child, end} = run(['token', 'list'])
    child.stdout.destroy()
    expect(await end).toEqual({code: 0, complaint: ''})
  })

  test('that serves goes on when nobody reads its log any more, until it is stopped', async () => {
    const {child, end, url} = await serve(['--verbose'])
    child.stdout.destroy()
    child.stderr.destroy()
    for (let n = 0; n < 3; n += 1) expect((await fetch(`${url}/v1/ping`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await end).toEqual({code: 0, complaint: ''})
  })

  test('names a dataset that is not there instead of making an empty one', async () => {
    const file = join(folder, 'out.ndjson')
    const {end} = run(['export', file, '--dataset', 'prodction'])
    const {code, complaint} = await end
    expect({code, lines: complaint.trim().split('\n').length}).toEqual({code: 1, lines: 1})
    expect(complaint).toContain('no dataset "prodction"')
    expect(existsSync(file)).toBe(false)
    expect(await readdir(folder, {recursive: true})).not.toContainEqual(
      expect.stringContaining('prodction'),
    )
  })
})

describe('rows 81 and 82: the admin token', () => {
  const token = 'CANARY-admin-token'

  test('comes from the environment, and is in no command line and no log', async () => {
    const args = ['--verbose', '--admin-token-env', 'LAKE_TEST_TOKEN']
    const {child, end, url} = await serve(args, {LAKE_TEST_TOKEN: token})
    const headers = {authorization: `Bearer ${token}`}
    const asked = await fetch(`${url}/v2025-03-01/data/query/production?query=*&x=${token}`, {
      headers,
    })
    expect(asked.status).toBe(200)
    const wrong = {authorization: 'Bearer wrong'}
    expect((await fetch(`${url}/v2025-03-01/users/me`, {headers: wrong})).status).toBe(401)
    const {pid, spawnargs} = child
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => spawnargs.join())
    expect(line).toContain('LAKE_TEST_TOKEN')
    expect(line).not.toContain(token)
    child.kill('SIGINT')
    const {code, complaint} = await end
    expect(code, 'Ctrl-C').toBe(130)
    expect(complaint).toContain('/data/query/production')
    expect(complaint).not.toContain(token)
  })

  test('is asked for when its variable is empty, or when it is given twice', async () => {
    const named = ['serve', '--port', '0', '--admin-token-env', 'LAKE_TEST_TOKEN']
    const empty = await run(named, {LAKE_TEST_TOKEN: ''}).end
    expect(empty).toMatchObject({code: 2, complaint: expect.stringContaining('LAKE_TEST_TOKEN')})
    const twice = await run([...named, '--admin-token', token], {LAKE_TEST_TOKEN: token}).end
    expect(twice.code).toBe(2)
    expect(twice.complaint).not.toContain(token)
  })
})
