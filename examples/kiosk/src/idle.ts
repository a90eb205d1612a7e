/** Seconds of warning before everything is wiped. */
const warning = 10

/** Watches for a screen that nobody reads any more. */
export interface Idle {
  /** Somebody is there. */
  touched: () => void
  stop: () => void
}

/**
 * Counts the seconds since the last touch.
 * @param seconds after which `leave` is called
 * @param warn called each second before that with those that are left; `undefined` once there is somebody
 */
export function watchIdle(
  seconds: number,
  warn: (left: number | undefined) => void,
  leave: () => void,
): Idle {
  let last = performance.now()
  let warned = false
  const touched = () => {
    last = performance.now()
    if (warned) warn(undefined)
    warned = false
  }
  const timer = setInterval(() => {
    const left = Math.ceil(seconds - (performance.now() - last) / 1000)
    if (left <= 0) leave()
    else if (left <= Math.min(warning, seconds / 2)) {
      warned = true
      warn(left)
    }
  }, 500)
  const signs = ['pointerdown', 'keydown', 'wheel', 'scroll'] as const
  for (const sign of signs) addEventListener(sign, touched, {capture: true, passive: true})
  return {
    touched,
    stop: () => {
      clearInterval(timer)
      for (const sign of signs) removeEventListener(sign, touched, {capture: true})
    },
  }
}
