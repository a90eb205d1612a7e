import {execFile} from 'node:child_process'

import {median, type Comparison} from './compare.ts'

/** Two programs for Node.js, run in turn, each in a process of its own. */
export interface ProcessPair extends Pick<Comparison, 'goal' | 'what' | 'against'> {
  /** What Node.js is given on its command line. */
  reference: readonly string[]
  candidate: readonly string[]
  /** At most so many times the reference’s time, or so many seconds. */
  mustHold: {atMost: number} | {seconds: number}
  /** What is counted: time of the processor, unless it is the time until the process has ended. */
  clock?: 'processor' | 'wall'
}

const rounds = 11

/** Prints at the very end what the process took: a parent does not see that of its children. */
const reporter = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => { const {user, system} = process.cpuUsage(); process.stderr.write(`cpu ${user + system}`) })',
)}`

/** Measures a pair over interleaved rounds, after one that fills the caches of the file system. */
export async function compareProcesses(pair: ProcessPair): Promise<Comparison> {
  const timeOf = pair.clock === 'wall' ? wallTimeOf : cpuOf
  const times: {reference: number[]; candidate: number[]} = {reference: [], candidate: []}
  for (let round = -1; round < rounds; round += 1) {
    const reference = await timeOf(pair.reference)
    const candidate = await timeOf(pair.candidate)
    if (round < 0) continue
    times.reference.push(reference)
    times.candidate.push(candidate)
  }
  const [reference, candidate] = [median(times.reference), median(times.candidate)]
  const ratio = `${(candidate / reference).toPrecision(3)}×`
  const seconds = candidate / 1e6
  return {
    goal: pair.goal,
    what: pair.what,
    against: pair.against,
    reference,
    candidate,
    ...('seconds' in pair.mustHold
      ? {
          must: `< ${pair.mustHold.seconds} s`,
          is: `${seconds.toPrecision(3)} s, ${ratio}`,
          holds: seconds < pair.mustHold.seconds,
        }
      : {
          must: `≤ ${pair.mustHold.atMost}×`,
          is: ratio,
          holds: candidate <= pair.mustHold.atMost * reference,
        }),
  }
}

/** Microseconds of the processor that Node.js takes for something, start and end included. */
function cpuOf(options: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['--import', reporter, ...options], (error, stdout, stderr) => {
      const cpu = /cpu (\d+)$/.exec(stderr)?.[1]
      if (error || cpu === undefined) reject(new Error(`${stdout}${stderr}`, {cause: error}))
      else resolve(Number(cpu))
    })
  })
}

/** Microseconds from the start of a process of Node.js until it has ended. */
function wallTimeOf(options: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    execFile(process.execPath, options, (error) => {
      if (error) reject(error)
      else resolve((performance.now() - started) * 1_000)
    })
  })
}
