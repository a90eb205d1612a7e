import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {afterAll, describe, expect, it} from 'vitest'

import {origin} from '../src/cli/arguments.ts'
import {enquiries} from '../src/cli/enquiries.ts'
import {serve} from '../src/cli/serve.ts'

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
