import {existsSync, readFileSync} from 'node:fs'
import {createServer} from 'node:http'
import path from 'node:path'

/** A file, or how to make what it is at the moment. */
type File = Uint8Array | string | undefined | (() => Promise<Uint8Array>)

/** A web server with the built kiosk, and with files of which there may be other versions later. */
export interface KioskServer {
  url: string
  /** Files that are there instead of, or beside, the built ones; `undefined` for one that is not. */
  files: Map<string, File>
  close: () => Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Serves the kiosk of a folder to this machine.
 * @param port default: any that is free
 */
export async function serveKiosk(folder: string, port = 0): Promise<KioskServer> {
  const files: KioskServer['files'] = new Map()
  const server = createServer(async (request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost')
    const name = pathname === '/' ? 'index.html' : pathname.slice(1)
    const file = path.join(folder, name)
    const given = files.has(name) ? files.get(name) : existsSync(file) && readFileSync(file)
    const stored = typeof given === 'function' ? await given() : given
    if (stored === undefined || stored === false) return response.writeHead(404).end()
    const type = types[path.extname(name)] ?? 'application/octet-stream'
    return response.writeHead(200, {'content-type': type, 'cache-control': 'no-cache'}).end(stored)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, 'localhost', resolve)
  })
  const address = server.address()
  return {
    url: `http://localhost:${typeof address === 'object' && address ? address.port : 0}/`,
    files,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
