import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import ts from 'typescript'

import {root, run} from './run.ts'

const snapshot = path.join(root, 'scripts/packages/publicExports.json')

/** The names every entry of the packages exports, types included, as a consumer’s TypeScript sees them. */
export type PublicExports = Record<string, string[]>

/**
 * Reads the exports of installed packages.
 * @param cwd a project with the SDK installed
 */
export function readExports(cwd: string, names: readonly string[]): PublicExports {
  const entries = names.flatMap((name) => entriesOf(cwd, name))
  const file = path.join(cwd, 'exports.ts')
  const text = entries.map((entry, index) => `import type * as e${index} from '${entry}'`)
  writeFileSync(file, text.join('\n'))
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const read = source?.statements.filter(ts.isImportDeclaration).map(({moduleSpecifier}) => {
    const symbol = checker.getSymbolAtLocation(moduleSpecifier)
    const exported = symbol ? checker.getExportsOfModule(symbol) : []
    if (exported.length === 0) throw new Error(`${moduleSpecifier.getText()} exports nothing.`)
    return exported.map((one) => {
      const target = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one
      return target.flags & ts.SymbolFlags.Value ? one.name : `type ${one.name}`
    })
  })
  return Object.fromEntries(
    entries.map((entry, index) => [entry, (read?.[index] ?? []).toSorted()]),
  )
}

/** The entries of an installed package that hold code; a pattern stands for the files it matches. */
function entriesOf(cwd: string, name: string): string[] {
  const folder = path.join(cwd, 'node_modules', name)
  const manifest: {exports: Record<string, unknown>} = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  )
  return Object.keys(manifest.exports)
    .filter((entry) => !/\.(json|css)$/.test(entry))
    .flatMap((entry) => (entry.includes('*') ? filesFor(folder, entry) : [entry]))
    .map((entry) => path.posix.join(name, entry))
}

function filesFor(folder: string, pattern: string): string[] {
  const [before = '', after = ''] = pattern.split('*')
  return ts.sys
    .readDirectory(path.join(folder, 'dist', before), ['.js'], undefined, ['*'])
    .map((file) => `${before}${path.basename(file, '.js')}${after}`)
    .toSorted()
}

/**
 * Compares the public exports with the ones that were agreed to.
 * @param write takes the present ones as agreed to
 * @throws Error naming what came and went
 */
export async function checkExports(now: PublicExports, write: boolean): Promise<number> {
  if (write) {
    writeFileSync(snapshot, JSON.stringify(now, null, 2))
    await run('oxfmt', [snapshot])
  }
  const agreed: PublicExports = existsSync(snapshot)
    ? JSON.parse(readFileSync(snapshot, 'utf8'))
    : {}
  const changes = changedExports(agreed, now)
  if (changes.length > 0) {
    throw new Error(
      `The public exports have changed:\n${changes.join('\n')}\nIf that is meant: node scripts/checkPackages.ts --write, and a changeset.`,
    )
  }
  return Object.values(now).flat().length
}

/** What came (`+`) and went (`-`), by entry. */
export function changedExports(before: PublicExports, after: PublicExports): string[] {
  const entries = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  return entries.flatMap((entry) => {
    const [old, now] = [new Set(before[entry]), new Set(after[entry])]
    return [
      ...[...old].filter((name) => !now.has(name)).map((name) => `- ${entry} ${name}`),
      ...[...now].filter((name) => !old.has(name)).map((name) => `+ ${entry} ${name}`),
    ]
  })
}
