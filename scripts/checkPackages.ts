// What people will install: builds, packs and publishes every package to a registry on this machine,
// checks it, and uses it from there in empty projects, one for each runtime.
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {parseArgs} from 'node:util'

import {startLake} from '@jakamy/local-lake'

import {checkDocs, type DocsOptions} from './packages/checkDocs.ts'
import {checkSizes} from './packages/checkSizes.ts'
import {firstProgram} from './packages/codeBlocks.ts'
import type {ConsumerOptions} from './packages/consumers/ConsumerOptions.ts'
import {useInBrowser} from './packages/consumers/useInBrowser.ts'
import {useInBun} from './packages/consumers/useInBun.ts'
import {useInDeno} from './packages/consumers/useInDeno.ts'
import {useInNext} from './packages/consumers/useInNext.ts'
import {useInNode} from './packages/consumers/useInNode.ts'
import {useInServerComponents} from './packages/consumers/useInServerComponents.ts'
import {useInWorkerd} from './packages/consumers/useInWorkerd.ts'
import {checkLicences} from './packages/licences.ts'
import {packPackages} from './packages/packPackages.ts'
import {checkExports, readExports} from './packages/publicExports.ts'
import {root} from './packages/run.ts'
import {startRegistry} from './packages/startRegistry.ts'
import {seed} from './seed.ts'

const {values} = parseArgs({options: {only: {type: 'string'}, write: {type: 'boolean'}}})

const published = ['@jakamy/schemas', '@jakamy/policy', '@jakamy/content-sdk', '@jakamy/delivery']

const consumers: Record<string, (options: Options) => Promise<string>> = {
  // It takes longest by far.
  next: useInNext,
  node: async (options) => {
    const told = await useInNode(options)
    const cwd = path.join(options.folder, 'node')
    const count = await checkExports(readExports(cwd, published), values.write ?? false)
    return `${told}; ${count} public exports as agreed; ${await checkSizes(cwd)}`
  },
  docs: checkDocs,
  browser: useInBrowser,
  'server-components': useInServerComponents,
  workerd: useInWorkerd,
  deno: useInDeno,
  bun: useInBun,
}

/** What the projects are given. */
type Options = ConsumerOptions & DocsOptions

/** Two at a time: most of the time goes into installing, and a small machine has two cores. */
async function useEverywhere(options: Options): Promise<void> {
  const only = values.only?.split(',')
  const waiting = Object.entries(consumers).filter(([name]) => only?.includes(name) ?? true)
  const failures: unknown[] = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const began = performance.now()
      try {
        const told = await next[1](options)
        console.log(`  ${told} (${((performance.now() - began) / 1000).toFixed(0)} s)`)
      } catch (error) {
        failures.push(error)
        console.error(error)
      }
    }
  }
  await Promise.all([worker(), worker()])
  if (failures.length > 0) throw new Error(`${failures.length} of the projects failed, see above.`)
}

const folder = mkdtempSync(path.join(tmpdir(), 'packages-'))
const files = await packPackages()
console.log(`${files.length} packages hold what they should, for import and require.`)
console.log(`${await checkLicences()} packages come along, with licences that are allowed.`)
const registry = await startRegistry()
const lake = await startLake({
  dataDir: path.join(folder, 'lake'),
  port: 0,
  projectId: 'jakamy',
  adminToken: 'packed',
})
try {
  const apiHost = `http://127.0.0.1:${lake.port}`
  await seed({apiHost, token: 'packed'})
  const lines = firstProgram(readFileSync(path.join(root, 'README.md'), 'utf8'))
  console.log('The lines of the README, published, installed and run:')
  await useEverywhere({
    folder,
    registry: registry.url,
    apiHost,
    lines: lines.replaceAll('http://localhost:4000', apiHost),
  })
} finally {
  await lake.close()
  await registry.close()
  rmSync(folder, {recursive: true, force: true})
}
