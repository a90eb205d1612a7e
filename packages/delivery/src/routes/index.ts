import {bundleRoute} from './bundle.ts'
import {changesRoute} from './changes.ts'
import {docsRoutes} from './docs.ts'
import {documentRoutes} from './documents.ts'
import {healthRoutes} from './health.ts'
import type {Route} from './route.ts'
import {searchRoute} from './search.ts'
import {withdrawalsRoute} from './withdrawals.ts'

/** Every endpoint there is, in the order of the documentation. */
export function routeTable(): Route[] {
  const content = [...documentRoutes, searchRoute, changesRoute(), withdrawalsRoute, bundleRoute]
  return [...docsRoutes([...content, ...healthRoutes]), ...content, ...healthRoutes]
}
