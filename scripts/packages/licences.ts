import {run} from './run.ts'

/** Licences that a commercial website may ship without asking anybody. */
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
])

/** A package with another licence that is all right, and why. */
const exceptions = new Map([
  [
    '@img/sharp-libvips-linux-x64',
    'LGPL-3.0-or-later: a library that sharp loads, on the machine of the local lake only',
  ],
  ['@img/sharp-libvips-linuxmusl-x64', 'the same for Alpine Linux'],
])

/**
 * Checks the licences of everything that comes with our packages.
 * @returns how many packages there are
 * @throws Error naming what has a licence nobody has agreed to
 */
export async function checkLicences(): Promise<number> {
  const args = ['--filter', './packages/*', 'licenses', 'list', '--prod', '--json']
  const list: Record<string, {name: string}[]> = JSON.parse(await run('pnpm', args))
  const refused = refusedLicences(list)
  if (refused.length > 0) {
    throw new Error(
      `These licences are not on the list (scripts/packages/licences.ts): ${refused.join(', ')}`,
    )
  }
  return Object.values(list).flat().length
}

/** Packages by licence that are not allowed, as `name (licence)`. */
export function refusedLicences(
  list: Readonly<Record<string, readonly {name: string}[]>>,
): string[] {
  return Object.entries(list)
    .filter(([licence]) => !allowed.has(licence))
    .flatMap(([licence, found]) =>
      found.filter(({name}) => !exceptions.has(name)).map(({name}) => `${name} (${licence})`),
    )
}
