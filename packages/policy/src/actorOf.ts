import {documents, validate, type StoredDocument} from '@jakamy/schemas'

import {isRecord} from './isRecord.ts'

/** Somebody at work in the Studio. */
export interface Actor {
  /** Id of the Studio user. */
  user: string
  name: string
  /** Who that is, and so what they may do. */
  person?: StoredDocument<'person'>
  /** A deployment lets this user take every role, alone, to try things out. */
  demonstration?: boolean
}

/**
 * Who a Studio user is: the one published person whose document names the user. With two it is unclear
 * which one holds, and nobody has the rights of either.
 * @param people published documents of the type `person`; those that are not valid count for nothing
 * @param demonstrationUser id of the user who may take every role, where a deployment says so
 */
export function actorOf(
  user: {id: string; name?: string | undefined},
  people: readonly unknown[],
  demonstrationUser?: string,
): Actor {
  const own = people.filter(
    (value): value is StoredDocument<'person'> =>
      isRecord(value) &&
      value._type === 'person' &&
      Array.isArray(value.studioUsers) &&
      value.studioUsers.includes(user.id) &&
      validate(documents.person, value).length === 0,
  )
  const [person] = own.length === 1 ? own : []
  return {
    user: user.id,
    name: user.name ?? user.id,
    ...(person ? {person} : {}),
    ...(demonstrationUser === user.id ? {demonstration: true} : {}),
  }
}

/** A reviewer as readers may know them: the name if the person agreed, else what they do. */
export function reviewerLabel({person, name}: Actor): string {
  if (!person) return name
  if (person.publicName) return person.name
  return person.roles.includes('clinicalReviewer') ? 'Clinical reviewer' : 'Reviewer'
}
