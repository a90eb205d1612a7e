import {defineConfig} from 'tsup'

const shared = {sourcemap: true, target: 'es2022'} as const

export default defineConfig([
  {
    ...shared,
    entry: [
      'src/index.ts',
      'src/bundle.ts',
      'src/bundleBuild.ts',
      'src/bundleStore.ts',
      'src/sources/*.ts',
      'src/channels/*.ts',
      '!src/**/*.test.ts',
    ],
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
  },
  {...shared, entry: {cli: 'src/cli.ts'}, format: ['esm']},
])
