import path from 'node:path'

import {assertPage} from '../assertPage.ts'
import {deliveryProgram} from '../deliveryProgram.ts'
import {makeProject} from '../project.ts'
import {root, run} from '../run.ts'
import {fetchRuntimes} from '../runtimes.ts'
import type {ConsumerOptions} from './ConsumerOptions.ts'

/** Deno, which installs for itself. */
export async function useInDeno({folder, registry, lines}: ConsumerOptions): Promise<string> {
  const deno = path.join(await fetchRuntimes(), 'deno')
  const cwd = makeProject({
    folder,
    name: 'deno',
    registry,
    dependencies: {'@jakamy/delivery': '*'},
    files: {'lines.mjs': lines, 'delivery.mjs': deliveryProgram(lines)},
  })
  const env = {
    DENO_DIR: path.join(root, '.data', 'deno'),
    DENO_NO_UPDATE_CHECK: '1',
    // As npm does: what this machine trusts counts too, e.g. a registry behind a proxy.
    DENO_TLS_CA_STORE: 'system,mozilla',
    NO_COLOR: '1',
  }
  // Deno waits a day before it trusts a version; ours is a minute old.
  await run(deno, ['install', '--minimum-dependency-age=0'], {cwd, env})
  const permissions = ['--allow-net=127.0.0.1', '--allow-env', '--allow-read']
  for (const file of ['lines.mjs', 'delivery.mjs']) {
    assertPage(await run(deno, ['run', ...permissions, file], {cwd, env}), `Deno with ${file}`)
  }
  return 'Deno, with the right to read one address, also through the delivery'
}
