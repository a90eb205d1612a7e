import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*', 'studio', 'examples/*', 'scripts'],
    // Half of the time tests wait: for disks, other processes, clocks. One at a time would leave that idle.
    maxWorkers: 2,
  },
})
