import {spawn} from 'node:child_process'
import {once} from 'node:events'
import path from 'node:path'

import {build} from 'esbuild'

import {freePort} from '../../ports.ts'
import {assertPage} from '../assertPage.ts'
import {makeProject, npmInstall} from '../project.ts'
import {fetchRuntimes} from '../runtimes.ts'
import type {ConsumerOptions} from './ConsumerOptions.ts'

/**
 * A worker on workerd, the runtime of Cloudflare Workers, without its Node.js compatibility: the lines
 * themselves, and the same page through the delivery.
 */
export async function useInWorkerd({folder, registry, lines}: ConsumerOptions): Promise<string> {
  const workerd = path.join(await fetchRuntimes(), 'workerd')
  const port = await freePort()
  const imports = lines.split('\n').filter((line) => line.startsWith('import '))
  const rest = lines.split('\n').filter((line) => !line.startsWith('import '))
  const [source = ''] = /sanitySource\(\{[^}]*\}\)/.exec(lines) ?? []
  const cwd = makeProject({
    folder,
    name: 'workerd',
    registry,
    dependencies: {'@jakamy/delivery': '*'},
    files: {
      'worker.mjs': [
        ...imports,
        "import {createDelivery} from '@jakamy/delivery'",
        `const delivery = createDelivery({source: ${source}})`,
        'export default {async fetch(request) {',
        "if (new URL(request.url).pathname !== '/') return delivery.fetch(request)",
        'const printed = []',
        'const console = {log: (text) => printed.push(text)}',
        ...rest,
        'return new Response(printed.join("\\n"))',
        '}}',
      ].join('\n'),
      'config.capnp': `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .lines),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const lines :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "bundle.mjs")],
  compatibilityDate = "2026-11-01",
);
`,
    },
  })
  await npmInstall(cwd)
  await build({
    entryPoints: [path.join(cwd, 'worker.mjs')],
    outfile: path.join(cwd, 'bundle.mjs'),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'error',
  })
  const server = spawn(workerd, ['serve', 'config.capnp'], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    // The command starts the server as a process of its own, which has to end with it.
    detached: true,
  })
  let complaints = ''
  server.stderr.on('data', (chunk) => (complaints += String(chunk)))
  try {
    const origin = `http://127.0.0.1:${port}`
    assertPage(await answerOf(`${origin}/`), 'workerd')
    const delivered = await answerOf(`${origin}/v1/procedures/coronary-stent/html`)
    assertPage(delivered, 'workerd with the delivery')
  } catch (error) {
    throw new Error(`The worker failed: ${complaints}`, {cause: error})
  } finally {
    if (server.exitCode === null && server.pid !== undefined) {
      process.kill(-server.pid)
      await once(server, 'exit')
    }
    server.stderr.destroy()
  }
  return 'workerd, the delivery too'
}

/** What a server answers, once it listens. */
async function answerOf(url: string): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await (await fetch(url)).text()
    } catch (error) {
      if (tries > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
