import type {APIRoute} from 'astro'

import {addressOf} from '../content/addressOf.ts'

/** `GET /robots.txt`: drafts are not for search engines. */
export const GET: APIRoute = ({url}) => {
  const lines = [
    'User-agent: *',
    'Disallow: /preview/',
    `Sitemap: ${addressOf('/sitemap.xml', url)}`,
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: {'content-type': 'text/plain; charset=utf-8'},
  })
}
