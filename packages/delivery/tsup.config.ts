import {defineConfig, type Options} from 'tsup'

const shared: Options = {
  // `node:sqlite` has no other name.
  removeNodeProtocol: false,
  sourcemap: true,
  target: 'es2022',
  // The schemas become a part of the package: not every runtime can import JSON.
  noExternal: ['@jakamy/content-sdk/openapi.json'],
}

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/node.ts', 'src/enquiries.ts'],
    format: ['esm', 'cjs'],
    dts: true,
    clean: true,
  },
  {...shared, entry: {cli: 'src/cli.ts'}, format: ['esm']},
])
