/**
 * Calls what an application listens with. Should that throw, or give a promise that is rejected, readers go on and the
 * console has the error: it is the application's own, and nobody else waits for it.
 */
export function tell<T>(listener: ((value: T) => unknown) | undefined, value: T): void {
  const called = async () => listener?.(value)
  called().catch((error: unknown) => {
    // oxlint-disable-next-line no-console -- where the application listens is where it fails: only the console is left
    console.error(error)
  })
}
