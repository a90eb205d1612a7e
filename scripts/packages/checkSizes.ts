import {gzipSync} from 'node:zlib'

import {build} from 'esbuild'

/**
 * What a browser may have to load, in kB after gzip, all in one file: the search index (minisearch) is
 * in it too, which a page that splits its code loads with the first search.
 */
const budgets = [
  {
    name: 'reader of a delivery (P15)',
    code: "export {createDeliveryReader} from '@jakamy/content-sdk/delivery-client'",
    kB: 3,
  },
  {
    name: 'client and HTML channel',
    code: "export {createContent, memorySource} from '@jakamy/content-sdk'; export {renderHtml} from '@jakamy/content-sdk/channels/html'",
    kB: 75.5,
  },
  {
    name: 'the same from a Content Lake',
    code: "export {createContent} from '@jakamy/content-sdk'; export {sanitySource} from '@jakamy/content-sdk/sources/sanity'; export {renderHtml} from '@jakamy/content-sdk/channels/html'",
    // Half a kilobyte over what it was: wrong arguments, and errors of a source of one’s own, are named.
    kB: 122.5,
  },
]

/**
 * Bundles what a browser would load, from the installed packages, and weighs it.
 * @param cwd a project with the SDK installed
 * @throws Error naming what has outgrown its budget
 */
export async function checkSizes(cwd: string): Promise<string> {
  const told: string[] = []
  for (const {name, code, kB} of budgets) {
    const {outputFiles} = await build({
      stdin: {contents: code, resolveDir: cwd},
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      write: false,
      logLevel: 'error',
    })
    const size = gzipSync(outputFiles[0]?.contents ?? '', {level: 9}).length / 1000
    told.push(`${name} ${size.toFixed(1)} of ${kB} kB`)
    if (size > kB) {
      throw new Error(
        `${name} has ${size.toFixed(1)} kB gzip, more than its ${kB} kB. Find out what it loads now, or raise the budget in scripts/packages/checkSizes.ts with a reason.`,
      )
    }
  }
  return told.join(', ')
}
