import type {Listening} from '../listen.ts'

/** One command that serves until it is stopped. */
export interface Command {
  /** What people read with `--help`. */
  help: string
  /**
   * Starts it.
   * @param log takes one entry
   * @throws UsageError when the arguments cannot work
   */
  start: (args: readonly string[], log: (entry: object) => void) => Promise<Listening>
}
