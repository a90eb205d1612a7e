// The process that `http.ts` measures: `lake` or `plain`, told over IPC when to look at its clock.
import {mkdtempSync, rmSync} from 'node:fs'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {startLake} from '../../packages/local-lake/src/startLake.ts'
import {measuredDocuments} from './measuredDocuments.ts'

const documents = measuredDocuments()
const bodies = documents.map((document) => Buffer.from(JSON.stringify({result: document})))

async function start(): Promise<number> {
  if (process.argv[2] === 'plain') {
    const server = createServer(({url}, response) => {
      const body = bodies[Number(/measured-(\d+)/.exec(url ?? '')?.[1])] ?? Buffer.alloc(0)
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': body.length,
      })
      response.end(body)
    })
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'lake-bench-'))
  process.on('exit', () => rmSync(dataDir, {recursive: true, force: true}))
  const lake = await startLake({projectId: 'bench', adminToken: 'bench', port: 0, dataDir})
  for (const document of documents) {
    const answer = await fetch(`http://127.0.0.1:${lake.port}/v2025-03-01/data/mutate/production`, {
      method: 'POST',
      headers: {'content-type': 'application/json', authorization: 'Bearer bench'},
      body: JSON.stringify({mutations: [{createOrReplace: document}]}),
    })
    if (!answer.ok) throw new Error(`The document was not stored: ${await answer.text()}`)
  }
  return lake.port
}

process.on('message', () => {
  const {user, system} = process.cpuUsage()
  process.send?.({cpu: user + system})
})
process.on('disconnect', () => process.exit())
process.send?.({port: await start(), bytes: bodies[0]?.length})
