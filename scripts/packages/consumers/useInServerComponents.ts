import {makeProject, npmInstall} from '../project.ts'
import {run} from '../run.ts'
import type {ConsumerOptions} from './ConsumerOptions.ts'

/**
 * React server components with React’s own renderer: what shows documents runs on the server, where
 * React has no context; what needs a browser crosses over as a reference to its module.
 */
export async function useInServerComponents(options: ConsumerOptions): Promise<string> {
  const {folder, registry, lines} = options
  const imports = lines.split('\n').filter((line) => line.startsWith('import '))
  const client = lines.split('\n').filter((line) => line.startsWith('const content'))
  const cwd = makeProject({
    folder,
    name: 'server-components',
    registry,
    dependencies: {
      react: '19.3.1',
      'react-dom': '19.3.1',
      'react-server-dom-webpack': '19.3.1',
      '@portabletext/react': '^8',
    },
    files: {
      // React’s loader wants the text of a module, where Node.js gives bytes, and cannot follow it to a
      // source map.
      'text.mjs': `export async function load(url, context, next) {
  const loaded = await next(url, context)
  if (loaded.source == null || typeof loaded.source === 'string') return loaded
  const source = new TextDecoder().decode(loaded.source).replace(/^\\/\\/# sourceMappingURL=.*$/m, '')
  return {...loaded, source}
}
`,
      'register.mjs': `import {register} from 'node:module'
register('./text.mjs', import.meta.url)
register('react-server-dom-webpack/node-loader', import.meta.url)
`,
      'page.mjs': `${imports.join('\n')}
import {Article, ContentProvider} from '@jakamy/content-sdk/react'
import * as React from 'react'
import {renderToPipeableStream} from 'react-server-dom-webpack/server.node'
${client.join('\n')}
const {createElement} = React
if ('createContext' in React) throw new Error('This is not the React of a server.')
async function Page() {
  const document = await content.get('procedure', 'coronary-stent')
  return createElement('main', null, createElement(Article, {document}))
}
// Every module that crosses over is known by its address.
const modules = new Proxy({}, {get: (_, id) => ({id, chunks: [], name: '*'})})
const page = createElement('body', null, createElement(Page), createElement(ContentProvider, {content: null}))
renderToPipeableStream(page, modules).pipe(process.stdout)
`,
    },
  })
  // Its bundler plugin is not used, so webpack is not needed.
  await npmInstall(cwd, '--legacy-peer-deps')
  const flags = ['--conditions', 'react-server', '--import', './register.mjs']
  const flight = await run(process.execPath, [...flags, 'page.mjs'], {cwd})
  if (!/"article",null,\{"className":"content","lang":"en"/.test(flight)) {
    throw new Error(`The server did not render the document: ${flight.slice(0, 500)}`)
  }
  if (!/:I\[/.test(flight) || !flight.includes('react/client.js#ContentProvider')) {
    throw new Error(`ContentProvider did not stay on the client’s side: ${flight.slice(0, 500)}`)
  }
  return 'React server components'
}
