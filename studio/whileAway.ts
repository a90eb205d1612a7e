import {retry, timer, type MonoTypeOperatorFunction} from 'rxjs'

/** Milliseconds between two tries; the Studio itself tells people that it is trying to connect. */
const pause = 2_000

/**
 * Goes on with a live query once the lake can be reached again: what was known stays until then.
 * A refusal (a status of 400 to 499, except "too many requests") is an answer, and is passed on.
 */
export function retryWhileAway<T>(): MonoTypeOperatorFunction<T> {
  return retry({
    delay: (error: unknown) => {
      if (isRefusal(error)) throw error
      return timer(pause)
    },
  })
}

/** Whether the lake has answered, and answered no. */
export function isRefusal(error: unknown): boolean {
  const {statusCode} = Object(error)
  return (
    typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 && statusCode !== 429
  )
}
