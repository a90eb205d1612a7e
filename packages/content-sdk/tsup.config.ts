import {defineConfig} from 'tsup'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/compile.ts',
    'src/testing.ts',
    'src/sources/*.ts',
    'src/channels/*.ts',
    'src/words/index.ts',
    '!src/**/*.test.ts',
  ],
  format: ['esm', 'cjs'],
  dts: true,
  clean: true,
  sourcemap: true,
  target: 'es2022',
})
