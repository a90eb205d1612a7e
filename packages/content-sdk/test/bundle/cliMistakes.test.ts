// Mistakes that `content bundle` tells before it signs anything.
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {runContent} from '../../src/cli/runContent.ts'
import {approved, seedDocuments} from '../seed.ts'
import {now} from './fixtures.ts'

const root = mkdtempSync(path.join(tmpdir(), 'bundle-mistakes-'))
const at = (name: string) => path.join(root, name)
const run = (...args: string[]) => runContent(['bundle', ...args], undefined, now())
const documents = approved(
  seedDocuments().map((document) => ({...document, rights: {licence: 'own'}})),
  'procedure-coronary-stent',
)
const write = (name: string, all: readonly object[]) =>
  writeFileSync(at(name), all.map((document) => JSON.stringify(document)).join('\n'))
const key = ['--key', at('clinic.key')]
const build = (source: string, ...more: string[]) =>
  run('build', at(source), ...key, '--out', at('odd.bundle'), '--type', 'procedure', ...more)

beforeAll(async () => {
  await run('keys', 'new', at('clinic.key'))
  await run('keys', 'new', at('next.key'))
  write('ready.ndjson', documents)
  write('twice.ndjson', [...documents, ...documents.slice(0, 1)])
})
afterAll(() => rmSync(root, {recursive: true, force: true}))

describe('content bundle', () => {
  it.each([
    ['a language that is none', ['--locale', 'en,fr'], 'language tag'],
    ['a type that is none', ['--type', 'procedures'], '--type is one of'],
    ['a time that no date can hold', ['--expires', '9007199254740991'], 'at most 366'],
    ['a folder as the bundle before', ['--previous', root], 'cannot be opened'],
    ['a key twice', key, 'given already'],
  ])('makes nothing out of %s', async (_what, more, told) => {
    await expect(build('ready.ndjson', ...more)).rejects.toThrow(told)
    expect(readdirSync(root)).not.toContain('odd.bundle')
  })

  it('does not choose between two documents of one id', async () => {
    await expect(build('twice.ndjson')).rejects.toThrow('stands twice')
    await expect(build('ready.ndjson', '--locale', 'en')).resolves.toMatchObject({exitCode: 0})
  })

  it('signs no withdrawals of a clinic that is not there: they would take back those it has', async () => {
    const out = ['--out', at('elsewhere.json'), ...key]
    const of = (clinic: string) =>
      run('withdrawals', at('ready.ndjson'), '--clinic', clinic, ...out)
    await expect(of('clinic-elsewhere')).rejects.toThrow('no clinic “clinic-elsewhere”')
    await expect(of('clinic-jakamy')).resolves.toMatchObject({exitCode: 0})
  })

  it('writes no list of keys that no store would take', async () => {
    const rotate = (next: string, ...more: string[]) => {
      const keys = ['--old', at('clinic.key'), '--new', at(next)]
      return run('keys', 'rotate', ...keys, '--sequence', '1', '--out', at('odd.json'), ...more)
    }
    await expect(rotate('clinic.key')).rejects.toThrow('given already')
    await expect(rotate('next.key', '--threshold', '2')).rejects.toThrow('Signatures wanted: 2')
    await expect(rotate('next.key', 'extra')).rejects.toThrow('Give no file')
    expect(readdirSync(root)).not.toContain('odd.json')
  })
})
