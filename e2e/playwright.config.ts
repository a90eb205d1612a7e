import {defineConfig} from '@playwright/test'

import {chromiumPath} from './chromium.ts'

const output = '../test-output'

export default defineConfig({
  testDir: 'tests',
  outputDir: `${output}/browser`,
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // Where one slow machine runs browser, Studio, site and lake at once, a page may draw itself anew under
  // a click. A test that passes at its second try is reported as flaky; one that fails twice has failed.
  retries: process.env.CI ? 1 : 0,
  timeout: 300_000,
  // A continuous integration machine may have one slow core for browser, Studio, site and lake.
  expect: {timeout: 90_000},
  reporter: [['list'], ['json', {outputFile: `${output}/browser.json`}]],
  use: {
    // A click that finds nothing is told while its page can still be looked at.
    actionTimeout: 60_000,
    browserName: 'chromium',
    viewport: {width: 1400, height: 1000},
    // What moves takes time to draw and shows nothing that is tested.
    contextOptions: {reducedMotion: 'reduce'},
    // Recording takes pictures all the time, which costs a small machine half of its time: in the continuous
    // integration only the second try is recorded.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
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
