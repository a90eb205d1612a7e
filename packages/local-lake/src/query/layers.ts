import {isMarkedLayer, layerOfId, unmarked} from '../store/keptKeys.ts'
import type {StoredKeys} from '../store/storedKeys.ts'

/** Those documents of a type that are in one layer. */
export interface LayerPart {
  type: string
  layer: string
  /** The id that a view shows a document by; `undefined` when it does not show it. */
  shown: (id: string) => string | undefined
}

/** Which documents a view shows, and by which ids, known from where they stand. */
export interface ViewLayers {
  /** What is shown of documents of the store: their ids in order. */
  shown(ids: readonly string[]): string[]
  /** How many documents of a type are shown. */
  count(type: string): number
  /** Ids of the documents of a type, in order. */
  ofType(type: string): string[]
  /** Where documents of a type can be that are shown. */
  parts(type: string): LayerPart[]
  /** How many documents are shown. */
  size(): number
  /** Takes notice of a document that was written, replaced or removed. */
  change(id: string): void
}

/** A view that shows every document of some layers as it is. */
export function plainLayers(keys: StoredKeys, sees: (layer: string) => boolean): ViewLayers {
  const shown = (id: string): string | undefined => (sees(layerOfId(id)) ? id : undefined)
  const layersOf = (type: string): [string, number][] =>
    [...keys.counts(type)].filter(([layer]) => sees(unmarked(layer)))
  return {
    shown: (ids) => ids.filter((id) => sees(layerOfId(id))),
    count: (type) => layersOf(type).reduce((sum, [, count]) => sum + count, 0),
    ofType: (type) => idsOf(layersOf(type).map(([layer]) => keys.ofType(type, layer))),
    parts: (type) => layersOf(type).map(([layer]) => ({type, layer, shown})),
    size: () =>
      keys
        .layers()
        .filter(({layer}) => sees(unmarked(layer)))
        .reduce((sum, {documents}) => sum + documents, 0),
    change: () => undefined,
  }
}

/** Lists of ids as one, in order. */
export function idsOf(lists: readonly (readonly string[])[]): string[] {
  const [only] = lists
  return only && lists.length === 1 ? [...only] : lists.flat().toSorted()
}

/** True for layers whose documents a view shows, and that hide nothing below them. */
export function isOpen(layer: string, sees: (layer: string) => boolean): boolean {
  return !isMarkedLayer(layer) && sees(layer)
}
