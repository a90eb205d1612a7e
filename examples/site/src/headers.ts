import {assetOrigin} from './content/assetUrl.ts'
import type {Settings} from './content/settings.ts'
import type {View} from './content/view.ts'

/** The site has no script but that of a form, sends its form to itself, and loads its own files and the clinic’s pictures only. */
function contentSecurityPolicy(
  view: View['name'],
  settings: Settings | undefined,
  isForm: boolean,
): string {
  const origins = settings ? `'self' ${assetOrigin(settings)}` : "'self'"
  const studio = view === 'preview' ? settings?.studioUrl : undefined
  return [
    "default-src 'none'",
    "font-src 'self'",
    `media-src ${origins}`,
    "base-uri 'none'",
    "form-action 'self'",
    ...(studio === undefined
      ? [
          ...(isForm ? ["script-src 'self'"] : []),
          "style-src 'self'",
          `img-src ${origins}`,
          "frame-ancestors 'none'",
        ]
      : editing(origins, new URL(studio).origin)),
  ].join('; ')
}

/** A leaflet brings its own style and font; it is made by the SDK, which escapes every text. */
function leafletPolicy(settings: Settings | undefined): string {
  const images = settings ? `data: ${assetOrigin(settings)}` : 'data:'
  return `default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src ${images}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

/** What the preview needs beside that, for the Studio to show it and to mark its texts. */
function editing(origins: string, studio: string): string[] {
  return [
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src ${origins} data: blob:`,
    "connect-src 'self'",
    `frame-ancestors ${studio}`,
  ]
}

/** Marks an answer as a leaflet on its way here. */
export const leafletHeader = 'x-leaflet'

/** Marks an answer as the page of a form: it has a script, and may hold what somebody wrote. */
export const formHeader = 'x-form'

const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** What is withdrawn must be gone at once; drafts are nobody’s copy, and nothing to find. */
const ofView = {
  published: {'cache-control': 'no-cache'},
  preview: {'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow'},
} as const

/**
 * Sets the headers of a page.
 * @param settings absent when they could not be read
 */
export function withHeaders(response: Response, view: View['name'], settings?: Settings): Response {
  const {headers} = response
  const isLeaflet = headers.has(leafletHeader)
  headers.delete(leafletHeader)
  const isForm = headers.has(formHeader)
  headers.delete(formHeader)
  const all = {
    ...always,
    ...ofView[view],
    ...(isForm ? {'cache-control': 'no-store'} : {}),
    ...(isLeaflet ? {'x-robots-tag': 'noindex'} : {}),
    'content-security-policy': isLeaflet
      ? leafletPolicy(settings)
      : contentSecurityPolicy(view, settings, isForm),
  }
  for (const [name, value] of Object.entries(all)) headers.set(name, value)
  if (headers.get('content-type') === 'text/html')
    headers.set('content-type', 'text/html; charset=utf-8')
  if (response.status === 503) headers.set('retry-after', '30')
  return response
}
