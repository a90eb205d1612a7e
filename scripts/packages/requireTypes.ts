// Declarations for `require` may name packages that are there for `import` only: without saying so, a
// CommonJS project under `module: node16` is told that it cannot require them (TS1479).
// Use after a build: node requireTypes.ts <folder of declarations> <package>…
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'

/**
 * Marks the imports of packages as types that are found as `import` finds them; those that import nothing
 * have nothing to say in declarations.
 */
export function asImported(declarations: string, packages: readonly string[]): string {
  return declarations.replace(
    /^import (?:(?!type )(.+) from )?'([^']+)';\n/gm,
    (line, names: string | undefined, from: string) => {
      if (!packages.includes(from)) return line
      if (names === undefined) return ''
      return `import type ${names} from '${from}' with { 'resolution-mode': 'import' };\n`
    },
  )
}

if (import.meta.main) {
  const [folder = 'dist', ...packages] = process.argv.slice(2)
  let changed = 0
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.d.cts'))) {
    const file = path.join(folder, name)
    const before = readFileSync(file, 'utf8')
    const after = asImported(before, packages)
    if (after === before) continue
    changed += 1
    writeFileSync(file, after)
  }
  if (changed === 0) throw new Error(`${folder} names none of these packages: is this needed?`)
}
