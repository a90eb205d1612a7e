// Ratios against a named reference in the same run: `npm run bench`. With `--write` the results
// replace those in docs/benchmarks.md.
import {readFileSync, writeFileSync} from 'node:fs'
import {cpus} from 'node:os'
import path from 'node:path'
import {parseArgs} from 'node:util'

import {bundleComparisons} from './benches/bundle.ts'
import {commitComparisons} from './benches/commits.ts'
import {compare, type Comparison, type Pair} from './benches/compare.ts'
import {deliveryComparisons} from './benches/delivery.ts'
import {httpComparisons} from './benches/http.ts'
import {lakePairs} from './benches/lake.ts'
import {sdkPairs} from './benches/sdk.ts'
import {startupComparisons} from './benches/startup.ts'
import {storeComparisons} from './benches/stores.ts'

const help = `Measures ratios against named references (docs/benchmarks.md).

  npm run bench               prints the table
  npm run bench -- --write    and keeps it in docs/benchmarks.md
  npm run bench -- --json     as JSON
  npm run bench -- --only sdk,startup    measures, and with --write replaces, only these rows:
                              sdk lake http delivery commits stores bundles startup
  npm run bench -- --documents 100000    with so many documents in the lake, not 10,000
  npm run bench -- --only lake --goals P3,P4    of the lake’s questions only these; not with --write`

const {values} = parseArgs({
  options: {
    documents: {type: 'string'},
    only: {type: 'string'},
    goals: {type: 'string'},
    write: {type: 'boolean'},
    json: {type: 'boolean'},
    help: {type: 'boolean'},
  },
})
if (values.help) {
  console.log(help)
  process.exit(0)
}

const documents = Number(values.documents ?? 10_000)
const goals = values.goals?.split(',')
if (goals && values.write) {
  console.error('--write keeps whole groups of rows, not some goals.')
  process.exit(2)
}

/** What is measured, by the name that `--only` knows it by. */
const groups: Record<string, () => Promise<Comparison[]>> = {
  sdk: async () => inTurn(await sdkPairs()),
  lake: () => inTurn(lakePairs(documents, (goal) => goals?.includes(goal) ?? true)),
  http: httpComparisons,
  delivery: deliveryComparisons,
  commits: commitComparisons,
  stores: () => storeComparisons(documents),
  bundles: () => bundleComparisons(documents),
  startup: startupComparisons,
}

async function inTurn(pairs: readonly Pair[]): Promise<Comparison[]> {
  const compared: Comparison[] = []
  for (const pair of pairs) compared.push(await compare(pair))
  return compared
}

const only = values.only?.split(',')
const unknown = only?.find((name) => !Object.hasOwn(groups, name))
if (unknown !== undefined) {
  console.error(`There is no “${unknown}”. Known: ${Object.keys(groups).join(', ')}.`)
  process.exit(2)
}
const results: Comparison[] = []
for (const [name, measure] of Object.entries(groups)) {
  if (only && !only.includes(name)) continue
  console.error(`${name} …`)
  const measured = await measure()
  for (const {goal, what, is} of measured) console.error(`  ${goal} ${what}: ${is}`)
  results.push(...measured)
}

const amount = (value: number, unit = '') =>
  `${value < 10 ? value.toPrecision(2) : value.toFixed(0)}${unit && ` ${unit}`}`
const rows = results.map(
  (row) =>
    `| ${row.goal} | ${row.what} | ${row.against} | ${amount(row.reference, row.unit)} | ${amount(row.candidate, row.unit)} | ${row.must} | ${row.is} | ${row.holds ? 'holds' : '**not yet**'} |`,
)
const head = `| Goal | What | Against | Reference µs | Candidate µs | Must hold | Is | |
|---|---|---|--:|--:|---|---|---|`

console.log(values.json ? JSON.stringify(results, null, 2) : [head, ...rows].join('\n'))
if (values.write) {
  const file = path.resolve(import.meta.dirname, '../docs/benchmarks.md')
  const text = readFileSync(file, 'utf8')
  const marked = /(?<=<!-- results -->\n)[^]*(?=\n<!-- end -->)/
  const known = marked.exec(text)?.[0] ?? ''
  const machine = `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`
  const written = only ? merged(known.split('\n'), rows) : [machine, '', head, ...rows]
  writeFileSync(
    file,
    text.replace(marked, () => written.join('\n')),
  )
}

/** The lines of a table with some of its rows measured anew, each in its place, new ones last. */
function merged(lines: readonly string[], rows: readonly string[]): string[] {
  const nameOf = (row: string) => row.split('|').slice(1, 4).join('|')
  const measured = new Map(rows.map((row) => [nameOf(row), row]))
  const kept = lines.map((line) => measured.get(nameOf(line)) ?? line)
  return [...kept, ...rows.filter((row) => !kept.includes(row))]
}
