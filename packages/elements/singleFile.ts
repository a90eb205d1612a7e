import path from 'node:path'

import type {Options} from 'tsup'

/**
 * How the modules for a script tag are made, each with all it needs: `elements.js` reads and judges for
 * itself, `elements-thin.js` reads a delivery.
 */
export const singleFile: Options = {
  entry: {
    elements: path.join(import.meta.dirname, 'src/index.ts'),
    'elements-thin': path.join(import.meta.dirname, 'src/thin.ts'),
  },
  format: ['esm'],
  platform: 'browser',
  target: 'es2022',
  noExternal: [/./],
  splitting: false,
  minify: true,
}
