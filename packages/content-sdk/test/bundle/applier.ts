// Applies one bundle after the other until it is killed: `node applier.ts <store> <folder with bundles> <key>`.
import {readdirSync} from 'node:fs'
import path from 'node:path'

import {openStore} from '@jakamy/content-sdk/bundle/store'

const [folder = '', bundles = '', key = ''] = process.argv.slice(2)
const store = await openStore(folder, {keys: [key], now: () => new Date('2026-02-02T12:00:00Z')})
process.stdout.write('ready\n')
const open = await store.current()
const from = open?.manifest.version ?? 0
await open?.close()
const files = readdirSync(bundles).toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))
for (const file of files.filter((name) => Number.parseInt(name) > from)) {
  await store.apply(path.join(bundles, file))
  process.stdout.write(`${Number.parseInt(file)}\n`)
}
