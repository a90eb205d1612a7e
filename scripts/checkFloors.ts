// The floors of the house: imports point down only (ARCHITECTURE.md). Also refuses circles of files.
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

/** A room of the house and what its code may import from the others. */
interface Room {
  folder: string
  name: string
  /** Whole packages, or one entry of a package. */
  mayImport: readonly string[]
}

const schemas = '@jakamy/schemas'
const policy = '@jakamy/policy'
const sdk = '@jakamy/content-sdk'
const lake = '@jakamy/local-lake'

/** Every room, from the ground up. Tests and benches may also use what `testsMayImport` names. */
export const rooms: readonly Room[] = [
  {folder: 'packages/schemas', name: schemas, mayImport: []},
  {folder: 'packages/policy', name: policy, mayImport: [schemas]},
  {folder: 'packages/local-lake', name: lake, mayImport: []},
  {folder: 'packages/content-sdk', name: sdk, mayImport: [schemas, policy]},
  {folder: 'packages/elements', name: '@jakamy/elements', mayImport: [sdk]},
  // Of the package for readers, the Studio uses its words and the measure of a screen: it has sources and
  // clients of its own.
  {
    folder: 'studio',
    name: '@jakamy/studio',
    mayImport: [schemas, policy, `${sdk}/words`, `${sdk}/screen-scale`],
  },
  {folder: 'packages/delivery', name: '@jakamy/delivery', mayImport: [sdk]},
  {folder: 'examples/site', name: '@jakamy/example-site', mayImport: [sdk]},
  {folder: 'examples/kiosk', name: '@jakamy/example-kiosk', mayImport: [sdk]},
]

const testsMayImport = new Set([schemas, policy, lake])
const sourceFile = /\.(ts|tsx|astro|mjs)$/
const testFile = /(\.test\.|\.test-d\.|\.bench\.|\/test\/|vitest\.config)/
const ignored = new Set(['node_modules', 'dist', '.astro', '.sanity', 'coverage'])

/** One import that points up or sideways, or a circle. */
export interface Violation {
  file: string
  reason: string
}

/** What is wrong with the imports of one file of a room. */
export function checkFile(room: Room, file: string, text: string): Violation[] {
  return importsOf(text).flatMap((target) => {
    const ours = /^@jakamy\/[^/]+/.exec(target)?.[0]
    if (!ours || ours === room.name) return []
    if (room.mayImport.includes(ours) || room.mayImport.includes(target)) return []
    if (testFile.test(`/${file}`) && testsMayImport.has(ours)) return []
    const allowed = room.mayImport.length > 0 ? room.mayImport.join(', ') : 'none of our packages'
    return [
      {
        file,
        reason: `imports ${target}. ${room.folder} may import ${allowed}: imports point down only.`,
      },
    ]
  })
}

/** The modules a source text imports, `import type` included: a type ties two rooms together too. */
export function importsOf(text: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])
}

/** Circles of relative imports: each as the files it passes. Type-only imports do not count. */
export function circlesOf(files: ReadonlyMap<string, string>): string[][] {
  const targets = (file: string) =>
    [
      ...(files.get(file) ?? '').matchAll(
        /^(?:import|export)\s+(?!type\b)[^'"]*?['"](\.[^'"]+)['"]/gms,
      ),
    ]
      .map((match) => path.posix.join(path.posix.dirname(file), match[1] ?? ''))
      .filter((target) => files.has(target))
  const circles: string[][] = []
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]) => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file])
    if (done.has(file) || trail.includes(file)) return
    for (const target of targets(file)) visit(target, [...trail, file])
    done.add(file)
  }
  for (const file of files.keys()) visit(file, [])
  return circles
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), {withFileTypes: true})
    .filter((entry) => !ignored.has(entry.name))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name)
      return entry.isDirectory() ? filesIn(root, file) : sourceFile.test(file) ? [file] : []
    })
}

/** Checks all rooms of a checkout. */
export function checkFloors(root: string): Violation[] {
  return rooms.flatMap((room) => {
    const texts = new Map(
      filesIn(root, room.folder).map((file) => [file, readFileSync(path.join(root, file), 'utf8')]),
    )
    const upward = [...texts].flatMap(([file, text]) => checkFile(room, file, text))
    const circles = circlesOf(texts).map((circle) => ({
      file: circle[0] ?? '',
      reason: `imports itself in a circle: ${circle.join(' → ')}`,
    }))
    return [...upward, ...circles]
  })
}

if (process.argv[1] === import.meta.filename) {
  const violations = checkFloors(path.resolve(import.meta.dirname, '..'))
  for (const {file, reason} of violations) console.error(`${file} ${reason}`)
  if (violations.length === 0) console.log('All imports point down, and there is no circle.')
  process.exit(violations.length === 0 ? 0 : 1)
}
