import {defineConfig} from '@playwright/test'

import {chromiumPath} from './chromium.ts'

const output = '../test-output'

export default defineConfig({
  testDir: 'tests',
  outputDir: `${output}/browser`,
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 300_000,
  // A continuous integration machine may have one slow core for browser, Studio, site and lake.
  expect: {timeout: 90_000},
  reporter: [['list'], ['json', {outputFile: `${output}/browser.json`}]],
  use: {
    browserName: 'chromium',
    viewport: {width: 1400, height: 1000},
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: await chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
