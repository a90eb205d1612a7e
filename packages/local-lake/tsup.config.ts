import {defineConfig} from 'tsup'

const shared = {removeNodeProtocol: false, sourcemap: true, target: 'es2023'} as const

export default defineConfig([
  {...shared, entry: ['src/index.ts'], format: ['esm', 'cjs'], dts: true, clean: true},
  {...shared, entry: ['src/cli.ts'], format: ['esm']},
])
