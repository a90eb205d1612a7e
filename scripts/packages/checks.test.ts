import {describe, expect, it} from 'vitest'

import {assertPage} from './assertPage.ts'
import {refusedLicences} from './licences.ts'
import {strayFiles} from './packPackages.ts'
import {changedExports} from './publicExports.ts'
import {asImported} from './requireTypes.ts'

it('declarations for require say which packages are found as import finds them', () => {
  const written = [
    `import * as lit from 'lit';`,
    `import { LitElement } from 'lit';`,
    `import 'lit';`,
    `import { Hono } from 'hono';`,
    `import 'hono';`,
    `export { define } from './index.cjs';`,
    '',
  ]
  const marked = asImported(written.join('\n'), ['lit'])
  expect(marked.split('\n')).toEqual([
    `import type * as lit from 'lit' with { 'resolution-mode': 'import' };`,
    `import type { LitElement } from 'lit' with { 'resolution-mode': 'import' };`,
    ...written.slice(3),
  ])
  expect(asImported(marked, ['lit'])).toBe(marked)
})

describe('the checks of the packages find', () => {
  it('files that nobody needs', () => {
    const good = ['package/dist/index.js', 'package/package.json', 'package/json-schema/risk.json']
    expect(strayFiles(good)).toEqual([])
    const bad = [
      'package/src/index.ts',
      'package/dist/.env',
      'package/test/seed.json',
      'package/.npmrc',
    ]
    expect(strayFiles([...good, ...bad])).toEqual(bad)
  })

  it('licences that nobody agreed to', () => {
    expect(
      refusedLicences({MIT: [{name: 'a'}], 'GPL-3.0': [{name: 'b'}], Unknown: [{name: 'c'}]}),
    ).toEqual(['b (GPL-3.0)', 'c (Unknown)'])
  })

  it('exports that came and went', () => {
    expect(changedExports({a: ['x', 'y'], gone: ['z']}, {a: ['y', 'type w']})).toEqual([
      '- a x',
      '+ a type w',
      '- gone z',
    ])
  })

  it('output that is no page', () => {
    const page = '<article class="content" lang="en" data-id="procedure-coronary-stent"></article>'
    expect(() => assertPage(page, '[TEST]')).not.toThrow()
    expect(() => assertPage('<article class="content">', '[TEST]')).toThrow(
      '[TEST] printed no page',
    )
  })
})
