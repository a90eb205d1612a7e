import {defineConfig} from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/studio.ts'],
  format: ['esm', 'cjs'],
  target: 'es2022',
  dts: true,
  clean: true,
  sourcemap: true,
  // Both doors must share one copy of the definitions, also for require().
  splitting: true,
})
