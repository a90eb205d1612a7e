import {defineConfig} from 'tsup'

const shared = {removeNodeProtocol: false, sourcemap: true, target: 'es2023'} as const

export default defineConfig([
  {
    ...shared,
    entry: {index: 'src/index.ts', resolveLocalhost: 'src/resolveLocalhost.ts'},
    format: ['esm', 'cjs'],
    dts: true,
    // The worker is found beside the module that starts it, also from CommonJS.
    shims: true,
    clean: true,
  },
  {
    ...shared,
    entry: {
      cli: 'src/cli.ts',
      queryWorker: 'src/query/queryWorker.ts',
      verifyWorker: 'src/store/verifyWorker.ts',
    },
    format: ['esm'],
  },
])
