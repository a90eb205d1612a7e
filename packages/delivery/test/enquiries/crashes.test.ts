// R20 and row 77: the command under kill -9 while people send. What was acknowledged arrives, each
// enquiry is one, and no word of it stays in any file or log.
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {createInterface} from 'node:readline'

import {startLake, type RunningLake} from '@jakamy/local-lake'
import {createClient} from '@sanity/client'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'

import {answers, clinicDocument, formDocument} from './formDocument.ts'
import {jsonOf, startHook, startMail} from './receivers.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const cli = path.join(root, 'packages/delivery/src/cli.ts')
const token = 'test-token'
/** More by `ENQUIRIES=1000`. */
const enquiries = Number(process.env.ENQUIRIES ?? 120)
const canary = 'CANARY5f2c'
const hasStrace = spawnSync('strace', ['-V']).status === 0

let folder: string
let lake: RunningLake
let closeLake: () => Promise<void>
let mail: Awaited<ReturnType<typeof startMail>>
let hook: Awaited<ReturnType<typeof startHook>>
/** Everything the commands have printed. */
let printed = ''
const children = new Set<Awaited<ReturnType<typeof run>>>()

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'enquiries-crash-'))
  printed = ''
  mail = await startMail()
  hook = await startHook()
  const dataDir = path.join(folder, 'lake')
  lake = await startLake({dataDir, port: 0, projectId: 'jakamy', adminToken: token})
  closeLake = async () => {
    closeLake = async () => {}
    await lake.close()
  }
  await createClient({
    projectId: 'jakamy',
    dataset: 'production',
    apiHost: `http://127.0.0.1:${lake.port}`,
    token,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
  })
    .transaction()
    .createOrReplace(formDocument('form-mail', 'front-desk'))
    .createOrReplace(formDocument('form-hook', 'insurance-desk'))
    .createOrReplace(clinicDocument('clinic-test', ['form-mail', 'form-hook']))
    .commit()
  writeFileSync(
    path.join(folder, 'routes.json'),
    JSON.stringify({
      'front-desk': {smtp: {from: 'site@clinic.test', to: 'desk@clinic.test'}},
      'insurance-desk': {webhook: {url: hook.url}},
    }),
  )
})

afterEach(async () => {
  for (const child of children) await child.kill('SIGKILL')
  await closeLake()
  await mail.close()
  await hook.close()
  rmSync(folder, {recursive: true, force: true})
})

const lakeArguments = () => ['--project', 'jakamy', '--api-host', `http://127.0.0.1:${lake.port}`]

/** Runs the command until it listens; where core dumps are on, one would land in the folder. */
async function run(before: string[] = [], rate = '1000000') {
  const work = path.join(folder, 'work')
  mkdirSync(work, {recursive: true})
  const command = [
    ...before,
    process.execPath,
    cli,
    'enquiries',
    ...lakeArguments(),
    '--routes',
    path.join(folder, 'routes.json'),
    '--queue',
    path.join(folder, 'queue'),
    '--port',
    '0',
    '--rate',
    rate,
  ]
  const [file = '', ...args] = command
  const child = spawn(file, args, {
    cwd: work,
    env: {
      ...process.env,
      ENQUIRIES_KEY: Buffer.alloc(32, 7).toString('base64'),
      ENQUIRIES_SMTP_URL: mail.url,
      ENQUIRIES_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 9).toString('base64')}`,
    },
  })
  child.stderr.on('data', (chunk) => (printed += chunk))
  const ended = once(child, 'close').then(([code]) => code)
  const {url, pid} = await new Promise<{url: string; pid: number}>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      printed += `${line}\n`
      const entry: {event?: string; url?: string} = JSON.parse(line)
      if (entry.event === 'listening') resolve({url: entry.url ?? '', pid: child.pid ?? 0})
    })
    void ended.then((code) => reject(new Error(`Ended with ${code}: ${printed}`)))
  })
  const running = {
    url,
    kill: async (signal: NodeJS.Signals): Promise<number | null> => {
      children.delete(running)
      // Under strace the command is its child.
      const below = spawnSync('pgrep', ['-P', String(pid)])
        .stdout.toString()
        .trim()
      if (before.length > 0 && below !== '') process.kill(Number(below), signal)
      else child.kill(signal)
      return ended
    },
  }
  children.add(running)
  return running
}

async function keyOf(url: string, form: string): Promise<string> {
  return (await jsonOf(await fetch(`${url}/v1/forms/${form}?locale=en`))).key
}

/** Sends one; the id when it was acknowledged. A request that was cut off was not. */
async function send(url: string, form: string, key: string, words: string) {
  try {
    const response = await fetch(`${url}/v1/forms/${form}`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({locale: 'en', key, answers: answers(words)}),
    })
    return response.status === 202 ? String((await jsonOf(response)).id) : undefined
  } catch {
    return undefined
  }
}

/** Words that arrived, by the id they came with; every arrival counts. */
function arrived(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const texts = [
    ...hook.posted.map(({headers, body}) => [String(headers['webhook-id']), body] as const),
    ...mail.mails.map(
      ({raw}) => [/Message-ID: <([0-9a-f]{32})@/.exec(raw)?.[1] ?? '', raw] as const,
    ),
  ]
  for (const [id, text] of texts) {
    const words = new RegExp(`${canary}-\\d+`).exec(text)?.[0] ?? ''
    found.set(id, new Set([...(found.get(id) ?? []), words]))
  }
  return found
}

/** The files below a folder that hold the canary, as text, UTF-16 or base64. */
function filesWith(below: string): string[] {
  const forms = [
    Buffer.from(canary),
    Buffer.from(canary, 'utf16le'),
    ...[0, 1, 2].map((shift) =>
      Buffer.from(
        Buffer.from(`${'x'.repeat(shift)}${canary}`)
          .toString('base64')
          .slice(4, 12),
      ),
    ),
  ]
  return readdirSync(below, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => forms.some((form) => readFileSync(file).includes(form)))
}

it(
  `R20, rows 75 and 77: ${enquiries} enquiries under kill -9 arrive once each and leave nothing behind`,
  async () => {
    const acknowledged = new Map<string, string>()
    let number = 0
    let service = await run()
    let kills = 0
    while (number < enquiries) {
      const {url} = service
      const doomed = new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1000)).then(
        () => service.kill('SIGKILL'),
      )
      const writer = async () => {
        while (number < enquiries) {
          const words = `${canary}-${(number += 1)}`
          const form = number % 2 ? 'form-hook' : 'form-mail'
          let key: string
          try {
            key = await keyOf(url, form)
          } catch {
            number -= 1
            return
          }
          // A double click, both of them in the air at once.
          const ids = await Promise.all([send(url, form, key, words), send(url, form, key, words)])
          for (const id of ids) if (id !== undefined) acknowledged.set(words, id)
        }
      }
      await Promise.all([writer(), writer(), writer(), writer()])
      await doomed
      kills += 1
      service = await run()
    }
    await vi.waitFor(
      () => {
        const found = arrived()
        const missing = [...acknowledged].filter(([words, id]) => !found.get(id)?.has(words))
        expect(missing).toEqual([])
      },
      {timeout: 60_000, interval: 250},
    )
    // An id is one enquiry, and a text one id: whoever goes by the id has each of them once.
    const found = [...arrived()]
    expect(found.filter(([, words]) => words.size !== 1)).toEqual([])
    expect(new Set(found.flatMap(([, words]) => [...words])).size).toBe(found.length)
    expect(kills).toBeGreaterThan(0)
    expect(acknowledged.size).toBeGreaterThan(enquiries / 3)
    expect(await service.kill('SIGTERM')).toBe(0)

    // Backup and bundle, made while the queue was in use.
    const content = ['packages/local-lake/src/cli.ts', 'export', path.join(folder, 'backup.ndjson')]
    await closeLake()
    const backup = spawnSync(
      process.execPath,
      [
        ...content,
        '--data',
        path.join(folder, 'lake'),
        '--project',
        'jakamy',
        '--dataset',
        'production',
      ],
      {cwd: root, encoding: 'utf8'},
    )
    expect(backup).toMatchObject({status: 0})
    const bundler = path.join(root, 'packages/content-sdk/src/cli.ts')
    const keyFile = path.join(folder, 'clinic.key')
    expect(spawnSync(process.execPath, [bundler, 'bundle', 'keys', 'new', keyFile]).status).toBe(0)
    const bundle = spawnSync(
      process.execPath,
      [
        bundler,
        'bundle',
        'build',
        path.join(folder, 'backup.ndjson'),
        '--demo',
        '--key',
        keyFile,
        '--clinic',
        'clinic-test',
        '--out',
        path.join(folder, 'clinic.bundle'),
      ],
      {encoding: 'utf8'},
    )
    expect(bundle).toMatchObject({status: 0})
    writeFileSync(path.join(folder, 'log'), printed)
    expect(filesWith(folder)).toEqual([])
    // The handlers have them all, and the same search finds a word that is planted, in any of its forms.
    expect(JSON.stringify([hook.posted, mail.mails])).toContain(canary)
    for (const [name, bytes] of [
      ['lake/planted', `x${canary}`],
      ['queue/planted', Buffer.from(canary, 'utf16le')],
      ['log', Buffer.from(`{"name":"${canary}"}`).toString('base64')],
    ] as const) {
      writeFileSync(path.join(folder, name), bytes)
      expect(filesWith(folder)).toContain(path.join(folder, name))
    }
  },
  60_000 + enquiries * 2000,
)

it('row 77: killed after the handler had it and before it knew, it sends the same enquiry again', async () => {
  hook.answer.delay = 60_000
  const service = await run()
  const id = await send(
    service.url,
    'form-hook',
    await keyOf(service.url, 'form-hook'),
    `${canary}-1`,
  )
  await vi.waitFor(() => expect(hook.posted).toHaveLength(1))
  await service.kill('SIGKILL')
  hook.answer.delay = 0
  await run()
  await vi.waitFor(() => expect(printed).toContain('"delivered"'))
  expect(hook.posted.map(({headers}) => headers['idempotency-key'])).toEqual([id, id])
  expect(hook.posted[0]?.body).toBe(hook.posted[1]?.body)
})

it('ends a running delivery before it stops, and names what cannot work', async () => {
  hook.answer.delay = 700
  const service = await run()
  await send(service.url, 'form-hook', await keyOf(service.url, 'form-hook'), `${canary}-1`)
  await vi.waitFor(() => expect(hook.posted).toHaveLength(1))
  expect(await service.kill('SIGTERM')).toBe(0)
  expect(printed).toMatch(/"delivered"[\s\S]*"stopped"/)
  for (const [args, told] of [
    [['enquiries'], '--project'],
    [['enquiries', '--project', 'jakamy', '--routes', '/nowhere', '--queue', 'q'], '--routes'],
    [['enquiries', '--nonsense'], 'nonsense'],
  ] as const) {
    const wrong = spawnSync(process.execPath, [cli, ...args], {encoding: 'utf8'})
    expect(wrong.status).toBe(2)
    expect(wrong.stderr).toContain(told)
  }
  const help = spawnSync(process.execPath, [cli, 'enquiries', '--help'], {encoding: 'utf8'})
  expect(help.stdout).toContain('ENQUIRIES_KEY')
})

/** Answers that were sent with no sync since the one before. */
function unsynced(trace: string): {answers: number; unsynced: number} {
  const result = {answers: 0, unsynced: 0}
  let synced = false
  for (const line of trace.split('\n')) {
    if (/f(data)?sync(\(| resumed).*= 0$/.test(line)) synced = true
    if (!/status.{1,6}accepted/.test(line)) continue
    result.answers += 1
    if (!synced) result.unsynced += 1
    synced = false
  }
  return result
}

describe.each(hasStrace ? ['strace'] : [])('row 77: under %s', () => {
  it('no answer leaves before the disk has the enquiry', async () => {
    // Nothing is delivered, so that the syncs are those of the answers.
    hook.answer.status = 500
    const trace = path.join(folder, 'trace')
    const calls = 'trace=fdatasync,fsync,write,writev'
    const service = await run(['strace', '-f', '-qq', '-s', '600', '-e', calls, '-o', trace])
    const count = 20
    for (let n = 0; n < count; n += 1) {
      const key = await keyOf(service.url, 'form-hook')
      expect(await send(service.url, 'form-hook', key, `${canary}-${n}`)).toBeDefined()
    }
    await service.kill('SIGKILL')
    const text = readFileSync(trace, 'utf8')
    expect(unsynced(text)).toEqual({answers: count, unsynced: 0})
    expect(unsynced(text.replaceAll(/^.*f(data)?sync.*$/gm, ''))).toEqual({
      answers: count,
      unsynced: count,
    })
  })

  it('a sync that fails is not acknowledged', async () => {
    const trace = path.join(folder, 'trace')
    const inject = 'inject=fdatasync,fsync:error=EIO'
    const service = await run(['strace', '-f', '-qq', '-e', inject, '-o', trace])
    const key = await keyOf(service.url, 'form-hook')
    expect(await send(service.url, 'form-hook', key, `${canary}-1`)).toBeUndefined()
    await vi.waitFor(() => expect(printed).toContain('EIO'))
    expect(hook.posted).toEqual([])
  })
})
