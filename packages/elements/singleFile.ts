import path from 'node:path'

import type {Options} from 'tsup'

/** How `dist/elements.js` is made: one module with all it needs, for a script tag. */
export const singleFile: Options = {
  entry: {elements: path.join(import.meta.dirname, 'src/index.ts')},
  format: ['esm'],
  platform: 'browser',
  target: 'es2022',
  noExternal: [/./],
  splitting: false,
  minify: true,
}
