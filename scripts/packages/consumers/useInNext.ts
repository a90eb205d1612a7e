import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

import {transform} from 'esbuild'

import {freePort} from '../../ports.ts'
import {assertPage} from '../assertPage.ts'
import {codeBlocks} from '../codeBlocks.ts'
import {makeProject, npmInstall} from '../project.ts'
import {root, run} from '../run.ts'
import type {ConsumerOptions} from './ConsumerOptions.ts'

/** The version of Next.js that the pages of the documentation are checked with. */
export const nextVersion = '16.4.6'

/** Where the blocks of docs/next.md stand in the application, in their order. */
const places = ['app/[locale]/procedures/[slug]/page.jsx', 'app/Preview.jsx', 'app/Search.jsx']

/** What an application has besides them. */
const files = {
  'app/layout.jsx':
    'export default ({children}) => <html lang="en"><body>{children}</body></html>\n',
  'app/search/page.jsx': `import {Search} from '../Search.jsx'
export const dynamic = 'force-dynamic'
export default () => <Search words="dilatation" />
`,
  'app/preview/page.jsx': `import {Preview} from '../Preview.jsx'
export const dynamic = 'force-dynamic'
export default () => <Preview slug="coronary-stent" />
`,
  'app/edit/route.js': `import {draftMode} from 'next/headers'
export async function GET() {
  (await draftMode()).enable()
  return new Response('on')
}
`,
}

/** Names an error of the SDK’s core: it stands in a script only where the core does. */
const trace = 'SOURCE_UNREACHABLE'

/** The blocks of docs/next.md in an application that Next.js builds and serves. */
export async function useInNext(options: ConsumerOptions): Promise<string> {
  const {folder, registry, apiHost} = options
  const env = {
    CONTENT_TOKEN: 'packed',
    CONTENT_PREVIEW_TOKEN: 'packed',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  for (const file of [...places, ...Object.keys(files)]) {
    mkdirSync(path.join(folder, 'next', path.dirname(file)), {recursive: true})
  }
  const cwd = makeProject({
    folder,
    name: 'next',
    registry,
    dependencies: {
      next: nextVersion,
      react: '^19',
      'react-dom': '^19',
      '@portabletext/react': '^8',
    },
    files: {...files, ...(await blocksOf(apiHost))},
  })
  await npmInstall(cwd, '--ignore-scripts')
  const next = path.join(cwd, 'node_modules/next/dist/bin/next')
  await run(process.execPath, [next, 'build'], {cwd, env})
  const url = `http://127.0.0.1:${await freePort()}`
  const server = spawn(
    process.execPath,
    [next, 'start', '--hostname', '127.0.0.1', '--port', new URL(url).port],
    {cwd, env: {...process.env, ...env}, stdio: ['ignore', 'pipe', 'pipe'], detached: true},
  )
  let told = ''
  server.stdout.on('data', (chunk) => (told += String(chunk)))
  server.stderr.on('data', (chunk) => (told += String(chunk)))
  try {
    await checkPages(url)
  } catch (error) {
    throw new Error(`Next.js failed: ${told}`, {cause: error})
  } finally {
    // It may have started processes of its own, which have to end with it.
    if (server.exitCode === null && server.pid !== undefined) {
      process.kill(-server.pid)
      await once(server, 'exit')
    }
    server.stdout.destroy()
    server.stderr.destroy()
  }
  return 'Next.js, built and served'
}

/** The blocks of the page, as files of the application; their types are checked with the others. */
async function blocksOf(apiHost: string): Promise<Record<string, string>> {
  const blocks = codeBlocks(readFileSync(path.join(root, 'docs/next.md'), 'utf8'))
  if (blocks.length !== places.length) {
    throw new Error(
      `docs/next.md has ${blocks.length} blocks. Say in useInNext.ts where each of them belongs.`,
    )
  }
  const entries = blocks.map(async ({code}, index): Promise<[string, string]> => {
    const lake = code.replaceAll("'YOUR_PROJECT'", `'jakamy', apiHost: '${apiHost}'`)
    const {code: script} = await transform(lake, {loader: 'tsx', jsx: 'preserve'})
    return [places[index] ?? '', script]
  })
  return Object.fromEntries(await Promise.all(entries))
}

async function checkPages(url: string): Promise<void> {
  const page = await answerOf(`${url}/en/procedures/coronary-stent`)
  assertPage(page.text, 'Next.js')
  expectStatus(page, 200)
  expectStatus(await answerOf(`${url}/en/procedures/nowhere`), 404)

  const search = await answerOf(`${url}/search`)
  // Nobody has approved the seed, so readers find nothing in it.
  if (!search.text.includes('<ul></ul>')) {
    throw new Error(`The search did not answer: ${search.text.slice(0, 500)}`)
  }
  // What a server shows costs a browser nothing; the search does, which shows that the look finds it.
  if (await loadsCore(url, page.text)) throw new Error('The SDK reached the browser.')
  if (!(await loadsCore(url, search.text))) throw new Error('The search page lacks the SDK.')

  expectStatus(await answerOf(`${url}/preview`), 404)
  const cookie = (await fetch(`${url}/edit`)).headers.get('set-cookie')?.split(';')[0] ?? ''
  const preview = await answerOf(`${url}/preview`, {cookie})
  if (!preview.text.includes('class="content-watermark"')) {
    throw new Error(`The preview has no watermark: ${preview.text.slice(0, 500)}`)
  }
}

interface Answer {
  status: number
  text: string
}

function expectStatus({status, text}: Answer, wanted: number): void {
  if (status !== wanted) throw new Error(`${status}, not ${wanted}: ${text.slice(0, 500)}`)
}

/** Whether a script that a page names holds the SDK’s core. */
async function loadsCore(url: string, page: string): Promise<boolean> {
  const names = new Set([...page.matchAll(/\/_next\/static\/[^"\\]+\.js/g)].map(([name]) => name))
  if (names.size === 0) throw new Error('The page names no script.')
  const scripts = await Promise.all([...names].map((name) => answerOf(`${url}${name}`)))
  return scripts.some(({text}) => text.includes(trace))
}

/** What the server answers, once it listens. */
async function answerOf(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    try {
      const response = await fetch(url, {headers})
      return {status: response.status, text: await response.text()}
    } catch (error) {
      if (tries > 300) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
