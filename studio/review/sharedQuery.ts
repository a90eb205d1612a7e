import {listenQuery} from 'sanity'

type Client = Parameters<typeof listenQuery>[0]

/** The answer to one query, kept up to date for everyone who asks while anyone does. */
export interface SharedQuery {
  subscribe: (changed: () => void) => () => void
  /** The latest answer; `undefined` until there is one. */
  read: () => unknown
}

const known = new Map<string, SharedQuery>()

/**
 * Listens to a query of the published documents once, however many badges and actions need it: a
 * browser opens few connections to one host.
 * @param filter the documents whose changes can change the answer
 */
export function sharedQuery(
  client: Client,
  fetch: string,
  filter: string,
  params: Record<string, string>,
): SharedQuery {
  const {projectId, dataset} = client.config()
  const key = JSON.stringify([projectId, dataset, fetch, params])
  const shared = known.get(key) ?? open(client, fetch, filter, params)
  known.set(key, shared)
  return shared
}

function open(
  client: Client,
  fetch: string,
  filter: string,
  params: Record<string, string>,
): SharedQuery {
  const listeners = new Set<() => void>()
  let answer: unknown
  let close: (() => void) | undefined
  const listen = () => {
    const subscription = listenQuery(client, {fetch, listen: filter}, params, {
      perspective: 'published',
      throttleTime: 200,
    }).subscribe({
      next: (value: unknown) => {
        answer = value
        for (const changed of listeners) changed()
      },
      error: (error: unknown) => reportError(error),
    })
    return () => subscription.unsubscribe()
  }
  return {
    subscribe: (changed) => {
      listeners.add(changed)
      close ??= listen()
      return () => {
        listeners.delete(changed)
        if (listeners.size > 0) return
        close?.()
        close = undefined
      }
    },
    read: () => answer,
  }
}
