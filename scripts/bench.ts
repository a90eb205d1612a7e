// Ratios against a named reference in the same run: `npm run bench`. With `--write` the results
// replace those in docs/benchmarks.md.
import {readFileSync, writeFileSync} from 'node:fs'
import {cpus} from 'node:os'
import path from 'node:path'
import {parseArgs} from 'node:util'

import {bundleComparisons} from './benches/bundle.ts'
import {commitComparisons} from './benches/commits.ts'
import {compare, type Comparison} from './benches/compare.ts'
import {httpComparisons} from './benches/http.ts'
import {lakePairs} from './benches/lake.ts'
import {sdkPairs} from './benches/sdk.ts'
import {storeComparisons} from './benches/stores.ts'

const help = `Measures ratios against named references (docs/benchmarks.md).

  npm run bench               prints the table
  npm run bench -- --write    and keeps it in docs/benchmarks.md
  npm run bench -- --json     as JSON
  npm run bench -- --documents 100000    with so many documents in the lake, not 10,000
  npm run bench -- --goals P3,P4,P11     only these, not with --write`

const {values} = parseArgs({
  options: {
    documents: {type: 'string'},
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

if (values.goals && values.write) throw new Error('--write keeps the whole table, not some goals.')
const goals = values.goals?.split(',')
const isWanted = (...of: string[]): boolean => !goals || of.some((goal) => goals.includes(goal))

const results: Comparison[] = []
const documents = Number(values.documents ?? 10_000)
const pairs = [
  ...(isWanted('P1', 'P2') ? await sdkPairs() : []),
  ...(isWanted('P3', 'P4', 'P5', 'P6', 'P7', 'P8')
    ? lakePairs(documents, (goal) => isWanted(goal))
    : []),
].filter(({goal}) => isWanted(goal))
for (const pair of pairs) {
  console.error(`${pair.goal} ${pair.what} …`)
  const result = await compare(pair)
  console.error(`  ${result.is}`)
  results.push(result)
}
if (isWanted('P9')) {
  console.error('P9 lake over HTTP …')
  results.push(...(await httpComparisons()))
}
if (isWanted('P10')) {
  console.error('P10 commits …')
  results.push(...(await commitComparisons()))
}
if (isWanted('P11', 'P12')) {
  console.error('P11 and P12 stores …')
  results.push(...(await storeComparisons(documents)))
}
if (isWanted('P13', 'P14')) {
  console.error('P13 and P14 bundles …')
  results.push(...(await bundleComparisons(documents)))
}

const amount = (value: number, unit = '') =>
  `${value < 10 ? value.toPrecision(2) : value.toFixed(0)}${unit && ` ${unit}`}`
const table = [
  '| Goal | What | Against | Reference µs | Candidate µs | Must hold | Is | |',
  '|---|---|---|--:|--:|---|---|---|',
  ...results.map(
    (row) =>
      `| ${row.goal} | ${row.what} | ${row.against} | ${amount(row.reference, row.unit)} | ${amount(row.candidate, row.unit)} | ${row.must} | ${row.is} | ${row.holds ? 'holds' : '**not yet**'} |`,
  ),
].join('\n')

console.log(values.json ? JSON.stringify(results, null, 2) : table)
if (values.write) {
  const file = path.resolve(import.meta.dirname, '../docs/benchmarks.md')
  const machine = `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(
      /<!-- results -->[^]*<!-- end -->/,
      `<!-- results -->\n${machine}\n\n${table}\n<!-- end -->`,
    ),
  )
}
