import {renderPrint} from '@jakamy/content-sdk/channels/print'
import type {APIRoute} from 'astro'

import {addressOf} from '../../../../content/addressOf.ts'
import {assetUrl} from '../../../../content/assetUrl.ts'
import {pathTo} from '../../../../content/pathTo.ts'
import {views} from '../../../../content/views.ts'
import {leafletHeader} from '../../../../headers.ts'
import {isLocale} from '../../../../words/index.ts'

/** The language that every text is written in; a leaflet is in one language. */
const source = 'en'

/**
 * `GET /<language>/procedures/<slug>/print`: the leaflet of a procedure, for paper; `?format=largePrint`
 * for large print. When there is none, the page itself says why.
 */
export const GET: APIRoute = async ({params, locals, url, rewrite, redirect}) => {
  const {locale, slug} = params
  if (!locale || !slug || !isLocale(locale)) return rewrite('/404')
  const {view} = locals
  const [document, whole] = await Promise.all([
    view.find('procedure', {slug}, locale),
    view.find('procedure', {slug}, source),
  ])
  if (!document) return rewrite('/404')
  const page = pathTo.procedure(view, locale, document)
  const {settings} = views()
  const leaflet = renderPrint(document, {
    format: url.searchParams.get('format') === 'largePrint' ? 'largePrint' : 'a4',
    statusUrl: addressOf(page, url),
    assetUrl: (id) => assetUrl(settings, id),
    ...(whole ? {whole} : {}),
  })
  if (leaflet.status === 'refused') return redirect(page)
  return new Response(leaflet.html, {
    headers: {'content-type': 'text/html; charset=utf-8', [leafletHeader]: '1'},
  })
}
