import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import {DAMAGED_KEYS} from './checkKeys.ts'
import {UNREADABLE} from './keptKeys.ts'
import {guardOf} from './openDatabase.ts'
import type {Row} from './readRow.ts'
import {StoreError} from './types.ts'

/** Where a document stands, known without reading it. */
export interface DocumentPlace {
  id: string
  type: string
  /** See `keptKeys`. */
  layer: string
}

/** How many documents of a type a layer has. */
export interface LayerCount {
  type: string
  layer: string
  documents: number
}

/** Which instant of a document. */
export type Instant = 'created' | 'updated'

/** An id with the instant that it is ordered by. */
export interface Dated {
  id: string
  time: string
}

/** What is known of the current documents without reading them; ids are in order. */
export interface StoredKeys {
  /** False once keys turned out to be damaged: nobody should ask any more. */
  readonly isTrusted: boolean
  /** Says that keys are damaged. */
  distrust(): void
  /** Like `distrust`; makes the error for who was about to answer with them. */
  damage(): StoreError
  /** False when a document could not be read, so that nothing is known of it. */
  isComplete(): boolean
  /** How many documents there are. */
  size(): number
  /** Characters of the JSON of all of them. */
  characters(): number
  place(id: string): DocumentPlace | undefined
  startingWith(prefix: string): DocumentPlace[]
  /** All layers that documents of a type are in, and how many. */
  layers(): readonly LayerCount[]
  /** How many documents of a type each layer has. */
  counts(type: string): ReadonlyMap<string, number>
  ofType(type: string, layer: string): string[]
  /** Some of a type in a layer, from the `offset`th on; those of the same time by their id. */
  inOrder(
    type: string,
    layer: string,
    by: Instant,
    descending: boolean,
    page: {limit: number; offset: number},
  ): Dated[]
  /** Those that have a value at a path (see `keptPath`). */
  withValue(path: string, value: string): string[]
  /** Those that refer to an id in one of the ways (see `referenceKinds`). */
  referring(target: string, kinds: number): string[]
}

/** Reads the keys that the file of a dataset holds. */
export function storedKeys(db: DatabaseSync, file: string): StoredKeys {
  const guard = guardOf(file)
  const unreadable = db.prepare('SELECT 1 FROM counts WHERE layer = ? LIMIT 1')
  const total = db.prepare('SELECT sum(documents) AS documents, sum(size) AS size FROM counts')
  const place = db.prepare('SELECT id, type, layer FROM documents WHERE id = ?')
  const startingWith = db.prepare(
    'SELECT id, type, layer FROM documents WHERE id >= ? AND id < ? ORDER BY id',
  )
  const layers = db.prepare('SELECT type, layer, documents FROM counts')
  const counts = db.prepare('SELECT layer, documents FROM counts WHERE type = ?')
  const ofType = db.prepare('SELECT id FROM documents WHERE type = ? AND layer = ? ORDER BY id')
  const ordered = (by: Instant, direction: 'ASC' | 'DESC') =>
    db.prepare(
      `SELECT id, ${by} AS time FROM documents WHERE type = ? AND layer = ?
       ORDER BY ${by} ${direction}, id LIMIT ? OFFSET ?`,
    )
  const orders = {
    created: {up: ordered('created', 'ASC'), down: ordered('created', 'DESC')},
    updated: {up: ordered('updated', 'ASC'), down: ordered('updated', 'DESC')},
  }
  const withValue = db.prepare(
    'SELECT id FROM path_values WHERE path = ? AND value = ? ORDER BY id',
  )
  const referring = db.prepare(
    'SELECT id FROM references_to WHERE target = ? AND kind & ? ORDER BY id',
  )
  let isTrusted = true
  const distrust = (): void => {
    isTrusted = false
  }
  return {
    get isTrusted() {
      return isTrusted
    },
    distrust,
    damage() {
      distrust()
      return new StoreError('DAMAGED', `${file}: ${DAMAGED_KEYS}`)
    },
    isComplete: () => isTrusted && guard(() => unreadable.get(UNREADABLE) === undefined),
    size: () => guard(() => Number(total.get()?.documents ?? 0)),
    characters: () => guard(() => Number(total.get()?.size ?? 0)),
    place: (id) =>
      guard(() => {
        const row = place.get(id)
        return row && readPlace(row)
      }),
    startingWith: (prefix) =>
      guard(() => startingWith.all(prefix, `${prefix}\uffff`).map(readPlace)),
    layers: () =>
      guard(() =>
        layers.all().map(({type, layer, documents}) => ({
          type: String(type),
          layer: String(layer),
          documents: Number(documents),
        })),
      ),
    counts: (type) =>
      guard(
        () => new Map(counts.all(type).map((row) => [String(row.layer), Number(row.documents)])),
      ),
    ofType: (type, layer) => guard(() => ofType.all(type, layer).map(readId)),
    inOrder: (type, layer, by, descending, {limit, offset}) =>
      guard(() => {
        const {up, down} = orders[by]
        const rows = (descending ? down : up).all(type, layer, limit, offset)
        return rows.map((row) => ({id: readId(row), time: String(row.time)}))
      }),
    withValue: (path, value) => guard(() => withValue.all(path, value).map(readId)),
    referring: (target, kinds) => guard(() => referring.all(target, kinds).map(readId)),
  }
}

function readPlace({id, type, layer}: Row): DocumentPlace {
  return {id: String(id), type: String(type), layer: String(layer)}
}

function readId({id}: Record<string, SQLOutputValue>): string {
  return String(id)
}
