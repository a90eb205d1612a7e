import {defineConfig} from 'tsup'

const shared = {sourcemap: true, target: 'es2022'} as const

export default defineConfig([
  {
    ...shared,
    entry: [
      'src/index.ts',
      'src/compile.ts',
      'src/signatures.ts',
      'src/deliveryClient.ts',
      'src/design/tokens.ts',
      'src/screenScale.ts',
      'src/testing.ts',
      'src/bundle.ts',
      'src/bundleBuild.ts',
      'src/bundleStore.ts',
      'src/react.ts',
      'src/react/client.tsx',
      'src/astro.ts',
      'src/sources/*.ts',
      'src/channels/*.ts',
      'src/words/index.ts',
      'src/enquiry.ts',
      '!src/**/*.test.ts',
    ],
    // The client half of the React entry stays a module of its own: see src/react.ts.
    external: ['@jakamy/content-sdk/react/client'],
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
  },
  {...shared, entry: {cli: 'src/cli.ts'}, format: ['esm']},
])
