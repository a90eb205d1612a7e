import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {build} from 'esbuild'

import {buildAndPack} from '../packages/packPackages.ts'
import {root, run} from '../packages/run.ts'
import type {Comparison} from './compare.ts'
import {compareProcesses} from './processes.ts'

/** The first lines of a consumer: one import, and a value reached through its status. */
const consumer = `import {createContent, memorySource} from '@jakamy/content-sdk'
const content = createContent({source: memorySource([]), locale: 'en'})
const page = await content.get('procedure', 'coronary-stent')
if (page.units.overview.status === 'ok') console.log(page.units.overview.value.title)
`

/** As `tsc --init` writes it, without what only other projects need. */
const options = {
  strict: true,
  noEmit: true,
  module: 'NodeNext',
  target: 'ES2022',
  lib: ['ES2023', 'DOM'],
  types: [],
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
}

/** P17 and the types: what it takes to start Node.js with the SDK, and to check a consumer’s types. */
export async function startupComparisons(): Promise<Comparison[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'startup-bench-'))
  try {
    const sdk = await bundled(folder)
    const tsc = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')
    await install(folder)
    const project = (name: string, file: string, skipLibCheck: boolean) => {
      const config = path.join(folder, `${name}.json`)
      const compilerOptions = {...options, skipLibCheck}
      writeFileSync(config, JSON.stringify({compilerOptions, files: [file]}))
      return [tsc, '-p', config]
    }
    return [
      await compareProcesses({
        goal: 'P17',
        what: 'SDK: Node.js started with it, without the hosted source',
        against: 'Node.js started with nothing',
        reference: ['--eval', ''],
        candidate: ['--import', sdk, '--eval', ''],
        mustHold: {atMost: 1.4},
      }),
      await compareProcesses({
        goal: 'Types',
        what: 'SDK: the types of a consumer with one import, by `tsc`',
        against: 'an empty project, as strict',
        reference: project('empty', 'empty.ts', true),
        candidate: project('consumer', 'consumer.ts', true),
        mustHold: {seconds: 2},
      }),
      await compareProcesses({
        goal: 'Types',
        what: 'SDK: the same with `skipLibCheck` off: every declaration of every package',
        against: 'a project that imports `zod/mini`, as strict',
        reference: project('zodAll', 'zod.ts', false),
        candidate: project('consumerAll', 'consumer.ts', false),
        mustHold: {atMost: 2},
      }),
    ]
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** The SDK without the hosted source in one file, as an application for Node.js would have it. */
async function bundled(folder: string): Promise<string> {
  const outfile = path.join(folder, 'sdk.mjs')
  await build({
    stdin: {
      contents: "export * from '@jakamy/content-sdk'",
      resolveDir: path.join(root, 'scripts'),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    outfile,
  })
  return outfile
}

/** A project with the packages as they are packed, and what they depend on from the workspace. */
async function install(folder: string): Promise<void> {
  const modules = path.join(folder, 'node_modules')
  for (const file of await buildAndPack()) {
    const name = /jakamy-(.+)-\d+\.\d+\.\d+.*\.tgz$/.exec(file)?.[1] ?? ''
    const to = path.join(modules, '@jakamy', name)
    mkdirSync(to, {recursive: true})
    await run('tar', ['-xzf', file, '-C', to, '--strip-components', '1'])
  }
  const from = path.join(root, 'packages/content-sdk/node_modules')
  for (const name of [
    ...readdirSync(from),
    ...readdirSync(path.join(from, '@portabletext')).map((one) => `@portabletext/${one}`),
  ]) {
    if (name.startsWith('.') || name === '@jakamy' || name === '@portabletext') continue
    mkdirSync(path.dirname(path.join(modules, name)), {recursive: true})
    symlinkSync(path.join(from, name), path.join(modules, name))
  }
  const files = {
    'package.json': '{"type": "module"}',
    'consumer.ts': consumer,
    'empty.ts': 'export const nothing = 0\n',
    'zod.ts': "import * as z from 'zod/mini'\nexport const text = z.string()\n",
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
}
