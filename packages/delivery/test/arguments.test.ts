import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {memorySource} from '@jakamy/content-sdk'
import {afterAll, describe, expect, it} from 'vitest'

import {origin} from '../src/cli/arguments.ts'
import {enquiries} from '../src/cli/enquiries.ts'
import {serve} from '../src/cli/serve.ts'
import {createDelivery} from '../src/createDelivery.ts'
import {readKeys} from '../src/enquiries/keys.ts'
import {openEnquiries} from '../src/enquiries/openEnquiries.ts'
import {startEnquiries} from '../src/enquiries/startEnquiries.ts'
import {startDelivery} from '../src/startDelivery.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'arguments-'))
const routes = path.join(folder, 'routes.json')
writeFileSync(routes, '{"default": {"webhook": {"url": "https://desk.example/"}}}')
process.env.ENQUIRIES_KEY = Buffer.alloc(32, 1).toString('base64')
process.env.ENQUIRIES_WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 2).toString('base64')}`
afterAll(() => rmSync(folder, {recursive: true}))

const quiet = () => {}
const settings = ['--project', 'jakamy', '--port', '0']
const queue = ['--routes', routes, '--queue', path.join(folder, 'queue')]

describe('options that would leave somebody out are refused', () => {
  it.each([
    ['--connections', '0'],
    ['--locale', 'fr_CH'],
  ])('serve %s %s', async (...option) => {
    await expect(serve.start([...settings, ...option], quiet)).rejects.toThrow(option[0])
  })

  it.each([
    ['--keep-days', '0'],
    ['--rate', '0'],
    ['--origin', 'clinic.example'],
    ['--origin', 'null'],
  ])('enquiries %s %s', async (...option) => {
    await expect(enquiries.start([...settings, ...queue, ...option], quiet)).rejects.toThrow(
      option[0],
    )
  })

  it('an address of a page stands for its site, as browsers name it', () => {
    expect(origin('origin', 'https://Clinic.example:443/contact/')).toBe('https://clinic.example')
    expect(origin('origin', 'http://localhost:3000')).toBe('http://localhost:3000')
  })
})

describe('what a program gives that cannot work is named', () => {
  const whole = {
    source: memorySource([]),
    routes: new Map(),
    keys: readKeys(process.env.ENQUIRIES_KEY),
  }
  it.each([
    ['source', createDelivery, undefined],
    ['limit', createDelivery, {source: memorySource([]), limit: {perMinute: Number.NaN}}],
    ['limit', createDelivery, {source: memorySource([]), limit: {perMinute: 60, burst: 0}}],
    ['source', startDelivery, undefined],
    ['port', startDelivery, {source: memorySource([]), port: Number.NaN}],
    ['source', startEnquiries, undefined],
    ['source', openEnquiries, {}],
    ['routes', openEnquiries, {source: memorySource([])}],
    ['keys', openEnquiries, {...whole, keys: ''}],
    ['queue', openEnquiries, whole],
    ['queue', openEnquiries, {...whole, queue: ''}],
    ['keepDays', openEnquiries, {...whole, queue: folder, keepDays: Number.NaN}],
  ])('%s', async (option, call: (options: never) => unknown, options) => {
    const result = async () => Reflect.apply(call, undefined, [options])
    await expect(result()).rejects.toMatchObject({code: 'INVALID_OPTIONS', details: {option}})
  })
})
