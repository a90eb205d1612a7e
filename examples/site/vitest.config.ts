import {defineConfig} from 'vitest/config'

export default defineConfig({test: {name: 'example-site', include: ['test/**/*.test.ts']}})
