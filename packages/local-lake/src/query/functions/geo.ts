import {queryError} from '../../errors.ts'
import {type Geometry, readGeometry} from './geometry.ts'
import {ownFunction} from './ownFunction.ts'
import {
  hasHoleIn,
  isInside,
  isOn,
  isSame,
  isSegmentInside,
  meet,
  type Position,
  type Ring,
  segmentsOf,
  somePair,
} from './planar.ts'

/** Radius of the sphere that distances are measured on, in metres. */
const RADIUS = 6_378_137

/** What the parser is given as the first argument of `geo()`, which it does not know. */
export const CONSTRUCTOR = '\u0000geo'

interface GeoFunction {
  args: number
  compute: (a: Geometry, b: Geometry) => unknown
}

/** Functions of two geometries; they are null when one of these is none. */
const FUNCTIONS: Readonly<Record<string, GeoFunction['compute']>> = {
  distance,
  contains,
  intersects,
}

/**
 * A call of a function of `geo::`, or of `geo()`.
 * @throws a 400 for one that does not exist, or with the wrong number of arguments.
 */
export function geoCall(name: string, args: readonly unknown[]) {
  const [first] = args
  if (name === 'latLng' && isConstructor(first)) {
    checkCount('geo()', args.length - 1, 1)
    return ownFunction('geo', args.slice(1), ([value]) => readGeometry(value)?.json)
  }
  checkCount(`geo::${name}()`, args.length, 2)
  if (name === 'latLng') {
    return ownFunction(name, args, ([lat, lng]) => readGeometry({lat, lng})?.json)
  }
  const compute = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (!compute) throw queryError(400, `Undefined function: geo::${name}`)
  return ownFunction(name, args, (values) => {
    const [a, b] = values.map(readGeometry)
    return a && b ? compute(a, b) : null
  })
}

function isConstructor(node: unknown): boolean {
  return typeof node === 'object' && node !== null && 'value' in node && node.value === CONSTRUCTOR
}

function checkCount(name: string, given: number, wanted: number): void {
  if (given === wanted) return
  throw queryError(400, `${name} takes ${wanted} argument${wanted === 1 ? '' : 's'}, not ${given}`)
}

/** The way along the sphere between two points, in metres. */
function distance(a: Geometry, b: Geometry): number | null {
  if (a.json.type !== 'Point' || b.json.type !== 'Point') return null
  const [from] = a.points
  const [to] = b.points
  return from && to ? greatCircle(from, to) : null
}

function greatCircle(from: Position, to: Position): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const [latitude, otherLatitude] = [radians(from[1]), radians(to[1])]
  const half = (difference: number): number => Math.sin(difference / 2) ** 2
  const share =
    half(otherLatitude - latitude) +
    Math.cos(latitude) * Math.cos(otherLatitude) * half(radians(to[0] - from[0]))
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(share)))
}

/** True when `a` covers all of `b`; each part of `b` has to be in one part of `a`. */
function contains(a: Geometry, b: Geometry): boolean {
  return (
    b.points.every((point) => isAt(point, a)) &&
    b.lines.every((line) => a.polygons.some((polygon) => isLineInside(line, polygon))) &&
    b.polygons.every((polygon) => a.polygons.some((other) => isPolygonInside(polygon, other)))
  )
}

/** True when `a` and `b` have a position in common. */
function intersects(a: Geometry, b: Geometry): boolean {
  return (
    a.points.some((point) => isAt(point, b)) ||
    b.points.some((point) => isAt(point, a)) ||
    somePair(outlines(a), outlines(b), meet) ||
    startsIn(a, b) ||
    startsIn(b, a)
  )
}

/** True when a position is in, on or at a geometry. */
function isAt(point: Position, {points, lines, polygons}: Geometry): boolean {
  return (
    polygons.some((polygon) => isInside(point, polygon)) ||
    lines.some((line) => segmentsOf(line).some((segment) => isOn(point, segment))) ||
    points.some((other) => isSame(point, other))
  )
}

function outlines({lines, polygons}: Geometry) {
  return [...lines, ...polygons.flat()].flatMap(segmentsOf)
}

/** True when a line or outline begins in a polygon: where none cross, it is all in there. */
function startsIn({lines, polygons}: Geometry, {polygons: others}: Geometry): boolean {
  const starts = [...lines.map(([first]) => first), ...polygons.map(([outline]) => outline?.[0])]
  return starts.some(
    (start) => start !== undefined && others.some((polygon) => isInside(start, polygon)),
  )
}

function isLineInside(line: readonly Position[], polygon: readonly Ring[]): boolean {
  return segmentsOf(line).every((segment) => isSegmentInside(segment, polygon))
}

function isPolygonInside(polygon: readonly Ring[], other: readonly Ring[]): boolean {
  return polygon.every((ring) => isLineInside(ring, other)) && !hasHoleIn(other, polygon)
}
