import {publishedIdOf} from '../documentIds.ts'
import {isMarkedLayer, layerOfId, PRIVATE, PUBLIC, unmarked} from '../store/keptKeys.ts'
import type {DocumentPlace, StoredKeys} from '../store/storedKeys.ts'
import {idsOf, isOpen, type LayerPart, type ViewLayers} from './layers.ts'

/** What covers a published id: the topmost document above it, or one that hides itself. */
interface Cover {
  id: string
  type: string
  /** It is marked to go: nothing is shown. */
  hides: boolean
  /** The type of the published document that would be shown without it. */
  below: string | undefined
}

/**
 * A view of one document per published id: the topmost one.
 * @param stack the layers above the published ones, topmost first.
 * @param sees which of the published layers are there at all.
 */
export function stackedLayers(
  keys: StoredKeys,
  stack: readonly string[],
  sees: (layer: string) => boolean,
): ViewLayers {
  /** Found at the first question, then kept up to date: there are few. */
  let covers: Map<string, Cover> | undefined

  const isPublished = (layer: string): boolean => layer === PUBLIC || layer === PRIVATE
  const showsBelow = (layer: string): boolean => isPublished(layer) && isOpen(layer, sees)
  const cover = (target: string, above: DocumentPlace | undefined): Cover | undefined => {
    const below = isPublished(layerOfId(target)) ? keys.place(target) : undefined
    const isSeen = below !== undefined && sees(unmarked(below.layer))
    const hidden = isSeen && isMarkedLayer(below.layer)
    const top = above ?? (hidden ? below : undefined)
    if (!top) return undefined
    const {id, type, layer} = top
    const shownBelow = isSeen && !hidden && above ? below.type : undefined
    return {id, type, hides: isMarkedLayer(layer), below: shownBelow}
  }
  const topmost = (target: string): DocumentPlace | undefined => {
    for (const layer of stack) {
      const found = keys.place(layer + target)
      if (found) return found
    }
    return undefined
  }
  const read = (): Map<string, Cover> => {
    const found = new Map<string, Cover>()
    const note = (target: string, above: DocumentPlace | undefined): void => {
      const covering = found.has(target) ? undefined : cover(target, above)
      if (covering) found.set(target, covering)
    }
    for (const layer of stack) {
      for (const place of keys.startingWith(layer)) note(place.id.slice(layer.length), place)
    }
    for (const {type, layer} of keys.layers()) {
      const hides = isMarkedLayer(layer) && isPublished(unmarked(layer))
      for (const id of hides ? keys.ofType(type, layer) : []) note(id, undefined)
    }
    return found
  }
  const current = (): Map<string, Cover> => (covers ??= read())

  const shown = (id: string): string | undefined => {
    const target = publishedIdOf(id)
    const covering = current().get(target)
    if (covering) return covering.id === id && !covering.hides ? target : undefined
    return showsBelow(layerOfId(id)) ? id : undefined
  }
  const partsOf = (type: string): LayerPart[] =>
    [...keys.counts(type).keys()]
      .filter((layer) => showsBelow(layer) || stack.includes(layer))
      .map((layer) => ({type, layer, shown}))
  /** How many more, or fewer, there are for the covers. */
  const difference = (isCounted: (type: string) => boolean): number => {
    let sum = 0
    for (const {type, hides, below} of current().values()) {
      if (!hides && isCounted(type)) sum += 1
      if (below !== undefined && isCounted(below)) sum -= 1
    }
    return sum
  }

  return {
    shown: (ids) => ids.flatMap((id) => shown(id) ?? []).toSorted(),
    parts: partsOf,
    ofType: (type) =>
      idsOf(
        partsOf(type).map(({layer}) => keys.ofType(type, layer).flatMap((id) => shown(id) ?? [])),
      ),
    count: (type) =>
      [...keys.counts(type)]
        .filter(([layer]) => showsBelow(layer))
        .reduce((sum, [, count]) => sum + count, 0) + difference((one) => one === type),
    size: () =>
      keys
        .layers()
        .filter(({layer}) => showsBelow(layer))
        .reduce((sum, {documents}) => sum + documents, 0) + difference(() => true),
    change(id) {
      const target = publishedIdOf(id)
      const covering = covers && cover(target, topmost(target))
      if (covering) covers?.set(target, covering)
      else covers?.delete(target)
    },
  }
}
