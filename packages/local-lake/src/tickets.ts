import type {Identity} from './identity.ts'
import type {Clock, NewId} from './randomId.ts'

/** How long a browser has to follow the redirect, in milliseconds. */
const LIFETIME = 60_000

/** What a ticket stands for. */
export interface Ticket {
  identity: Identity
  project: string
  /** The only path that the ticket opens. */
  path: string
}

/**
 * Short-lived proofs of identity in an address. A browser drops `Authorization` and `Origin`
 * when it follows a redirect to another host, so the redirect itself has to carry who asked.
 */
export interface Tickets {
  issue(ticket: Ticket): string
  /** The ticket, if it is still good for `path`. */
  redeem(id: string, path: string): Ticket | undefined
}

/** Makes an empty set of tickets. */
export function createTickets(clock: Clock, newId: NewId): Tickets {
  const issued = new Map<string, Ticket & {until: number}>()
  const sweep = (now: number): void => {
    for (const [id, {until}] of issued) if (until < now) issued.delete(id)
  }
  return {
    issue(ticket) {
      const now = clock().getTime()
      sweep(now)
      const id = newId()
      issued.set(id, {...ticket, until: now + LIFETIME})
      return id
    },
    redeem(id, path) {
      sweep(clock().getTime())
      const ticket = issued.get(id)
      return ticket?.path === path ? ticket : undefined
    },
  }
}
