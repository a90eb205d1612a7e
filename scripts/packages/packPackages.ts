import {mkdirSync, readdirSync, rmSync} from 'node:fs'
import path from 'node:path'

import {root, run} from './run.ts'

/** The packages that are published, from the ground up. */
export const packages = [
  'schemas',
  'policy',
  'content-sdk',
  'elements',
  'delivery',
  'local-lake',
] as const

const packs = path.join(root, 'test-output', 'packs')

/** What a package may hold: what was built, the faces of the definitions, and what npm always takes. */
const belongs =
  /^package\/(dist\/.+\.(js|cjs|d\.ts|d\.cts|map)|docs\/errors\/\w+\.md|json-schema\/\w+\.json|(schema|openapi|package)\.json|(tokens|content)\.css|README\.md|LICENSE.*|CHANGELOG\.md)$/

/**
 * Packs every package; each is built by its own `prepack`.
 * @returns the packed files
 */
export async function buildAndPack(): Promise<string[]> {
  rmSync(packs, {recursive: true, force: true})
  mkdirSync(packs, {recursive: true})
  await Promise.all(
    packages.map((name) =>
      run('pnpm', ['pack', '--pack-destination', packs], {cwd: path.join(root, 'packages', name)}),
    ),
  )
  return readdirSync(packs).map((file) => path.join(packs, file))
}

/**
 * Builds and packs every package, and checks each pack: its contents, its package.json (publint), and
 * that its types are what `import` and `require` get (attw).
 * @returns the packed files
 */
export async function packPackages(): Promise<string[]> {
  const files = await buildAndPack()
  await Promise.all(files.map(checkPack))
  return files
}

async function checkPack(file: string): Promise<void> {
  const names = (await run('tar', ['-tzf', file])).split('\n').filter(Boolean)
  const stray = strayFiles(names)
  if (stray.length > 0) {
    throw new Error(`${path.basename(file)} packs what nobody needs: ${stray.join(', ')}`)
  }
  await run('publint', ['run', file, '--strict'])
  // Style sheets have no types.
  const quiet = ['--no-emoji', '--no-color', '--exclude-entrypoints', 'tokens.css', 'content.css']
  await run('attw', [file, '--profile', 'node16', ...quiet])
}

/** The files of a pack that do not belong into it. */
export function strayFiles(names: readonly string[]): string[] {
  return names.filter((name) => !belongs.test(name))
}
