import {isRecord, type LakeDocument} from '../document.ts'
import type {DocumentView} from '../documentSet.ts'

/** One step on the way into a document; an item of a list has its `_key` too, if that is unique. */
export type Step = string | {index: number; key: string | undefined}

/** A part of a document. */
export interface Place {
  document: LakeDocument
  path: readonly Step[]
}

/** Recognises the objects and lists that documents are made of. */
export interface Places {
  /** Where an object or list stands, when it is one out of a document (and not a copy). */
  find(part: object): Place | undefined
}

/**
 * @param view what the query was asked of.
 * @param likely documents that references led to.
 * @param others everything else that the query came across.
 */
export function createPlaces(
  view: DocumentView,
  likely: Iterable<LakeDocument>,
  others: Iterable<LakeDocument>,
): Places {
  const places = new Map<object, Place>()
  const register = (document: LakeDocument): void => {
    if (!places.has(document)) enter(places, document, {document, path: []})
  }
  const waiting = [likely, others]

  return {
    find(part) {
      if (isRecord(part) && typeof part._id === 'string') {
        const document = view.get(part._id)
        if (document === part) register(document)
      }
      while (!places.has(part)) {
        const documents = waiting.shift()
        if (!documents) return undefined
        for (const document of documents) register(document)
      }
      return places.get(part)
    },
  }
}

function enter(places: Map<object, Place>, part: object, place: Place): void {
  places.set(part, place)
  const {document, path} = place
  const into = (value: unknown, step: Step): void => {
    if (typeof value !== 'object' || value === null) return
    enter(places, value, {document, path: [...path, step]})
  }
  if (Array.isArray(part)) {
    for (const [index, item] of part.entries()) into(item, stepTo(part, index))
  } else for (const [name, value] of Object.entries(part)) into(value, name)
}

const stepsOfLists = new WeakMap<readonly unknown[], readonly Step[]>()

/** The step to an item of a list. */
export function stepTo(items: readonly unknown[], index: number): Step {
  const steps = stepsOfLists.get(items) ?? stepsInto(items)
  stepsOfLists.set(items, steps)
  return steps[index] ?? {index, key: undefined}
}

function stepsInto(items: readonly unknown[]): Step[] {
  const keys = items.map(keyOf)
  const counts = new Map<string | undefined, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  // Clients look for a key in lists of objects only.
  const usable = items.every((item) => typeof item === 'object' && item !== null)
  return keys.map((key, index) => ({
    index,
    key: usable && counts.get(key) === 1 ? key : undefined,
  }))
}

function keyOf(item: unknown): string | undefined {
  return isRecord(item) && typeof item._key === 'string' && item._key !== '' ? item._key : undefined
}
