import * as z from 'zod/mini'

import {once} from '../once.ts'
import {approval} from './approval.ts'
import {changeLog} from './changeLog.ts'
import {flagged} from './flagged.ts'
import {reviews} from './review.ts'
import {rights} from './rights.ts'

/**
 * The fields Sanity itself gives a document. An id with a dot is private in a Content Lake
 * (drafts, versions), so a published document has none.
 * @param name the document type
 */
export function identity<N extends string>(name: N) {
  return {
    _id: z.string().check(
      z.regex(/^[A-Za-z0-9_-]{1,128}$/, {
        error: 'A published document has an id of letters, digits, "-" and "_".',
      }),
    ),
    _type: z.literal(name),
    _rev: z.optional(z.string()),
    _createdAt: z.optional(z.string()),
    _updatedAt: z.optional(z.string()),
  }
}

/** The fields every document type has; the same for all. */
export const common = once(() => ({
  rights: z.optional(rights()),
  flags: z.optional(flagged()),
  approvals: z.optional(approval()),
  reviews: z.optional(reviews()),
  changeLog: z.optional(changeLog()),
}))
