import site from '../../examples/site/astro.config.ts'
import {testLocale} from './testLocale.ts'

/** The example site in the test language too. */
export default {
  ...site,
  vite: {...site.vite, plugins: [testLocale, ...(site.vite?.plugins ?? [])]},
}
