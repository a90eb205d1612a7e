/** The command was called in a way that it does not understand: exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(`${message} (see --help)`)
    this.name = 'UsageError'
  }
}

/** Reads an option that may be given several times. */
export function list(value: unknown): string[] {
  if (value === undefined) return []
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.map((one) => textOption(one, 'option', ''))
}

/** Reads an option that is a text. */
export function textOption(value: unknown, name: string, fallback: string): string {
  if (value === undefined) return fallback
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  throw new UsageError(`--${name} needs a value`)
}

/** Reads an option that is a port number. */
export function portOption(value: unknown, fallback: number): number {
  const port = value === undefined ? fallback : Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError(`--port needs a number from 0 to 65535, not "${String(value)}"`)
}
