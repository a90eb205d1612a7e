import {chromium, type Page} from '@playwright/test'
import {preview} from 'vite'

import {chromiumPath} from '../../../e2e/chromium.ts'
import {assertPage} from '../assertPage.ts'
import {makeProject, npmInstall} from '../project.ts'
import {run} from '../run.ts'
import type {ConsumerOptions} from './ConsumerOptions.ts'

const page = (script: string) =>
  `<!doctype html><html lang="en"><title>test</title><body><div id="root"></div><script type="module" src="/${script}"></script></body></html>`

/** The lines of the README in a Vite app, and the React hooks, in a real Chromium. */
export async function useInBrowser(options: ConsumerOptions): Promise<string> {
  const {folder, registry, lines} = options
  const cwd = makeProject({
    folder,
    name: 'browser',
    registry,
    dependencies: {react: '^19', 'react-dom': '^19', '@portabletext/react': '^8'},
    files: {
      'index.html': page('lines.js'),
      'react.html': page('react.jsx'),
      'lines.js': lines,
      'react.jsx': reactApp(lines),
      'vite.config.js':
        "export default {build: {target: 'es2022', rolldownOptions: {input: ['index.html', 'react.html']}}}",
    },
  })
  await npmInstall(cwd)
  await run('vite', ['build', '--logLevel', 'error'], {cwd})
  const server = await preview({
    root: cwd,
    preview: {port: 0, host: '127.0.0.1'},
    logLevel: 'error',
  })
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const url = server.resolvedUrls?.local[0] ?? ''
    await checkLines(await browser.newPage(), url)
    await checkReact(await browser.newPage(), `${url}react.html`)
  } finally {
    await browser.close()
    await server.close()
  }
  return 'a Vite app and React hooks in Chromium'
}

async function checkLines(tab: Page, url: string): Promise<void> {
  const printed = tab.waitForEvent('console', {
    predicate: (message) => message.type() === 'log',
    timeout: 60_000,
  })
  const failed = new Promise<never>((_, reject) => tab.once('pageerror', reject))
  await tab.goto(url)
  assertPage((await Promise.race([printed, failed])).text(), 'Chromium')
}

/** Suspense first, then the page; a refresh asks again and never shows the waiting state. */
async function checkReact(tab: Page, url: string): Promise<void> {
  const asked: string[] = []
  tab.on('request', (request) => {
    if (request.url().includes('/data/query/')) asked.push(request.url())
  })
  await tab.goto(url)
  await tab.locator('article.content').waitFor({timeout: 60_000})
  assertPage(await tab.locator('#root').innerHTML(), 'React in Chromium')
  const waits = () => tab.evaluate('window.waits')
  const [first, waitedBefore] = [asked.length, await waits()]
  if (waitedBefore !== 1) throw new Error(`React waited ${String(waitedBefore)} times, not once.`)
  if (first !== 1) throw new Error(`React asked ${first} times for one document.`)
  // The client itself gives an answer again for a second.
  await tab.waitForTimeout(1100)
  await tab.getByRole('button', {name: 'Refresh'}).click()
  await tab.waitForFunction(
    'document.querySelector("button").disabled === false && window.refreshed',
  )
  if (asked.length !== 2) throw new Error('A refresh did not ask again.')
  if ((await waits()) !== 1) throw new Error('A refresh took the page away while it waited.')
}

function reactApp(lines: string): string {
  const imports = lines.split('\n').filter((line) => line.startsWith('import '))
  const client = lines.split('\n').filter((line) => line.startsWith('const content'))
  return `${imports.join('\n')}
import {Article, ContentProvider, useDocument, useRefresh} from '@jakamy/content-sdk/react'
import {Suspense, useEffect} from 'react'
import {createRoot} from 'react-dom/client'
${client.join('\n')}
window.waits = 0

function Waiting() {
  useEffect(() => { window.waits += 1 }, [])
  return <p>waiting</p>
}

function Page() {
  const document = useDocument('procedure', 'coronary-stent')
  const [refresh, pending] = useRefresh()
  useEffect(() => { if (pending) window.refreshed = true }, [pending])
  return <><button disabled={pending} onClick={refresh}>Refresh</button><Article document={document} /></>
}

createRoot(document.getElementById('root')).render(
  <ContentProvider content={content}>
    <Suspense fallback={<Waiting />}><Page /></Suspense>
  </ContentProvider>,
)
`
}
