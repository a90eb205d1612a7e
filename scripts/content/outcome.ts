/** What a command has to say. */
export interface Outcome {
  /** For standard output. */
  output: string
  /** For people who watch; left out when the output goes into another program. */
  summary: string
  exitCode: 0 | 1
}

/** What a command is told about its surroundings. */
export interface Surroundings {
  /** The moment that review dates are compared with. */
  now: Date
  /** Tells people who watch what takes its time. */
  progress: (what: string) => void
}

/** One command of the program. */
export interface Command {
  /** What people read with `--help`. */
  help: string
  /**
   * Runs it.
   * @param args what was written after its name
   * @throws UserError for wrong use, and when there is nothing to read
   */
  run: (args: readonly string[], surroundings: Surroundings) => Promise<Outcome>
}
