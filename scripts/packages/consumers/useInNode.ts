import path from 'node:path'

import {assertPage} from '../assertPage.ts'
import {makeProject, npmInstall} from '../project.ts'
import {root, run} from '../run.ts'
import type {ConsumerOptions} from './ConsumerOptions.ts'

/** How strict a consumer may be: the packages’ own declarations are checked too. */
const strictest = {
  strict: true,
  noEmit: true,
  module: 'NodeNext',
  target: 'ES2022',
  lib: ['ES2023', 'DOM'],
  types: [],
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
}

/** CommonJS of the older rules: there nothing may `require` what only can be imported, lit neither. */
const required16 = `
import {createContent, memorySource} from '@jakamy/content-sdk'
import {ClinicProcedure, configure} from '@jakamy/elements'
import {ClinicRisks} from '@jakamy/elements/thin'
const element: HTMLElement & {slug: string | undefined} = new ClinicProcedure()
configure({locale: 'en'})
export const all = {element, risks: new ClinicRisks(), content: createContent({source: memorySource([]), locale: 'en'})}
`

/** Node.js with `import` and with `require`, the commands, and TypeScript at its strictest. */
export async function useInNode({folder, registry, lines}: ConsumerOptions): Promise<string> {
  const required = lines.replace(/^import (\{.*\}) from (.*)$/gm, 'const $1 = require($2)')
  const cwd = makeProject({
    folder,
    name: 'node',
    registry,
    dependencies: {'@jakamy/delivery': '*', '@jakamy/elements': '*'},
    files: {
      'lines.mjs': lines,
      'lines.cjs': `void (async () => {\n${required}\n})()`,
      'lines.ts': lines,
      'tsconfig.json': JSON.stringify({compilerOptions: strictest, files: ['lines.ts']}),
      'required.cts': required16,
      'required.json': JSON.stringify({
        compilerOptions: {...strictest, module: 'Node16'},
        files: ['required.cts'],
      }),
    },
  })
  await npmInstall(cwd)
  for (const file of ['lines.mjs', 'lines.cjs']) {
    assertPage(await run(process.execPath, [file], {cwd}), `Node.js with ${file}`)
  }
  for (const name of ['content-sdk', 'delivery']) {
    const cli = path.join(cwd, 'node_modules/@jakamy', name, 'dist/cli.js')
    const told = await run(process.execPath, [cli, '--help'])
    if (!told.includes('--help')) throw new Error(`The command of ${name} does not explain itself.`)
  }
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
  const diagnostics = await run(process.execPath, [tsc, '-p', cwd, '--extendedDiagnostics'])
  await run(process.execPath, [tsc, '-p', path.join(cwd, 'required.json')])
  const seconds = /^Total time:\s+([\d.]+)s$/m.exec(diagnostics)?.[1] ?? '?'
  return `Node.js by import and by require, and commands; TypeScript at its strictest in ${seconds} s`
}
