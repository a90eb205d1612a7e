import type {AnyDocument} from '@jakamy/policy'
import {publishedId, type DocumentDefinition} from '@jakamy/schemas'
import type {SanityDocument} from 'sanity'

/**
 * A stored document as the rules of approval see it: under the id it has once it is published, and
 * with its stamps, reviews and log only if they are well-formed.
 */
export function asDocument(definition: DocumentDefinition, stored: SanityDocument): AnyDocument {
  const {approvals, reviews, changeLog, ...fields} = stored
  const {shape} = definition.schema
  const stamps = shape.approvals.safeParse(approvals).data
  const records = shape.reviews.safeParse(reviews).data
  const log = shape.changeLog.safeParse(changeLog).data
  return {
    ...fields,
    _id: publishedId(stored._id),
    ...(stamps === undefined ? {} : {approvals: stamps}),
    ...(records === undefined ? {} : {reviews: records}),
    ...(log === undefined ? {} : {changeLog: log}),
  }
}
