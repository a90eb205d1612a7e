import {mkdtempSync, rmSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {expect, test} from '@playwright/test'

import {ports, spawnStart, start} from '../running.ts'

let dataDir: string

test.beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'start-'))
})
test.afterEach(() => rmSync(dataDir, {recursive: true, force: true}))

async function outcome(...options: string[]) {
  const child = spawnStart(dataDir, ...options)
  let output = ''
  child.stdout?.on('data', (chunk) => (output += String(chunk)))
  child.stderr?.on('data', (chunk) => (output += String(chunk)))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  return {code, output}
}

test('row 81: edits are there after Ctrl-C and a new start, and --reset goes back to the seed', async () => {
  const first = await start(dataDir)
  await first.lake.patch('risk-stroke').set({category: 'other'}).commit()
  expect(await first.stop()).toBe(130)

  const began = Date.now()
  const second = await start(dataDir)
  expect(Date.now() - began).toBeLessThan(30_000)
  const category = '*[_id == "risk-stroke"][0].category'
  expect(await second.lake.fetch(category)).toBe('other')
  await second.stop()

  const third = await start(dataDir, '--reset')
  expect(await third.lake.fetch(category)).toBe('neurological')
  await third.stop()
})

test('a taken port is told in one clear line', async () => {
  const server = createServer().listen(ports.lake, '127.0.0.1')
  const {code, output} = await outcome()
  server.close()
  expect(code).toBe(1)
  expect(output.trim().split('\n')).toHaveLength(1)
  expect(output).toContain(`Port ${ports.lake} (lake) is taken`)
  expect(output).toContain('--port-lake')
})

test('a wrong option is told with exit code 2', async () => {
  expect(await outcome('--port-site', 'x')).toMatchObject({
    code: 2,
    output: expect.stringContaining('--port-site must be a port number'),
  })
  expect(await outcome('--unknown')).toMatchObject({code: 2})
})

test('--help shows examples', async () => {
  expect(await outcome('--help')).toMatchObject({
    code: 0,
    output: expect.stringContaining('npm start -- --reset'),
  })
})

test('nothing is left running when npm is ended without a word to its children', async () => {
  const running = await start(dataDir)
  await running.kill()
  await expect
    .poll(
      () =>
        fetch(`http://127.0.0.1:${ports.lake}/v1/ping`).then(
          () => 'up',
          () => 'down',
        ),
      {timeout: 15_000},
    )
    .toBe('down')
})
