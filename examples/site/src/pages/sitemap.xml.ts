import type {APIRoute} from 'astro'

import {addressOf} from '../content/addressOf.ts'
import {siteMap} from '../content/siteMap.ts'

/** `GET /sitemap.xml`: the pages that readers can read, each with its other languages. */
export const GET: APIRoute = async ({locals, url, rewrite}) => {
  if (locals.view.name === 'preview') return rewrite('/404')
  const xml = await siteMap(locals.view, (path) => addressOf(path, url))
  return new Response(xml, {headers: {'content-type': 'application/xml; charset=utf-8'}})
}
