/** What a command has to say. */
export interface Outcome {
  /** For standard output. */
  output: string
  /** 0 done, 1 refused. */
  exitCode: 0 | 1
}

/** How a command talks while it works; silent unless somebody watches. */
export type Progress = (message: string) => void
