import type {useClient} from 'sanity'

import {isRefusal} from '../whileAway.ts'

type Client = ReturnType<typeof useClient>

/** The answer to one query, for everyone who needs it. */
export interface SharedQuery {
  subscribe: (changed: () => void) => () => void
  /** The latest answer; `undefined` until there is one. */
  read: () => unknown
  /** Asks anew, for instance after a change of one's own. */
  refresh: () => void
}

/** Milliseconds after which the question is asked again while somebody needs the answer. */
const interval = 10_000

const known = new Map<string, SharedQuery>()

/**
 * Asks a query once for all badges and actions that need it, and again every few seconds. It does not
 * listen: a browser opens few lasting connections to one host, and the Studio needs them itself.
 */
export function sharedQuery(
  client: Client,
  query: string,
  params: Readonly<Record<string, string>>,
): SharedQuery {
  const {projectId, dataset} = client.config()
  const key = JSON.stringify([projectId, dataset, query, params])
  const shared =
    known.get(key) ?? open(client.withConfig({perspective: 'published'}), query, params)
  known.set(key, shared)
  return shared
}

function open(
  client: Client,
  query: string,
  params: Readonly<Record<string, string>>,
): SharedQuery {
  const listeners = new Set<() => void>()
  let answer: unknown
  let text = ''
  let timer: ReturnType<typeof setInterval> | undefined
  const ask = async () => {
    const found: unknown = await client.fetch(query, params)
    const json = JSON.stringify(found)
    if (json === text) return
    answer = found
    text = json
    for (const changed of listeners) changed()
  }
  // What was known stays; the next question may be answered. That the lake is away, the Studio says.
  const refresh = () => void ask().catch((error: unknown) => isRefusal(error) && reportError(error))
  return {
    subscribe: (changed) => {
      listeners.add(changed)
      if (timer === undefined) {
        timer = setInterval(refresh, interval)
        refresh()
      }
      return () => {
        listeners.delete(changed)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
    read: () => answer,
    refresh,
  }
}
