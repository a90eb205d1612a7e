import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 60_000, // Busy machines are slow; a test that hangs still ends.
    name: 'elements',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
  },
})
