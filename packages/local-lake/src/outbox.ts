/** Deliveries that are made in order, some at a time. */
export interface Outbox {
  push(deliver: () => void): void
  /** Makes the first deliveries at once; the rest follows between other work. */
  send(): void
}

/** Deliveries between two looks at what else there is to do. */
const AT_A_TIME = 256

/** Makes an empty outbox, so that one who writes does not wait until thousands have heard of it. */
export function createOutbox(): Outbox {
  let waiting: (() => void)[] = []
  let next = 0
  let scheduled = false

  const some = (): void => {
    scheduled = false
    const end = Math.min(waiting.length, next + AT_A_TIME)
    while (next < end) waiting[next++]?.()
    if (next === waiting.length) [waiting, next] = [[], 0]
    else schedule()
  }
  const schedule = (): void => {
    scheduled = true
    setImmediate(some)
  }

  return {
    push: (deliver) => void waiting.push(deliver),
    send() {
      if (!scheduled) some()
    },
  }
}
