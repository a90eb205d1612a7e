import {availableParallelism} from 'node:os'

import {defineConfig, type ViteUserConfig} from 'vitest/config'

/**
 * What every project of tests has in common.
 * @param name what `vitest run --project` calls it
 * @param own what this one needs besides
 */
export function unitTests(name: string, own: ViteUserConfig['test'] = {}): ViteUserConfig {
  return defineConfig({
    test: {
      name,
      include: ['**/*.test.{ts,tsx}'],
      // Busy machines are slow, and several tests start and kill processes; a test that hangs still ends.
      testTimeout: 60_000,
      hookTimeout: 60_000,
      // The files of a project share what they have imported, or importing takes longer than testing.
      isolate: false,
      // Many tests wait for processes, disks and time limits: on two cores, two files at a time.
      maxWorkers: Math.max(2, availableParallelism() - 1),
      ...own,
    },
  })
}
