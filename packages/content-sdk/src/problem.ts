/** Something wrong with one document; the others are served. */
export interface Problem {
  id: string
  type: string
  /** Path of the field, e.g. `risks.groups[0].title`; empty when the whole document is meant. */
  path: string
  /** What is wrong and what to do. */
  reason: string
}
