import type {JsonObject} from './document.ts'

/** One person's open connection in a room. */
export interface PresenceMember {
  /** Hands an event to every subscription of this connection. */
  deliver(event: JsonObject): void
  close(): void
}

/** Those who have the same dataset open and are told about each other. */
export interface PresenceRoom {
  enter(member: PresenceMember): void
  leave(member: PresenceMember): void
  /** Tells everyone, the sender included. */
  tell(event: JsonObject): void
}

/** The rooms of a lake. Nothing of them is kept. */
export interface PresenceRooms {
  room(project: string, dataset: string): PresenceRoom
  close(): void
}

/** Makes the rooms, all empty. */
export function createPresenceRooms(): PresenceRooms {
  const rooms = new Map<string, Set<PresenceMember>>()
  return {
    room(project, dataset) {
      const key = `${project}/${dataset}`
      const members = (): Set<PresenceMember> => rooms.get(key) ?? new Set()
      return {
        enter: (member) => void rooms.set(key, members().add(member)),
        leave(member) {
          const left = members()
          left.delete(member)
          if (left.size === 0) rooms.delete(key)
        },
        tell(event) {
          for (const member of members()) member.deliver(event)
        },
      }
    },
    close() {
      for (const member of [...rooms.values()].flatMap((members) => [...members])) member.close()
      rooms.clear()
    },
  }
}
