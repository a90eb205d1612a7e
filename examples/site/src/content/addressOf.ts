import {views} from './views.ts'

/**
 * The public address of a page.
 * @param path from the root of the site
 * @param request where the request came in; used when the site has not been told its address
 */
export function addressOf(path: string, request: URL): string {
  return new URL(path, views().settings.siteUrl ?? request.origin).href
}
