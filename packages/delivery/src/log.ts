/** One request, for a log. It names the route and never the query: what people search for is theirs. */
export interface LogEntry {
  time: string
  method: string
  /** The route of the table, e.g. `/v1/procedures/{key}`; `*` when there is none. */
  route: string
  status: number
  /** Milliseconds until the answer was ready. */
  ms: number
  /** Name and code of the failure behind a 5xx. */
  error?: string
}

/** What a failure may be called in a log: its code or its name, never its words. */
export function nameOfError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}
