import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 60_000, // Busy machines are slow; a test that hangs still ends.
    name: 'example-kiosk',
    include: ['test/**/*.test.ts'],
  },
})
