import node from '@astrojs/node'
import {defineConfig} from 'astro/config'

import {stylesInScript} from './src/editing/stylesInScript.ts'

/** Pages are made on request; where the content lives is read from the environment at run time. */
export default defineConfig({
  output: 'server',
  // The only page that takes anything checks where it comes from by the site’s public address.
  security: {checkOrigin: false},
  adapter: node({mode: 'standalone'}),
  server: {port: 4321},
  devToolbar: {enabled: false},
  // One linked style sheet: the content security policy allows no inline styles.
  build: {inlineStylesheets: 'never'},
  vite: {
    plugins: [stylesInScript()],
    // Everything becomes part of the build, the workspace's TypeScript sources too: `dist` runs anywhere.
    ssr: {noExternal: true},
  },
})
