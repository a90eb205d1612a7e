import node from '@astrojs/node'
import {defineConfig} from 'astro/config'

/** Pages are made on request; where the content lives is read from the environment at run time. */
export default defineConfig({
  output: 'server',
  adapter: node({mode: 'standalone'}),
  server: {port: 4321},
  devToolbar: {enabled: false},
  // One linked style sheet: the content security policy allows no inline styles.
  build: {inlineStylesheets: 'never'},
  vite: {
    // The workspace's packages are TypeScript sources: they become part of the build.
    ssr: {noExternal: [/^@jakamy\//]},
  },
})
