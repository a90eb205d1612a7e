import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {afterEach, beforeEach, describe, expect, it} from 'vitest'

import {refuseSecrets, secretsOfServers} from './clientSecrets.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'client-secrets-'))
  mkdirSync(path.join(folder, 'assets'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const env = {
  ...secretsOfServers,
  SANITY_STUDIO_TOKEN: '[TEST] a token of the environment',
  SHORT_TOKEN: 'sk',
}

describe('row 56: what is built for browsers', () => {
  it.each([
    ['the token of the server', `a("${secretsOfServers.CONTENT_PREVIEW_TOKEN}")`],
    ['the name of its variable', 'process.env.CONTENT_PREVIEW_TOKEN'],
    ['any token of the environment', 'token:"[TEST] a token of the environment"'],
    ['a token of Sanity’s, written into code', `token:"sk${'Ab1'.repeat(30)}"`],
  ])('is refused with %s in it', (_, code) => {
    const file = path.join('assets', 'index.js')
    writeFileSync(path.join(folder, file), `const é=1;${code}`)
    expect(() => refuseSecrets(folder, env)).toThrow(`${file} is for browsers`)
  })

  it('is fine without', () => {
    writeFileSync(path.join(folder, 'index.html'), '<p>A token, skin deep: no SHORT_TOKEN.</p>')
    expect(() => refuseSecrets(folder, env)).not.toThrow()
  })
})
