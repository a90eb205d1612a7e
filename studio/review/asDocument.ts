import type {AnyDocument} from '@jakamy/policy'
import {publishedId, type DocumentDefinition} from '@jakamy/schemas'
import type {SanityDocument} from 'sanity'

/**
 * A stored document as the rules of approval see it: under the id it has once it is published, and
 * with its stamps only if they are well-formed.
 */
export function asDocument(definition: DocumentDefinition, stored: SanityDocument): AnyDocument {
  const {approvals, ...fields} = stored
  const stamps = definition.schema.shape.approvals.safeParse(approvals)
  return {
    ...fields,
    _id: publishedId(stored._id),
    ...(stamps.data === undefined ? {} : {approvals: stamps.data}),
  }
}
