import path from 'node:path'

import {describe, expect, it} from 'vitest'

import {checkFile, checkFloors, circlesOf, importsOf, rooms} from './checkFloors.ts'

const room = (folder: string) => {
  const found = rooms.find((candidate) => candidate.folder === folder)
  if (!found) throw new Error(`no room ${folder}`)
  return found
}

describe('checkFloors', () => {
  it('finds nothing in this repository', () => {
    expect(checkFloors(path.resolve(import.meta.dirname, '..'))).toEqual([])
  })

  it('catches an import that points up', () => {
    const planted = checkFile(
      room('packages/policy'),
      'packages/policy/src/gate.ts',
      "import {x} from '@jakamy/content-sdk'",
    )
    expect(planted).toHaveLength(1)
    expect(planted[0]?.reason).toContain('imports point down only')
  })

  it('catches the SDK importing the lake, except in its tests', () => {
    const text = "import {startLake} from '@jakamy/local-lake'"
    expect(
      checkFile(room('packages/content-sdk'), 'packages/content-sdk/src/query.ts', text),
    ).toHaveLength(1)
    expect(
      checkFile(room('packages/content-sdk'), 'packages/content-sdk/test/a.test.ts', text),
    ).toEqual([])
  })

  it('lets the Studio have the words of the SDK and nothing else of it', () => {
    const of = (entry: string) =>
      checkFile(room('studio'), 'studio/a.ts', `import {x} from '@jakamy/content-sdk${entry}'`)
    expect(of('/words')).toEqual([])
    expect(of('')).toHaveLength(1)
    expect(of('/sources/sanity')).toHaveLength(1)
  })

  it('reads static, dynamic and type imports', () => {
    expect(
      importsOf(
        "import a from 'a'\nimport type {B} from \"b\"\nexport * from 'c'\nconst d = import('d')\nimport 'e'",
      ),
    ).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('finds a circle and leaves types out of it', () => {
    const circle = new Map([
      ['x/a.ts', "import {b} from './b.ts'"],
      ['x/b.ts', "import {a} from './a.ts'"],
    ])
    expect(circlesOf(circle)).toEqual([['x/a.ts', 'x/b.ts', 'x/a.ts']])
    expect(circlesOf(new Map([...circle, ['x/b.ts', "import type {A} from './a.ts'"]]))).toEqual([])
  })
})
