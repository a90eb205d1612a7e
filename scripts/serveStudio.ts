import path from 'node:path'

import {serve, type ServerType} from '@hono/node-server'
import {serveStatic} from '@hono/node-server/serve-static'
import {Hono} from 'hono'

/**
 * Serves a built Studio to this machine. Every address that is not a file is the Studio itself,
 * which finds its way by the path.
 * @returns stops serving
 */
export async function serveStudio(folder: string, port: number): Promise<() => Promise<void>> {
  const relative = path.relative(process.cwd(), folder)
  const app = new Hono()
  app.use(
    '/static/*',
    serveStatic({
      root: relative,
      onFound: (_file, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.use('*', serveStatic({root: relative}))
  app.get('*', serveStatic({root: relative, path: 'index.html'}))
  const server = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({fetch: app.fetch, port, hostname: '127.0.0.1'}, () => resolve(started))
    started.once('error', reject)
  })
  return () =>
    new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()))
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
}
