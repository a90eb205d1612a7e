// Everything that must hold before a change lands: `npm test`. Goes on after a failure, so that one
// run shows all of it, and ends with the line `N passed, N failed`.
import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs'
import path from 'node:path'
import {parseArgs} from 'node:util'

const root = path.resolve(import.meta.dirname, '..')
const output = path.join(root, 'test-output')

const help = `Runs all checks and tests.

  npm test                     everything, as the continuous integration does
  npm test -- --only lint,unit just these steps

Steps: format, lint, types, floors, unit, packages, browser`

interface Counts {
  passed: number
  failed: number
}

/** One check: a command, and how to count what it did (a command by itself is one check). */
interface Step {
  name: string
  command: string[]
  /** Whether it uses one core and says little: such steps run two at a time. */
  isSmall?: boolean
  count?: () => Counts | undefined
}

const projects = [
  'packages/schemas',
  'packages/policy',
  'packages/content-sdk',
  'packages/elements',
  'packages/local-lake',
  'packages/delivery',
  'studio',
  'examples/site',
  'examples/kiosk',
  'scripts',
  'e2e',
]

const steps: Step[] = [
  {name: 'format', command: ['oxfmt', '--check'], isSmall: true},
  {name: 'lint', command: ['oxlint', '--deny-warnings'], isSmall: true},
  ...projects.map((project) => ({
    name: 'types',
    command: [process.execPath, 'node_modules/typescript-7/bin/tsc', '-p', project],
    isSmall: true,
  })),
  {name: 'floors', command: [process.execPath, 'scripts/checkFloors.ts'], isSmall: true},
  {
    name: 'unit',
    command: [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-output/unit.json',
    ],
    count: () => {
      const report = readReport('unit.json')
      return (
        report && {
          passed: Number(report.numPassedTests),
          failed: Number(report.numTotalTests) - Number(report.numPassedTests),
        }
      )
    },
  },
  {name: 'packages', command: [process.execPath, 'scripts/checkPackages.ts']},
  {
    name: 'browser',
    command: ['pnpm', '--filter', '@jakamy/e2e', 'exec', 'playwright', 'test'],
    count: () => {
      const stats = readReport('browser.json')?.stats
      if (typeof stats !== 'object' || stats === null) return undefined
      const {
        expected = 0,
        unexpected = 0,
        flaky = 0,
        skipped = 0,
      } = Object.fromEntries(Object.entries(stats))
      if (Number(flaky) > 0) console.log(`── ${String(flaky)} browser tests needed a second try`)
      return {
        passed: Number(expected) + Number(flaky),
        failed: Number(unexpected) + Number(skipped),
      }
    },
  },
]

function readReport(name: string): Record<string, unknown> | undefined {
  const file = path.join(output, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/**
 * Runs a command.
 * @param say what takes its output; it goes straight to the terminal when absent
 * @returns the exit code
 */
function run([command = '', ...args]: string[], say?: (text: string) => void): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: say ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: {
        ...process.env,
        PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
      },
    })
    if (say)
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', say)
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

const {values} = parseArgs({options: {only: {type: 'string'}, help: {type: 'boolean'}}})
if (values.help) {
  console.log(help)
  process.exit(0)
}
const only = values.only?.split(',')
rmSync(output, {recursive: true, force: true})
mkdirSync(output, {recursive: true})

let passed = 0
let failed = 0

async function take(step: Step): Promise<void> {
  const title = `\n── ${step.name}: ${path.basename(step.command[0] ?? '')} ${step.command.slice(1).join(' ')}`
  let said = ''
  if (!step.isSmall) console.log(title)
  const began = performance.now()
  const code = await run(step.command, step.isSmall ? (text) => (said += text) : undefined)
  if (step.isSmall) console.log(`${title}\n${said.trimEnd()}`.trimEnd())
  const counted = step.count?.() ?? {passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1}
  passed += counted.passed
  // A run that fails without a failed test (it crashed, or found no test) has failed all the same.
  failed += code !== 0 && counted.failed === 0 ? 1 : counted.failed
  console.log(
    `── ${step.name} ${code === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  )
}

const wanted = steps.filter(({name}) => only?.includes(name) ?? true)
const small = wanted.filter(({isSmall}) => isSmall)
const worker = async () => {
  for (let next = small.shift(); next; next = small.shift()) await take(next)
}
await Promise.all([worker(), worker()])
for (const step of wanted.filter(({isSmall}) => !isSmall)) await take(step)

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
