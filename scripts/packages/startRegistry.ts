import {mkdtempSync, rmSync} from 'node:fs'
import type {Server} from 'node:http'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {runServer} from 'verdaccio'

import {root, run} from './run.ts'

/** A registry with our packages in it, and nothing else. */
export interface Registry {
  url: string
  close: () => Promise<void>
}

/**
 * Starts a registry on this machine and publishes every package into it, as the release does, but as it
 * is built already. It asks no other registry: whatever is not ours, an installer gets from where it always does.
 */
export async function startRegistry(): Promise<Registry> {
  const folder = mkdtempSync(path.join(tmpdir(), 'registry-'))
  const server: Server = await runServer({
    storage: path.join(folder, 'storage'),
    self_path: folder,
    uplinks: {},
    packages: {'@jakamy/*': {access: ['$all'], publish: ['$all']}},
    auth: {htpasswd: {file: path.join(folder, 'htpasswd')}},
    log: {type: 'stdout', level: 'fatal'},
    web: {enable: false},
  } as never) // Its type asks for every setting; the server has defaults for those that are left out.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The registry has no port.')
  const url = `http://127.0.0.1:${address.port}/`
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, {recursive: true, force: true})
  }
  try {
    await run(
      'pnpm',
      // Packing has built them; its script need not run again.
      '-r --filter ./packages/* publish --ignore-scripts --no-git-checks --registry'
        .split(' ')
        .concat(url),
      {
        env: {
          [`npm_config_//127.0.0.1:${address.port}/:_authToken`]: 'nobody',
          NPM_CONFIG_PROVENANCE: 'false',
        },
        cwd: root,
      },
    )
  } catch (error) {
    await close()
    throw error
  }
  return {url, close}
}
