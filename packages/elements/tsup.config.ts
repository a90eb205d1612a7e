import {defineConfig} from 'tsup'

const shared = {sourcemap: true, target: 'es2022'} as const

export default defineConfig([
  {...shared, entry: ['src/index.ts'], format: ['esm', 'cjs'], dts: true, clean: true},
  // For a script tag: one module with all it needs.
  {
    ...shared,
    entry: {elements: 'src/index.ts'},
    format: ['esm'],
    platform: 'browser',
    noExternal: [/./],
    splitting: false,
    minify: true,
  },
])
