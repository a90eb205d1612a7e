import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {publicKeyBytes} from '../../src/bundle/keys.ts'
import {signerFrom} from '../../src/bundle/privateKey.ts'
import {runContent} from '../../src/cli/runContent.ts'
import {startTestLake, type TestLake} from '../lakeForTest.ts'
import {approved, changed, seedDocuments} from '../seed.ts'
import {now} from './fixtures.ts'

const root = mkdtempSync(path.join(tmpdir(), 'bundle-cli-'))
const at = (name: string) => path.join(root, name)
const page = 'procedure-coronary-stent'
const all = approved(
  seedDocuments().map((document) => ({...document, rights: {licence: 'own'}})),
  page,
)
const run = (...args: string[]) => runContent(['bundle', ...args], undefined, now())

function write(name: string, documents: readonly object[]): string {
  writeFileSync(at(name), documents.map((document) => JSON.stringify(document)).join('\n'))
  return at(name)
}

beforeAll(async () => {
  await run('keys', 'new', at('clinic.key'))
  await run('keys', 'new', at('next.key'))
  write('ready.ndjson', all)
})
afterAll(() => rmSync(root, {recursive: true, force: true}))

const key = () => ['--key', at('clinic.key')]
const trust = () => ['--trust', at('clinic.key.pub')]
const build = (source: string, out: string, ...more: string[]) =>
  run(
    'build',
    at(source),
    ...key(),
    '--out',
    at(out),
    '--locale',
    'en',
    '--type',
    'procedure',
    ...more,
  )

describe('content bundle', () => {
  it('explains itself, and each of its commands with examples', async () => {
    expect((await runContent(['--help'])).output).toContain('content bundle build')
    for (const name of ['build', 'verify', 'inspect', 'diff', 'keys', 'withdrawals', 'apply']) {
      const {output, exitCode} = await run(name, '--help')
      expect(exitCode).toBe(0)
      expect(output).toContain(`  content bundle ${name} `)
      expect(output).toContain('Exit code')
    }
  })

  it.each([
    [[]],
    [['bundle']],
    [['bundle', 'fly']],
    [['bundle', 'build']],
    [['bundle', 'build', '--fly']],
    [['bundle', 'verify', 'none.bundle']],
    [['bundle', 'keys', 'fly']],
    [['bundle', 'diff', 'one']],
    [['bundle', '__proto__']],
    [['bundle', 'apply', 'http://[', '--store', 'x', '--trust', `ed25519:${'A'.repeat(43)}`]],
  ])('says what is wrong with %j', async (args) => {
    await expect(runContent(args)).rejects.toMatchObject({name: 'UsageError'})
  })

  it('is named as it is called by the errors about keys', async () => {
    for (const refused of [async () => publicKeyBytes('x'), () => signerFrom('x')]) {
      const told = await refused().then(() => '', String)
      const [, command = ''] = /“content ([^”]+)”/.exec(told) ?? []
      const words = command.split(' ')
      // The command exists: all it lacks is a file.
      await expect(runContent(words)).rejects.toThrow('one file')
    }
  })

  it('builds, verifies, inspects and compares', async () => {
    const built = await build('ready.ndjson', 'one.bundle')
    expect(built).toMatchObject({exitCode: 0})
    expect(built.output).toMatch(/one\.bundle: version \d+, \d+ documents, 0 files, \d+ bytes/)
    expect(await run('verify', at('one.bundle'), ...trust())).toMatchObject({exitCode: 0})
    const {output} = await run('inspect', at('one.bundle'))
    expect(output).toContain('clinic        clinic-jakamy')
    expect(output).toContain(page)
    const shown = await run('inspect', at('one.bundle'), '--document', page)
    expect(JSON.parse(shown.output)).toMatchObject({_id: page})

    const title = {_key: 'en', language: 'en', value: '[TEST] another title'}
    const edited = approved(
      changed(all, page, (own) => {
        own.title = [title]
      }),
      page,
    )
    write('edited.ndjson', edited)
    await build('edited.ndjson', 'two.bundle', '--previous', at('one.bundle'))
    const compared = await run(
      'diff',
      at('one.bundle'),
      at('two.bundle'),
      '--delta',
      at('1-2.delta'),
      '--json',
    )
    expect(JSON.parse(compared.output)).toMatchObject({added: [], changed: [page], removed: []})
    expect(statSync(at('1-2.delta')).size).toBeLessThan(statSync(at('two.bundle')).size / 5)
  })

  it('refuses, with a list and exit code 1, and writes nothing', async () => {
    write('seed.ndjson', seedDocuments())
    const {output, exitCode} = await build('seed.ndjson', 'no.bundle')
    expect(exitCode).toBe(1)
    expect(output).toContain(`${page} · risks · en: unreviewed`)
    expect(readdirSync(root)).not.toContain('no.bundle')
    const json = await build('seed.ndjson', 'no.bundle', '--json')
    expect(JSON.parse(json.output)).toMatchObject({status: 'refused'})
  })

  it('row 81: never writes over a bundle or a key by accident', async () => {
    await build('ready.ndjson', 'kept.bundle')
    const before = readFileSync(at('kept.bundle'))
    await expect(build('ready.ndjson', 'kept.bundle', '--version', '9')).rejects.toThrow('--force')
    expect(readFileSync(at('kept.bundle'))).toEqual(before)
    await expect(run('keys', 'new', at('clinic.key'))).rejects.toThrow('never written over')
    writeFileSync(at('half.key.pub'), '')
    await expect(run('keys', 'new', at('half.key'))).rejects.toThrow('never written over')
    expect(readdirSync(root)).not.toContain('half.key')
  })

  it('row 82: keeps private keys to their owner', async () => {
    expect(statSync(at('clinic.key')).mode & 0o777).toBe(0o600)
    const {output} = await run('keys', 'show', at('clinic.key'))
    expect(output).toContain(readFileSync(at('clinic.key.pub'), 'utf8').trim())
    expect(output).not.toContain('PRIVATE')
    for (const mode of [0o640, 0o604, 0o660, 0o644]) {
      chmodSync(at('clinic.key'), mode)
      await expect(build('ready.ndjson', 'x.bundle')).rejects.toThrow('chmod 600')
    }
    chmodSync(at('clinic.key'), 0o400)
    await expect(build('ready.ndjson', 'x.bundle')).resolves.toMatchObject({exitCode: 0})
    chmodSync(at('clinic.key'), 0o600)
    write('broken.key', [{secret: 'CANARY'}])
    chmodSync(at('broken.key'), 0o600)
    const error: unknown = await run('keys', 'show', at('broken.key')).catch(
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({code: 'INVALID_OPTIONS'})
    expect(String(error)).not.toContain('CANARY')
  })

  it('refuses approvals that are not signed, and words that others may not re-use, where asked to', async () => {
    const publicKey = 'd04ab232742bb4ab3a1368bd4615e4e6d0224ab71a016baf8520a332c9778737'
    const signed = await build('ready.ndjson', 's.bundle', '--approval-key', publicKey)
    expect(signed).toMatchObject({exitCode: 1, output: expect.stringContaining('unreviewed')})
    const shared = await build('ready.ndjson', 's.bundle', '--reuse')
    expect(shared).toMatchObject({exitCode: 1, output: expect.stringContaining('re-use')})
    await expect(
      build('ready.ndjson', 's.bundle', '--approval-key', 'nonsense'),
    ).rejects.toMatchObject({name: 'UsageError'})
  })

  it('verifies against the keys that are trusted, and the day', async () => {
    await build('ready.ndjson', 'v.bundle')
    const untrusted = run('verify', at('v.bundle'), '--trust', at('next.key.pub'))
    await expect(untrusted).rejects.toMatchObject({code: 'BUNDLE_REFUSED'})
    const later = await runContent(
      ['bundle', 'verify', at('v.bundle'), ...trust()],
      undefined,
      new Date('2027-01-01'),
    )
    expect(later).toMatchObject({exitCode: 1})
    const bytes = readFileSync(at('v.bundle'))
    writeFileSync(at('cut.bundle'), bytes.subarray(0, -1))
    for (const command of [
      ['verify', at('cut.bundle'), ...trust()],
      ['inspect', at('cut.bundle')],
      ['inspect', at('clinic.key.pub')],
    ])
      await expect(run(...command)).rejects.toMatchObject({code: 'BUNDLE_REFUSED'})
    const {output, exitCode} = await run('verify', at('cut.bundle'), ...trust(), '--json')
    expect(JSON.parse(output)).toMatchObject({status: 'refused', reason: 'damaged'})
    expect(exitCode).toBe(1)
    const foreign = ['--trust', at('next.key.pub'), '--store', at('foreign')]
    await expect(run('apply', at('v.bundle'), ...foreign)).rejects.toThrow('v.bundle is refused')
  })

  it('puts bundles, deltas, withdrawals and keys in use', async () => {
    const store = ['--store', at('store'), ...trust()]
    await build('ready.ndjson', 'a.bundle', '--version', '1')
    await build('ready.ndjson', 'b.bundle', '--version', '2', '--previous', at('a.bundle'))
    await run('diff', at('a.bundle'), at('b.bundle'), '--delta', at('a-b.delta'))
    expect((await run('apply', at('a.bundle'), ...store)).output).toBe('version 1 is in use')
    expect((await run('apply', at('a-b.delta'), ...store)).output).toBe(
      'version 2 is in use, after 1',
    )
    await expect(run('apply', at('a.bundle'), ...store)).rejects.toThrow(/version 1.*version 2/)
    await run(
      'withdrawals',
      at('ready.ndjson'),
      '--clinic',
      'clinic-jakamy',
      ...key(),
      '--out',
      at('w.json'),
    )
    expect((await run('apply', at('w.json'), ...store)).output).toContain('withdrawals number')
    await run(
      'keys',
      'rotate',
      '--old',
      at('clinic.key'),
      '--new',
      at('next.key'),
      '--sequence',
      '1',
      '--out',
      at('k.json'),
    )
    expect((await run('apply', at('k.json'), ...store)).output).toContain('number 1')
    await build('ready.ndjson', 'c.bundle', '--version', '3')
    await expect(run('apply', at('c.bundle'), ...store)).rejects.toMatchObject({
      details: {reason: 'key'},
    })
  })

  it('row 81: ends with the right exit code as a process, and says errors on the other stream', async () => {
    const cli = path.resolve(import.meta.dirname, '../../src/cli.ts')
    const process_ = async (...args: string[]) => {
      const child = spawn(process.execPath, [cli, ...args])
      const out: string[] = []
      const err: string[] = []
      child.stdout.on('data', (data: Buffer) => out.push(data.toString()))
      child.stderr.on('data', (data: Buffer) => err.push(data.toString()))
      const [code]: unknown[] = await once(child, 'close')
      return {code, out: out.join(''), err: err.join('')}
    }
    expect(await process_('--help')).toMatchObject({code: 0, err: ''})
    expect(await process_('bundle', 'fly')).toMatchObject({code: 2, out: ''})
    expect(await process_('bundle', 'inspect', at('none.bundle'))).toMatchObject({code: 1, out: ''})
    const apply = ['apply', at('one.bundle'), '--store', at('ready.ndjson'), ...trust()]
    const {code, out, err: told} = await process_('bundle', ...apply)
    expect({code, out, lines: told.trim().split('\n').length}).toEqual({code: 1, out: '', lines: 1})
    // A reader that has seen enough: `content bundle --help | head -1`.
    const child = spawn(process.execPath, [cli, '--help'])
    child.stdout.destroy()
    const err: string[] = []
    child.stderr.on('data', (data: Buffer) => err.push(data.toString()))
    expect([...(await once(child, 'close')), err]).toEqual([0, null, []])
  }, 120_000)
})

describe('row 81: content bundle, interrupted', () => {
  it('ends with exit code 130, has put nothing in use, and works again', async () => {
    await build('ready.ndjson', 'slow.bundle')
    const bytes = readFileSync(at('slow.bundle'))
    const server = createServer((_request, response) => void response.write(bytes.subarray(0, 99)))
    const asked = once(server, 'request')
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const cli = path.resolve(import.meta.dirname, '../../src/cli.ts')
    const store = ['--store', at('interrupted'), ...trust()]
    const child = spawn(process.execPath, [
      cli,
      'bundle',
      'apply',
      `http://127.0.0.1:${port}/`,
      ...store,
    ])
    await asked
    child.kill('SIGINT')
    const [code]: unknown[] = await once(child, 'close')
    server.closeAllConnections()
    server.close()
    expect(code).toBe(130)
    expect(readdirSync(at('interrupted'))).not.toContain('current.json')
    const {output} = await run('apply', at('slow.bundle'), ...store)
    expect(output).toMatch(/^version \d+ is in use$/)
  }, 120_000)
})

describe('content bundle build from a Content Lake', () => {
  let lake: TestLake
  let apiHost: string
  const token = 'secret-test-token'

  beforeAll(async () => {
    lake = await startTestLake(token)
    apiHost = lake.apiHost
    const client = lake.writer
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const {_id} = await client.assets.upload('image', picture, {filename: 'CANARY-filename.png'})
    const withPicture = approved(
      changed(all, 'media-stent-deployed', (media) => {
        media.image = {_type: 'image', asset: {_type: 'reference', _ref: _id}}
      }),
      page,
    )
    const transaction = client.transaction()
    for (const document of withPicture) transaction.createOrReplace(document)
    for (const document of withPicture) {
      const text = JSON.stringify(document).replaceAll(/"value":"[^"]+"/g, '"value":"CANARY-draft"')
      transaction.createOrReplace({...JSON.parse(text), _id: `drafts.${document._id}`})
    }
    transaction.createOrReplace({_id: 'drafts.only', _type: 'risk', category: 'CANARY-only'})
    await transaction.commit()
  })
  afterAll(() => lake.remove())

  it('holds its pictures and nothing of a draft, while its reader could have seen every draft', async () => {
    process.env.BUNDLE_TEST_TOKEN = token
    mkdirSync(at('out'))
    const from = ['--api-host', apiHost, '--token-env', 'BUNDLE_TEST_TOKEN']
    const options = ['--locale', 'en', '--type', 'procedure', ...key()]
    const {output} = await run('build', ...from, ...options, '--out', at('out/lake.bundle'))
    expect(output).toMatch(/1 files/)
    const {output: everything} = await run('inspect', at('out/lake.bundle'), '--json')
    const {entries} = JSON.parse(everything)
    const texts = [everything, readFileSync(at('out/lake.bundle')).toString('latin1')]
    for (const {name, kind} of entries)
      if (kind === 'document')
        texts.push((await run('inspect', at('out/lake.bundle'), '--document', name)).output)
    expect(texts.join('\n')).toContain('Death is very rare')
    expect(texts.join('\n')).not.toMatch(/CANARY|secret-test-token/)
    // The same token reads them all: the check above can fail.
    const response = await fetch(
      `${apiHost}/v2025-02-19/data/query/production?perspective=raw&query=${encodeURIComponent('*')}`,
      {headers: {authorization: `Bearer ${token}`}},
    )
    expect(await response.text()).toMatch(/CANARY-draft[^]*CANARY-only|CANARY-only[^]*CANARY-draft/)
  })

  it('row 82: says what is wrong with an address or a token, and never the token', async () => {
    const options = [...key(), '--out', at('out/no.bundle')]
    for (const [host, variable, ...more] of [
      ['not an address', 'BUNDLE_TEST_TOKEN'],
      ['http://127.0.0.1:9', 'BUNDLE_TEST_TOKEN'],
      [apiHost, 'BUNDLE_NO_SUCH_VARIABLE'],
      [apiHost, 'BUNDLE_TEST_TOKEN', '--dataset', 'Not A Name'],
    ] as const) {
      const error: unknown = await run(
        'build',
        '--api-host',
        host,
        '--token-env',
        variable,
        ...more,
        ...options,
      ).catch((reason: unknown) => reason)
      expect(error).toMatchObject({name: 'UsageError'})
      expect(String(error)).not.toContain(token)
    }
  })
})
