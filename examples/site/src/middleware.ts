import {isContentError} from '@jakamy/content-sdk'
import type {MiddlewareHandler} from 'astro'

import {createProblemLog} from './content/problemLog.ts'
import {views, writeLog} from './content/views.ts'
import {withHeaders} from './headers.ts'

const prefix = '/preview'
/** Pages that stand in for others, and are none themselves. */
const internal = new Set(['/unavailable', '/preview-off', '/500'])
const noteOutage = createProblemLog(writeLog)

/**
 * Chooses the view of a request, and answers plainly when content cannot be read. `/preview/en/…` is
 * the page `/en/…` in the view of editors.
 */
export const onRequest: MiddlewareHandler = async ({locals, url}, next) => {
  // A page that sends on to another one comes here again; its view stays.
  if (Reflect.has(locals, 'view')) return next()
  const {pathname} = url
  const isPreview = pathname === prefix || pathname.startsWith(`${prefix}/`)
  const name = isPreview ? 'preview' : 'published'
  locals.path = pathname
  try {
    const {settings, published, preview} = views()
    locals.view = isPreview && preview ? preview : published
    const response = await next(pageFor(pathname, isPreview, preview !== undefined))
    if (response.ok) noteOutage('content', [])
    return withHeaders(response, name, settings)
  } catch (error) {
    if (!isContentError(error)) throw error
    noteOutage('content', [{id: '', type: '', path: '', reason: error.message}])
    return withHeaders(await next('/unavailable'), name)
  }
}

/** The path of the page that answers; `undefined` for the one that was asked for. */
function pageFor(pathname: string, isPreview: boolean, hasPreview: boolean): string | undefined {
  if (isPreview) return hasPreview ? pathname.slice(prefix.length) || '/' : '/preview-off'
  return internal.has(pathname) ? '/404' : undefined
}
