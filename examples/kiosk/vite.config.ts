import {createHash} from 'node:crypto'

import {defineConfig, type Plugin} from 'vite'

/** Writes the list of the built files into the service worker, which keeps exactly these. */
function shellList(): Plugin {
  return {
    name: 'shell-list',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((file) => file !== 'sw.js')
      const shell = ['./', './icon.svg', './kiosk.json', ...files.map((file) => `./${file}`)]
      const contents = Object.values(bundle).map((file) =>
        file.type === 'chunk' ? file.code : String(file.source),
      )
      const version = createHash('sha256').update(contents.join('\0')).digest('hex').slice(0, 16)
      const worker = bundle['sw.js']
      if (worker?.type !== 'chunk') throw new Error('There is no service worker to build.')
      worker.code = worker.code
        .replace('__SHELL__', JSON.stringify(shell))
        .replace('__VERSION__', JSON.stringify(version))
    },
  }
}

export default defineConfig({
  base: './',
  build: {
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: {index: 'index.html', sw: 'src/sw.ts'},
      output: {entryFileNames: ({name}) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js')},
    },
  },
  plugins: [shellList()],
})
