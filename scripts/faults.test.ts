// docs/faults.md and the names of the tests say the same: which fault is shown where.
import {existsSync, globSync, readFileSync} from 'node:fs'
import path from 'node:path'

import {describe, expect, it} from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const testFiles = [
  '{packages,studio,examples,scripts,e2e}/**/*.{test,spec}.{ts,tsx}',
  // What several test files share may hold tests too.
  'packages/*/test/**/*.ts',
]

/** The rows that the tests of a file name: `row 42: …`, `rows 1, 2 and 3: …`, `… (row 4)`. */
function rowsNamedIn(source: string): number[] {
  const code = source.replaceAll(/\/\*[^]*?\*\/|(^|\s)\/\/.*$/gm, '')
  const named = code.matchAll(/\brows? (\d+(?:(?:, | and )\d+)*)(?=[:,)])/g)
  const numbers = [...named].flatMap(([, list = '']) => list.split(/, | and /).map(Number))
  return [...new Set(numbers)].toSorted((a, b) => a - b)
}

/** A line of the page. */
interface Row {
  number: number
  /** The files it links to, from the root of the repository. */
  files: string[]
}

/** The rows of the page's table, in its order. */
function rowsOf(page: string): Row[] {
  return [...page.matchAll(/^\| (\d+) \|.*$/gm)].map(([line, number]) => ({
    number: Number(number),
    files: [...line.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file = '']) => file),
  }))
}

/** What the page and the tests do not agree on. */
function disagreements(rows: readonly Row[], named: ReadonlyMap<string, number[]>): string[] {
  const numbers = rows.map(({number}) => number).join()
  const expected = Array.from({length: 85}, (_, index) => index + 1).join()
  const isTest = (file: string) => /\.(test|spec)\.tsx?$/.test(file) || named.has(file)
  return [
    ...(numbers === expected ? [] : [`the rows are not 1 to 85, each once: ${numbers}`]),
    ...rows.flatMap(({number, files}) => [
      ...(files.length > 0 ? [] : [`row ${number} names no file`]),
      ...files
        .filter((file) => !existsSync(path.join(root, file)))
        .map((file) => `row ${number}: there is no ${file}`),
      ...files
        .filter((file) => isTest(file) && !named.get(file)?.includes(number))
        .map((file) => `row ${number}: no test in ${file} names it`),
    ]),
    ...[...named].flatMap(([file, own]) =>
      own
        .filter((number) => !rows.some((row) => row.number === number && row.files.includes(file)))
        .map((number) => `${file} names row ${number}, whose line does not name it`),
    ),
  ]
}

const page = readFileSync(path.join(root, 'docs/faults.md'), 'utf8')
const named = new Map(
  globSync(testFiles, {cwd: root, exclude: ['**/node_modules', '**/dist']})
    .map((file): [string, number[]] => [
      file.replaceAll(path.sep, '/'),
      rowsNamedIn(readFileSync(path.join(root, file), 'utf8')),
    ])
    // The rows below are made up.
    .filter(([file, rows]) => rows.length > 0 && file !== 'scripts/faults.test.ts'),
)

describe('the page of faults and the tests', () => {
  it('agree', () => {
    expect(named.size).toBeGreaterThan(50)
    expect(disagreements(rowsOf(page), named)).toEqual([])
  })

  const [first = '', file = ''] = /^\| 1 \|.*\]\(\.\.\/([^)]+)\).*$/m.exec(page) ?? []

  it.each([
    ['a row that is missing', page.replace(`${first}\n`, ''), 'each once'],
    ['a row that is there twice', page.replace(first, `${first}\n${first}`), 'each once'],
    ['a file that is not there', page.replace(file, 'scripts/nothing.test.ts'), 'there is no'],
    ['a file that names other rows', page.replace(file, 'scripts/installing.test.ts'), 'names it'],
    ['a file that is left out', page.replace(first, '| 1 | | | |'), 'does not name it'],
    ['a row without a file', page.replace(first, '| 1 | | | |'), 'names no file'],
  ])('would not agree about %s', (_, changed, told) => {
    expect(disagreements(rowsOf(changed), named).join('\n')).toContain(told)
  })
})

describe('the rows that a test names', () => {
  it.each([
    ["test('row 42: [TEST]'", [42]],
    ["it('rows 18, 21, 31, 61 and 71: [TEST]'", [18, 21, 31, 61, 71]],
    ["it('[TEST] (row 7)'", [7]],
    ["it(`R20, rows 75 and 77: ${'n'} [TEST]`", [75, 77]],
    ["it(`row 78, ${'how'}: [TEST]`", [78]],
    ["// row 5: a comment\nit('[TEST] row 6 by itself')", []],
  ])('are read: %s', (source, rows) => {
    expect(rowsNamedIn(source)).toEqual(rows)
  })
})
