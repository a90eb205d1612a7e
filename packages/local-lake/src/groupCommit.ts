/** What a group of requests is made durable with. */
export interface GroupCommitOptions<Request, Done> {
  /**
   * Does all of it in one commit. A request that is refused is told so and leaves nothing behind;
   * when the commit fails nothing is done.
   * @throws when the commit fails.
   */
  together: (requests: readonly Request[]) => readonly Outcome<Done>[]
  /** Does one request in a commit of its own. */
  alone: (request: Request) => Done
}

/** What became of a request in a group. */
export type Outcome<Done> = {done: Done} | {refused: unknown}

/** Collects requests that arrive together. */
export interface GroupCommit<Request, Done> {
  /** Resolves once the request is durable. */
  submit(request: Request): Promise<Done>
  /** Does what is waiting. */
  flush(): void
}

/** Most requests in one commit; everyone else waits for it. */
const MAX_GROUP = 128

interface Job<Request, Done> {
  request: Request
  resolve: (done: Done) => void
  reject: (reason: unknown) => void
}

/**
 * Writing to the disk takes long however little is written, so requests that arrive at the same
 * time share it. One that arrives alone waits for nobody.
 */
export function createGroupCommit<Request, Done>(
  options: GroupCommitOptions<Request, Done>,
): GroupCommit<Request, Done> {
  const waiting: Job<Request, Done>[] = []

  const alone = ({request, resolve, reject}: Job<Request, Done>): void => {
    try {
      resolve(options.alone(request))
    } catch (error) {
      reject(error)
    }
  }
  const group = (jobs: readonly Job<Request, Done>[]): void => {
    if (jobs.length === 1) return jobs.forEach(alone)
    let outcomes: readonly Outcome<Done>[]
    try {
      outcomes = options.together(jobs.map(({request}) => request))
    } catch {
      // Each is told for itself what the store has against it.
      return jobs.forEach(alone)
    }
    for (const [index, {resolve, reject}] of jobs.entries()) {
      const outcome = outcomes[index]
      if (outcome && 'done' in outcome) resolve(outcome.done)
      else reject(outcome?.refused)
    }
  }
  const flush = (): void => {
    while (waiting.length > 0) group(waiting.splice(0, MAX_GROUP))
  }

  return {
    flush,
    submit: (request) =>
      new Promise((resolve, reject) => {
        if (waiting.push({request, resolve, reject}) === 1) setImmediate(flush)
      }),
  }
}
