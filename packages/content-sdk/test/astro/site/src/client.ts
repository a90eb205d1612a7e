import {createContent} from '@jakamy/content-sdk'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'

/** Reads the lake that the test names, at the time the test says. */
export const content = createContent({
  source: sanitySource({
    projectId: 'jakamy',
    dataset: 'production',
    apiHost: process.env.CONTENT_API_HOST ?? '',
  }),
  locale: 'en',
  freshFor: 0,
  now: () => new Date('2026-02-02T12:00:00Z'),
})
