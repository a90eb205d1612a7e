import path from 'node:path'

import {assertPage} from '../assertPage.ts'
import {deliveryProgram} from '../deliveryProgram.ts'
import {makeProject} from '../project.ts'
import {run} from '../run.ts'
import {fetchRuntimes} from '../runtimes.ts'
import type {ConsumerOptions} from './ConsumerOptions.ts'

/** Bun, which installs for itself. */
export async function useInBun({folder, registry, lines}: ConsumerOptions): Promise<string> {
  const bun = path.join(await fetchRuntimes(), 'bun')
  const cwd = makeProject({
    folder,
    name: 'bun',
    registry,
    dependencies: {'@jakamy/delivery': '*'},
    files: {'lines.mjs': lines, 'delivery.mjs': deliveryProgram(lines)},
  })
  await run(bun, ['install'], {cwd})
  for (const file of ['lines.mjs', 'delivery.mjs']) {
    assertPage(await run(bun, ['run', file], {cwd}), `Bun with ${file}`)
  }
  return 'Bun, also through the delivery'
}
