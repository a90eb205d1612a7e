import {availableParallelism} from 'node:os'

import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*', 'studio', 'examples/*', 'scripts'],
    // Many tests wait for processes, disks and time limits: on two cores, two files at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
