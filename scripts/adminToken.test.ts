import {chmodSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {afterEach, beforeEach, describe, expect, it} from 'vitest'

import {adminToken} from './adminToken.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'admin-token-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const file = () => path.join(folder, 'admin-token')

describe('row 82: the administrator token of this machine', () => {
  it('is made once, for its owner only', () => {
    const token = adminToken(folder)
    expect(token.length).toBeGreaterThan(40)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(adminToken(folder)).toBe(token)
  })

  it.each([0o640, 0o604, 0o660, 0o644])('is refused when others may read it: %o', (mode) => {
    writeFileSync(file(), 'CANARY')
    chmodSync(file(), mode)
    expect(() => adminToken(folder)).toThrow(/chmod 600 .*admin-token/)
    expect(() => adminToken(folder)).not.toThrow('CANARY')
    chmodSync(file(), 0o400)
    expect(adminToken(folder)).toBe('CANARY')
  })
})
