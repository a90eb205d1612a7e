import path from 'node:path'

import {assertPage} from '../assertPage.ts'
import {makeProject} from '../project.ts'
import {run} from '../run.ts'
import {fetchRuntimes} from '../runtimes.ts'
import type {ConsumerOptions} from './ConsumerOptions.ts'

/** Bun, which installs for itself. */
export async function useInBun({folder, registry, lines}: ConsumerOptions): Promise<string> {
  const bun = path.join(await fetchRuntimes(), 'bun')
  const cwd = makeProject({folder, name: 'bun', registry, files: {'lines.mjs': lines}})
  await run(bun, ['install'], {cwd})
  assertPage(await run(bun, ['run', 'lines.mjs'], {cwd}), 'Bun')
  return 'Bun'
}
