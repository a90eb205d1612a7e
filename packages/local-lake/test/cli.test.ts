import {execFile} from 'node:child_process'
import {mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {gzipSync} from 'node:zlib'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {startTestLake} from './lakeForTest.ts'

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-cli-'))
})
afterEach(() => rm(folder, {recursive: true, force: true}))

const inFolder = (name: string) => join(folder, name)

/** Runs the command; a failure resolves too, with its exit code. */
async function cli(...args: string[]) {
  const run = promisify(execFile)
  try {
    return {code: 0, ...(await run(process.execPath, [CLI, ...args]))}
  } catch (error) {
    const {code, stdout, stderr} = Object.assign({code: -1, stdout: '', stderr: ''}, error)
    return {code, stdout, stderr}
  }
}

test('row 39: documents are exported and imported, all or none', async () => {
  const data = ['--data', inFolder('store')]
  const file = inFolder('in.ndjson')
  const good = [
    {_id: 'a', _type: 'page', to: {_ref: 'b'}},
    {_id: 'b', _type: 'page', text: '[FR TEST] é'},
    {_id: 'drafts.a', _type: 'page'},
  ]
  const write = (lines: unknown[]) =>
    writeFile(
      file,
      lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    )

  await write([...good, '{"_id":', {_id: 'no type'}])
  const broken = await cli('import', file, ...data)
  expect(broken).toMatchObject({code: 1})
  expect(broken.stderr).toContain('in.ndjson:4: not a JSON object')
  expect(broken.stderr).toContain('in.ndjson:5:')

  await write([...good, {_id: 'c', _type: 'page', to: {_ref: 'nowhere'}}])
  expect((await cli('import', file, ...data)).stderr).toContain('non-existent document "nowhere"')

  await write(good)
  expect((await cli('import', file, '--dry-run', ...data)).stdout).toContain('Would write 3 of 3')
  expect((await cli('import', file, ...data)).stdout).toContain('Wrote 3 of 3')
  expect((await cli('import', file, ...data)).stderr).toContain('already exists')
  const again = await cli('import', file, '--mode', 'createIfNotExists', ...data)
  expect(again.stdout).toContain('Wrote 0 of 3')

  const out = inFolder('out.ndjson')
  expect((await cli('export', out, ...data)).stdout).toContain('Wrote 3 documents')
  const lines = (await readFile(out, 'utf8')).trim().split('\n')
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject(good)
})

const page = (content: object) => JSON.stringify({_id: 'a', _type: 'page', ...content})

test.each<[string, string | Buffer, string]>([
  ['row 36: an archive', gzipSync('[FR TEST] no documents'), 'no UTF-8'],
  [
    'row 37: an asset on this machine',
    page({x: {_sanityAsset: 'image@file:///etc/passwd'}}),
    'asset',
  ],
  [
    'row 37: an asset elsewhere',
    page({x: {_sanityAsset: 'file@http://169.254.169.254/'}}),
    'asset',
  ],
  ['row 38: a million nested lists', '['.repeat(1e6) + ']'.repeat(1e6), 'in.ndjson:1:'],
  [
    'row 38: nested too deep',
    page({x: JSON.parse('['.repeat(99) + ']'.repeat(99))}),
    'nests deeper',
  ],
  ['row 38: a line without an end', page({x: 'x'.repeat(35_000_000)}), 'longer than'],
  ['row 15: a name out of JavaScript', '{"_id":"a","_type":"b","__proto__":{"x":1}}', '__proto__'],
])('%s is not imported, and the line is named', async (_, content, reason) => {
  const file = inFolder('in.ndjson')
  const good = `${JSON.stringify({_id: 'good', _type: 'page'})}\n`
  await writeFile(file, Buffer.concat([Buffer.from(content), Buffer.from('\n'), Buffer.from(good)]))
  const data = ['--data', inFolder('store')]
  const refused = await cli('import', file, ...data)
  expect(refused).toMatchObject({code: 1, stderr: expect.stringContaining(reason)})
  expect(refused.stderr).toContain('Nothing was imported')
  const out = inFolder('out.ndjson')
  await cli('export', out, ...data)
  expect(await readFile(out, 'utf8')).toBe('')
  // The same file without that line is taken.
  await writeFile(file, good.replace('\n', '\r\n'))
  expect((await cli('import', file, ...data)).stdout).toContain('Wrote 1 of 1')
})

test('row 8: a backup of a running lake is whole, and can be restored', async () => {
  const lake = await startTestLake({dataDir: inFolder('store')})
  const client = lake.client()
  await client.create({_id: 'kept', _type: 'page', text: '[FR TEST]'})
  const asset = await client.assets.upload('file', Buffer.from('[FR TEST] file'), {
    filename: 'a.txt',
  })
  let writing = true
  const writer = (async () => {
    while (writing) await client.create({_type: 'noise'})
  })()
  const backup = await cli('backup', inFolder('backup'), '--data', inFolder('store'))
  writing = false
  await writer
  expect(backup).toMatchObject({code: 0})
  expect((await cli('backup', inFolder('backup'), '--data', inFolder('store'))).code).toBe(1)
  expect((await cli('verify', '--data', inFolder('store'))).stdout).toContain('No problems')
  await lake.close()

  expect((await cli('restore', inFolder('backup'), '--data', inFolder('store'))).code).toBe(2)
  expect((await cli('restore', inFolder('backup'), '--data', inFolder('second'))).code).toBe(0)
  const restored = await startTestLake({dataDir: inFolder('second')})
  expect(await restored.client().getDocument('kept')).toMatchObject({text: '[FR TEST]'})
  expect(await (await restored.request(`/${asset.path}`)).text()).toBe('[FR TEST] file')
  await restored.close()
})

test('row 4: verify finds what is damaged or missing', async () => {
  const lake = await startTestLake({dataDir: inFolder('store')})
  const client = lake.client()
  for (let n = 0; n < 50; n += 1)
    await client.create({_id: `d${n}`, _type: 'page', text: 'x'.repeat(500)})
  await client.assets.upload('file', Buffer.from('[FR TEST] one'))
  await client.assets.upload('file', Buffer.from('[FR TEST] two'))
  await lake.close()
  const assets = inFolder('store/testproj/production.assets')
  const [first = '', second = ''] = await readdir(assets)
  await writeFile(join(assets, first), 'changed')
  await rm(join(assets, second))
  const file = inFolder('store/testproj/production.sqlite')
  const bytes = await readFile(file)
  const at = bytes.indexOf('"_id":"d25"')
  expect(at).toBeGreaterThan(0)
  bytes.write('"_id":"d26"', at)
  await writeFile(file, bytes)
  const {code, stdout} = await cli('verify', '--data', inFolder('store'))
  expect(code).toBe(1)
  expect(stdout).toContain('the revision of "d25"')
  expect(stdout).toContain(`${first}: the file is damaged`)
  expect(stdout).toContain('is missing')

  const {size} = await stat(file)
  await writeFile(file, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(size - 8192, 7)]))
  expect((await cli('verify', '--data', inFolder('store'))).code).toBe(1)
  const started = await cli(
    'serve',
    '--port',
    '0',
    '--project',
    'testproj',
    '--data',
    inFolder('store'),
  )
  expect(started).toMatchObject({code: 1, stderr: expect.stringContaining('production.sqlite')})
})

test('a store is compacted while a lake uses it, and nothing of it changes', async () => {
  const data = ['--data', inFolder('store')]
  const lake = await startTestLake({dataDir: inFolder('store')})
  const client = lake.client()
  const kept = await client.create({_id: 'kept', _type: 'page', text: '[FR TEST]'})
  for (let n = 0; n < 20; n += 1) {
    const publishedId = `gone${n}`
    await client.create({_id: `drafts.${publishedId}`, _type: 'page', text: 'x'.repeat(50_000)})
    await client.discardVersion({publishedId}, true)
  }
  expect(await cli('compact', ...data)).toMatchObject({code: 0})
  // A query that a worker answers, which reads the file itself.
  expect(await client.fetch('*[text match "FR" + "*"]')).toEqual([kept])
  await client.create({_id: 'later', _type: 'page', text: '[FR TEST]'})
  expect(await client.fetch('count(*[text match "FR" + "*"])')).toBe(2)
  await lake.close()
  const {stdout} = await cli('verify', '--json', ...data)
  expect(JSON.parse(stdout)).toMatchObject({problems: []})
})

test('tokens are made and listed as JSON for scripts', async () => {
  const data = ['--json', '--data', inFolder('store')]
  const {stdout} = await cli('token', 'create', '--role', 'read', '--label', '[TEST]', ...data)
  const made: unknown = JSON.parse(stdout)
  expect(made).toMatchObject({role: 'read', label: '[TEST]', token: expect.any(String)})
  const {stdout: listed} = await cli('token', 'list', ...data)
  expect(JSON.parse(listed)).toMatchObject([{role: 'read', label: '[TEST]'}])
  expect(listed).not.toContain('"token"')
})
