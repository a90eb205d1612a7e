import {candidatesOf, type AnyDocument, type Resolved} from '@jakamy/policy'
import {publishedId, sourceLocale, validate} from '@jakamy/schemas'
import {isPublishedId, type SanityDocument} from 'sanity'

import {definitions} from '../definitionOf.ts'
import {documentTitle} from '../documentTitle.ts'
import {asDocument} from '../review/asDocument.ts'
import {tasksOf, type Task, type TaskSituation} from './tasksOf.ts'

/** A document on a list, with what stands for it. */
export interface ListedTask extends Task {
  /** The line that names the document in a language, if it has one. */
  titleIn: (language: string) => string | undefined
}

/** What was found about one document, and the revisions it was found in. */
interface Known {
  basis: string
  tasks: ListedTask[]
}

/**
 * Makes the function that puts documents on the lists. It looks again only at documents that have
 * changed, or that include one that has.
 * @param given who is looking, and what is withdrawn
 * @returns takes all stored documents, drafts and published ones
 */
export function createTaskLists(
  given: Omit<TaskSituation, 'now'>,
): (stored: readonly SanityDocument[], now: Date) => ListedTask[] {
  const known = new Map<string, Known>()
  return (stored, now) => {
    const byId = new Map(stored.map((document) => [document._id, document]))
    const references = validPublished(stored)
    const find = (id: string) => byId.get(id) ?? byId.get(`drafts.${id}`)
    const day = now.toISOString().slice(0, 10)
    return [...new Set(stored.map(({_id}) => publishedId(_id)))].flatMap((id) => {
      const edited = byId.get(`drafts.${id}`) ?? byId.get(id)
      const definition = definitions[edited?._type ?? '']
      if (!edited || !definition) return []
      const document = asDocument(definition, edited)
      const resolved = {definition, definitions, document, references}
      const basis = [day, edited._rev, ...revisionsOf(resolved, byId)].join()
      const before = known.get(id)
      if (before?.basis === basis) return before.tasks
      const titleIn = (language: string) => documentTitle(definition, document, find, language)
      const tasks = tasksOf(resolved, {...given, now}).map((task) => ({...task, titleIn}))
      known.set(id, {basis, tasks})
      return tasks
    })
  }
}

/** Readers get a document only if it is published and breaks no rule of its type. */
function validPublished(stored: readonly SanityDocument[]): Map<string, AnyDocument> {
  const references = new Map<string, AnyDocument>()
  for (const document of stored) {
    const definition = definitions[document._type]
    if (definition && isPublishedId(document._id) && isValid(document)) {
      references.set(document._id, asDocument(definition, document))
    }
  }
  return references
}

const verdicts = new WeakMap<SanityDocument, boolean>()

function isValid(document: SanityDocument): boolean {
  const definition = definitions[document._type]
  const verdict =
    verdicts.get(document) ??
    (definition !== undefined && validate(definition, document).length === 0)
  verdicts.set(document, verdict)
  return verdict
}

/** The revisions of all documents that one includes, found or not. */
function revisionsOf(resolved: Resolved, byId: ReadonlyMap<string, SanityDocument>): string[] {
  const units = Object.values(candidatesOf(resolved, [sourceLocale]).get(sourceLocale) ?? {})
  const ids = new Set(units.flatMap(({includes, broken}) => [...includes, ...broken]))
  return [...ids].sort().map((id) => `${id}:${byId.get(id)?._rev ?? ''}`)
}
