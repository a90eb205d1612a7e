/** Two ways to do comparable work, timed in turn so that a change of the machine's pace meets both. */
export interface Pair {
  /** The goal in the design, e.g. `P1`. */
  goal: string
  what: string
  /** What the candidate is compared with. */
  against: string
  reference: () => unknown
  candidate: () => unknown
  /** The ratio that must hold: the candidate at least so many times faster, or at most so many times the reference’s time. */
  mustHold: {faster: number} | {atMost: number}
}

/** A finished comparison: medians over the rounds. */
export interface Comparison {
  goal: string
  what: string
  against: string
  /** Microseconds of the processor per call, unless `unit` says otherwise. */
  reference: number
  candidate: number
  unit?: 'kB'
  /** How it must be, and is. */
  must: string
  is: string
  holds: boolean
}

const rounds = 11
/** Least processor time of one measured batch, in milliseconds. */
const batch = 40

/** Times a pair over interleaved rounds after a warm-up, and gives the medians. */
export async function compare(pair: Pair): Promise<Comparison> {
  const [referenceCalls, candidateCalls] = [
    await callsPerBatch(pair.reference),
    await callsPerBatch(pair.candidate),
  ]
  const times: {reference: number[]; candidate: number[]} = {reference: [], candidate: []}
  for (let round = 0; round < rounds; round += 1) {
    times.reference.push(await perCall(pair.reference, referenceCalls))
    times.candidate.push(await perCall(pair.candidate, candidateCalls))
  }
  const reference = median(times.reference)
  const candidate = median(times.candidate)
  const wantFaster = 'faster' in pair.mustHold
  const ratio = wantFaster ? reference / candidate : candidate / reference
  const limit = 'faster' in pair.mustHold ? pair.mustHold.faster : pair.mustHold.atMost
  return {
    goal: pair.goal,
    what: pair.what,
    against: pair.against,
    reference,
    candidate,
    must: wantFaster ? `≥ ${limit}× faster` : `≤ ${limit}×`,
    is: `${ratio.toPrecision(3)}×${wantFaster ? ' faster' : ''}`,
    holds: wantFaster ? ratio >= limit : ratio <= limit,
  }
}

async function callsPerBatch(work: () => unknown): Promise<number> {
  // What was slow at first may have been warming up.
  let calls = 1
  for (let enough = 0; enough < 3;) {
    if ((await perCall(work, calls)) * calls >= batch * 1000) enough += 1
    else [calls, enough] = [calls * 2, 0]
  }
  return calls
}

/**
 * Microseconds of the processor per call, which others on the machine disturb least. Work that
 * answers at once is not awaited: that would cost more than the work.
 */
async function perCall(work: () => unknown, calls: number): Promise<number> {
  const began = process.cpuUsage()
  for (let call = 0; call < calls; call += 1) {
    const result = work()
    if (result instanceof Promise) await result
  }
  const {user, system} = process.cpuUsage(began)
  return (user + system) / calls
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
