// The process that `stores.ts` measures: `write`, `parse`, `import` or one of
// the questions, how many documents, and the folder to do it in.
import {createReadStream, createWriteStream, readFileSync, rmSync} from 'node:fs'
import path from 'node:path'
import {createInterface} from 'node:readline'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'

import {readDocuments} from '../../packages/local-lake/src/cli/readDocuments.ts'
import {createDataset} from '../../packages/local-lake/src/dataset.ts'
import {importDocuments} from '../../packages/local-lake/src/importDocuments.ts'
import {parseQuery} from '../../packages/local-lake/src/query/parseQuery.ts'
import {runQuery} from '../../packages/local-lake/src/query/runQuery.ts'
import {randomId} from '../../packages/local-lake/src/randomId.ts'
import {openSqliteDatasetStore} from '../../packages/local-lake/src/store/sqliteDatasetStore.ts'
import {lakeDocuments} from './lakeDocuments.ts'

const [what, documents = '', folder = ''] = process.argv.slice(2)
const file = path.join(folder, `${documents}.ndjson`)
const database = path.join(folder, `${documents}.sqlite`)

async function* parsed(): AsyncGenerator<unknown> {
  for await (const line of createInterface({input: createReadStream(file)})) yield JSON.parse(line)
}

function openDataset() {
  const store = openSqliteDatasetStore(database)
  const rest = {project: 'p', name: 'd', clock: () => new Date(), newId: randomId}
  return {store, dataset: createDataset({...rest, store})}
}

const work: Record<string, () => Promise<void>> = {
  async write() {
    const lines = lakeDocuments(Number(documents)).map((one) => `${JSON.stringify(one)}\n`)
    await pipeline(Readable.from(lines), createWriteStream(file))
  },
  async parse() {
    for await (const _ of parsed());
  },
  async import() {
    for (const end of ['', '-wal', '-shm']) rmSync(database + end, {force: true})
    const store = openSqliteDatasetStore(database)
    const options = {mode: 'create', clock: () => new Date(), newId: randomId} as const
    await importDocuments(store, readDocuments(file), options)
    store.close()
  },
  open: () => openAndAsk('*[_id == "risk-7"][0]'),
  slug: () =>
    openAndAsk(
      '*[_type == "procedure" && slug.current == "procedure-7"][0]{_id, title, risks[]->{title}}',
    ),
  list: () => openAndAsk('*[_type == "risk"] | order(_createdAt desc)[0...50]{_id, title}'),
  referrers: () => openAndAsk('*[references("risk-7")]{_id, title}'),
  count: () => openAndAsk('count(*[_type == "risk"])'),
}

async function openAndAsk(query: string): Promise<void> {
  const {store, dataset} = openDataset()
  const scope = {identity: 'bench', now: new Date(), project: 'p', dataset: 'd', budget: 600_000}
  const tree = parseQuery(query, {})
  const found = runQuery(tree, {}, {...scope, view: dataset.view('all', 'raw')})
  if (found === null) throw new Error('The document was not found.')
  store.close()
}

/**
 * The most memory of this process, in bytes. Linux counts that of the parent, whose copy a process begins as, in
 * `maxRSS`; what it says of the process itself does not.
 */
function mostMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1_024
  const status = readFileSync('/proc/self/status', 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1_024
}

const before = process.cpuUsage()
await work[what ?? '']?.()
const {user, system} = process.cpuUsage(before)
process.send?.({cpu: user + system, memory: mostMemory()})
process.disconnect()
