/** The first version whose `node:sqlite` has all that the store needs; `engines` in package.json says the same. */
const NEEDED = [22, 16] as const

/**
 * @param version as in `process.versions.node`
 * @returns what to tell somebody whose Node.js cannot run the lake; nothing if it can
 */
export function nodeIsTooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return undefined
  return [
    `The lake needs Node.js ${NEEDED.join('.')} or newer; this is ${version}.`,
    'Another one for this command only, out of the npm registry:',
    '  npx -p node@24 -p @jakamy/local-lake local-lake serve',
  ].join('\n')
}
