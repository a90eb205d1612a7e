import type {SanityClient} from '@sanity/client'

/** Milliseconds until a listener that was ended by the lake is opened again: they double each time. */
const patience = {least: 500, most: 30_000}

/**
 * Listens to a lake. Every connection made anew counts as a change, because something may have been
 * missed before it; the listener of the client comes back by itself after a lost connection, and one
 * that the lake has ended is opened again here.
 * @returns ends it
 */
export function watchLake(
  client: SanityClient,
  types: readonly string[],
  onChange: () => void,
): () => void {
  let ended = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let close = () => {}

  const open = () => {
    const events = client.listen(
      '*[_type in $types]',
      {types: [...types]},
      {
        events: ['welcome', 'mutation', 'reconnect'],
        includeResult: false,
        includeMutations: false,
        visibility: 'query',
      },
    )
    const again = () => {
      if (ended) return
      timer = setTimeout(open, Math.min(patience.most, patience.least * 2 ** failures))
      failures += 1
      onChange()
    }
    const subscription = events.subscribe({
      next: ({type}) => {
        if (type === 'welcome') failures = 0
        if (type !== 'reconnect') onChange()
      },
      error: again,
      complete: again,
    })
    close = () => subscription.unsubscribe()
  }

  open()
  return () => {
    ended = true
    clearTimeout(timer)
    close()
  }
}
