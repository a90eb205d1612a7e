import {defineConfig} from 'tsup'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/bundle.ts',
    'src/sources/*.ts',
    'src/channels/*.ts',
    '!src/**/*.test.ts',
  ],
  format: ['esm', 'cjs'],
  dts: true,
  clean: true,
  sourcemap: true,
  target: 'es2022',
})
