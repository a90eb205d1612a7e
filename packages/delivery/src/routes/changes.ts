import {etagOf} from '../answers/etag.ts'
import {bodyOf} from '../answers/origin.ts'
import {aboutEverything, everything} from './everything.ts'
import {fields, type Route} from './route.ts'

/** Most states that are remembered to compare with. */
const capacity = 100

const named = fields({resource: {type: 'string'}, id: {type: 'string'}})
const listed = {type: 'array', items: named}

/**
 * What changed for a reader since a state, which is named by its own hash. A state that this server does
 * not remember is answered with everything, so that no change can be missed.
 */
export function changesRoute(): Route {
  const states = new Map<string, ReadonlyMap<string, string>>()
  return {
    path: '/v1/changes',
    id: 'listChanges',
    summary: 'What changed since the last look, also by approvals, dates and withdrawals',
    parameters: ['since', 'locale', 'clinic', 'channel'],
    produces: 'application/json',
    schema: fields({
      cursor: {type: 'string', description: 'What to give as `since` next time.'},
      complete: {
        type: 'boolean',
        description: 'Everything is listed: forget what is not among it.',
      },
      changed: listed,
      removed: listed,
    }),
    refusals: [],
    answer: async (context, call) => {
      const all = await everything(context.content, call)
      const state = new Map<string, string>()
      for (const {resource, document} of all.documents) {
        const {hash} = await context.prepared.prepare(document, 'json', () =>
          JSON.stringify(bodyOf(document)),
        )
        state.set(`${resource}/${document.id}`, hash)
      }
      const cursor = await etagOf(new TextEncoder().encode(JSON.stringify([...state])))
      states.delete(cursor)
      states.set(cursor, state)
      const [oldest] = states.keys()
      if (states.size > capacity && oldest !== undefined) states.delete(oldest)

      const before = states.get(call.values.since ?? '')
      const changed = [...state.keys()].filter((name) => before?.get(name) !== state.get(name))
      const removed = [...(before?.keys() ?? [])].filter((name) => !state.has(name))
      return aboutEverything(context, call, all, {
        cursor,
        complete: before === undefined,
        changed: changed.map(split),
        removed: removed.map(split),
      })
    },
  }
}

function split(name: string) {
  const [resource, id] = name.split('/')
  return {resource, id}
}
