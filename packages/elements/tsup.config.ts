import {defineConfig} from 'tsup'

import {singleFile} from './singleFile.ts'

export default defineConfig([
  {
    entry: ['src/index.ts', 'src/thin.ts'],
    sourcemap: true,
    target: 'es2022',
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
  },
  {...singleFile, sourcemap: true},
])
