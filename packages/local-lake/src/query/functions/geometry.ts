import {isRecord, type JsonObject} from '../../document.ts'
import {checkBudget} from '../queryBudget.ts'
import {crossesItself, isSame, type Position, type Ring} from './planar.ts'

/** A place on earth as GeoJSON, and what it is made of. */
export interface Geometry {
  /** As GROQ shows it: `type` with `coordinates` or `geometries`, and nothing else. */
  json: JsonObject
  points: readonly Position[]
  lines: readonly (readonly Position[])[]
  /** Each an outline, followed by the outlines of its holes. */
  polygons: readonly (readonly Ring[])[]
}

/** Geometries of objects that stand in documents; these are never changed. */
const known = new WeakMap<object, Geometry | null>()

/**
 * What `geo()` makes of a value: `{lat, lng}`, `{lat, lon}` or GeoJSON other than features.
 * @returns null for anything else, and for outlines that are not closed or touch themselves.
 */
export function readGeometry(value: unknown): Geometry | null {
  if (!isRecord(value)) return null
  const found = known.get(value)
  if (found !== undefined) return found
  const geometry = value.type === undefined ? fromLatLng(value) : fromGeoJson(value)
  known.set(value, geometry)
  return geometry
}

function fromLatLng({lat, lng, lon}: JsonObject): Geometry | null {
  // Two longitudes are one too many.
  if (lng !== undefined && lon !== undefined) return null
  return fromGeoJson({type: 'Point', coordinates: [lng ?? lon, lat]})
}

function fromGeoJson({type, coordinates, geometries}: JsonObject): Geometry | null {
  if (type === 'GeometryCollection') return collected(geometries)
  const json = {type, coordinates}
  switch (type) {
    case 'Point':
      return made(json, 'points', isPosition(coordinates) ? [coordinates] : undefined)
    case 'MultiPoint':
      return made(json, 'points', listOf(coordinates, isPosition))
    case 'LineString':
      return made(json, 'lines', isLine(coordinates) ? [coordinates] : undefined)
    case 'MultiLineString':
      return made(json, 'lines', listOf(coordinates, isLine))
    case 'Polygon':
      return made(json, 'polygons', isPolygon(coordinates) ? [coordinates] : undefined)
    case 'MultiPolygon':
      return made(json, 'polygons', listOf(coordinates, isPolygon))
    default:
      return null
  }
}

const EMPTY = {points: [], lines: [], polygons: []}

function made<Part extends keyof typeof EMPTY>(
  json: JsonObject,
  part: Part,
  parts: Geometry[Part] | undefined,
): Geometry | null {
  return parts === undefined ? null : {...EMPTY, json, [part]: parts}
}

function collected(members: unknown): Geometry | null {
  if (!Array.isArray(members)) return null
  const parts = members.map(readGeometry)
  if (!parts.every((part) => part !== null)) return null
  return {
    json: {type: 'GeometryCollection', geometries: parts.map(({json}) => json)},
    points: parts.flatMap(({points}) => points),
    lines: parts.flatMap(({lines}) => lines),
    polygons: parts.flatMap(({polygons}) => polygons),
  }
}

/** The items of a list that has some, all of one kind. */
function listOf<Item>(
  value: unknown,
  isItem: (item: unknown) => item is Item,
): readonly Item[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const items: unknown[] = value
  return items.every(isItem) ? items : undefined
}

/** `[longitude, latitude]` in degrees; a height may follow. */
function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return false
  const [lng, lat]: unknown[] = value
  return (
    typeof lng === 'number' && typeof lat === 'number' && isWithin(lng, 180) && isWithin(lat, 90)
  )
}

function isWithin(degrees: number, limit: number): boolean {
  return degrees >= -limit && degrees <= limit
}

function isLine(value: unknown): value is readonly Position[] {
  return (listOf(value, isPosition)?.length ?? 0) >= 2
}

function isPolygon(value: unknown): value is readonly Ring[] {
  return listOf(value, isRing) !== undefined
}

function isRing(value: unknown): value is Ring {
  checkBudget()
  const ring = listOf(value, isPosition) ?? []
  const [first] = ring
  const last = ring.at(-1)
  if (!first || !last || ring.length < 4 || !isSame(first, last)) return false
  const corners = new Set(ring.map(([lng, lat]) => `${lng} ${lat}`))
  return corners.size === ring.length - 1 && !crossesItself(ring)
}
