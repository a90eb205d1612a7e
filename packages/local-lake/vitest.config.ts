import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    name: 'local-lake',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Several tests start and kill processes; a busy machine takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
