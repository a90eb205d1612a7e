import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

import {ContentError, isContentError} from '@jakamy/content-sdk'
import {describe, expect, it} from 'vitest'

const pages = path.resolve(import.meta.dirname, '../../../docs/errors')
const source = readFileSync(path.resolve(import.meta.dirname, '../src/errors.ts'), 'utf8')
const codes = [...source.matchAll(/^ {2}([A-Z_]+): \{/gm)].map((match) => match[1])

describe('errors', () => {
  it('has a help page for every code, and no page without one', () => {
    expect(codes.length).toBeGreaterThan(3)
    expect(readdirSync(pages).sort()).toEqual(codes.map((code) => `${code}.md`).sort())
  })

  it('knows its own errors by shape, also those of another copy of the package', () => {
    const error = new ContentError('NOT_FOUND', 'message', {type: 'procedure', key: 'x'})
    expect(isContentError(error)).toBe(true)
    expect(isContentError(error, 'NOT_FOUND')).toBe(true)
    expect(isContentError(error, 'ABORTED')).toBe(false)
    expect(
      isContentError(Object.assign(new Error('m'), {name: 'ContentError', code: 'NOT_FOUND'})),
    ).toBe(true)
    expect(isContentError(new Error('other'))).toBe(false)
    expect(error.help).toBe('docs/errors/NOT_FOUND.md')
  })
})
