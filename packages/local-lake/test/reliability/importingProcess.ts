// Imports documents without an end into the file it is given, and says when it wrote some.
import {importDocuments} from '../../src/importDocuments.ts'
import {randomId} from '../../src/randomId.ts'
import {openSqliteDatasetStore} from '../../src/store/sqliteDatasetStore.ts'

const store = openSqliteDatasetStore(process.argv[2] ?? '')

function* documents() {
  for (let n = 0; ; n += 1) {
    yield {_id: `new-${n}`, _type: 'page', to: {_ref: 'old-1'}, text: 'x'.repeat(20_000)}
    yield {_id: `old-${n % 100}`, _type: 'page', text: `[FR TEST] changed ${n}`}
    if (n === 2_000) process.stdout.write('writing\n')
  }
}

const options = {mode: 'createOrReplace', clock: () => new Date(), newId: randomId} as const
await importDocuments(store, documents(), options)
