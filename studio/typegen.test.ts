import {execFile} from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'

import {expect, it} from 'vitest'

const run = promisify(execFile)
const bin = (name: string) => path.join(import.meta.dirname, 'node_modules', '.bin', name)

it('the published schema.json gives Sanity TypeGen exact types for a team’s own queries', async () => {
  // Away from the Studio, which the command would otherwise take for the project.
  const folder = mkdtempSync(path.join(tmpdir(), 'typegen-'))
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)
  try {
    const schema = path.resolve(import.meta.dirname, '../packages/schemas/schema.json')
    copyFileSync(schema, path.join(folder, 'schema.json'))
    symlinkSync(path.join(import.meta.dirname, 'node_modules'), path.join(folder, 'node_modules'))
    mkdirSync(path.join(folder, 'src'))
    write('package.json', '{"type": "module"}')
    write('sanity.cli.ts', "export default {api: {projectId: 'jakamy', dataset: 'production'}}\n")
    write(
      'src/queries.ts',
      `import {defineQuery} from 'groq'
export const titles = defineQuery('*[_type == "procedure"]{_id, "titles": title[]{language, value}, procedureType, "plans": treatmentPlans[]->{_id, _type}}')
`,
    )
    await run(bin('sanity'), ['typegen', 'generate'], {
      cwd: folder,
      env: {...process.env, NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1', CI: '1'},
      timeout: 240_000,
    })
    const types = readFileSync(path.join(folder, 'sanity.types.ts'), 'utf8')
    expect(types).toMatch(/export type Procedure = \{\n {2}_id: string/)
    const result = types.slice(types.indexOf('export type TitlesResult'))
    expect(result).toMatch(
      /titles: Array<\{\n\s+language: string( \| null)?;?\n\s+value: string \| null;?/,
    )
    expect(result).toMatch(/procedureType:\s+\|? ?"imaging"/)
    expect(result).toMatch(/plans: Array<\{\n\s+_id: string;\n\s+_type: "treatmentPlan";/)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}, 300_000)
