import {type ExprNode, parse} from 'groq-js'

import {isRecord, type JsonObject} from '../document.ts'

/**
 * groq-js has no geometry. Points are put in terms of what it has; a distance is asked of the lake
 * as the `answer` of a reference whose id is this mark and the four coordinates.
 */
const MARK = '\u0000geo '

/** Radius of the sphere that distances are measured on, in metres. */
const RADIUS = 6_378_137

/** `59.9 10.7` of a point: `{lat, lng}`, `{lat, lon}` or GeoJSON; null of anything else. */
const COORDINATES = parse(
  `string(coalesce($p.lat, select($p.type == "Point" => $p.coordinates[1])) + 0) + " " +
   string(coalesce(
     select(!defined($p.lon) => $p.lng, !defined($p.lng) => $p.lon),
     select($p.type == "Point" => $p.coordinates[0])
   ) + 0)`,
)

const POINT = parse(
  `select($a in -90..90 && $b in -180..180 => {"type": "Point", "coordinates": [$b, $a]})`,
)

/** `geo::latLng(lat, lng)`. */
export function pointNode(latitude: unknown, longitude: unknown): JsonObject {
  return filledIn(POINT, {a: latitude, b: longitude})
}

/** `geo::distance(a, b)`. */
export function distanceNode(from: unknown, to: unknown): JsonObject {
  const text = (value: string): JsonObject => ({type: 'Value', value})
  const joined = [
    text(MARK),
    filledIn(COORDINATES, {p: from}),
    text(' '),
    filledIn(COORDINATES, {p: to}),
  ].reduce((left, right) => ({type: 'OpCall', op: '+', left, right}))
  const reference = {
    type: 'Object',
    attributes: [{type: 'ObjectAttributeValue', name: '_ref', value: joined}],
  }
  return {type: 'AccessAttribute', base: {type: 'Deref', base: reference}, name: 'answer'}
}

/** The answer to a reference that `distanceNode` made; nothing to any other. */
export function distanceOf(reference: string): {answer: number | null} | undefined {
  if (!reference.startsWith(MARK)) return undefined
  const [a = NaN, b = NaN, c = NaN, d = NaN] = reference.slice(MARK.length).split(' ').map(Number)
  const isPlace = Math.abs(a) <= 90 && Math.abs(c) <= 90 && Math.abs(b) <= 180 && Math.abs(d) <= 180
  return {answer: isPlace ? greatCircle([a, b], [c, d]) : null}
}

/** The way along the sphere, in metres. */
function greatCircle(from: [number, number], to: [number, number]): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const [latitude, otherLatitude] = [radians(from[0]), radians(to[0])]
  const half = (difference: number): number => Math.sin(difference / 2) ** 2
  const share =
    half(otherLatitude - latitude) +
    Math.cos(latitude) * Math.cos(otherLatitude) * half(radians(to[1] - from[1]))
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(share)))
}

/** A tree with other nodes in the place of its parameters. */
function filledIn(tree: ExprNode, args: JsonObject): JsonObject {
  const fill = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(fill)
    if (!isRecord(node) || node.type === 'Value') return node
    if (node.type === 'Parameter') return args[String(node.name)]
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, fill(value)]))
  }
  const filled = fill(tree)
  return isRecord(filled) ? filled : {type: 'Value', value: null}
}
