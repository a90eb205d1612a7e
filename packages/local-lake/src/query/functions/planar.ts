import {checkBudget} from '../queryBudget.ts'

/** `[longitude, latitude]` in degrees; a height that follows is not looked at. */
export type Position = readonly [number, number, ...number[]]

/** A closed outline: its last position is its first. */
export type Ring = readonly Position[]

type Segment = readonly [Position, Position]

/** True for the same place. */
export function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** The way from each position of a line to the next. */
export function segmentsOf(line: readonly Position[]): Segment[] {
  return line.slice(1).map((to, index): Segment => [line[index] ?? to, to])
}

/** On which side of a line through `a` and `b` is `c`: above 0, below 0, or 0 for on it. */
function side(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** True when a position is on a segment, its ends included. */
export function isOn(point: Position, [a, b]: Segment): boolean {
  return side(a, b, point) === 0 && isBetween(point, a, b)
}

function isBetween(point: Position, a: Position, b: Position): boolean {
  return [0, 1].every((axis) => {
    const [value, one, other] = [point, a, b].map((position) => position[axis] ?? 0) as Triple
    return value >= Math.min(one, other) && value <= Math.max(one, other)
  })
}

type Triple = [number, number, number]

/** True when two segments have a position in common. */
export function meet(one: Segment, other: Segment): boolean {
  const [a, b] = one
  const [c, d] = other
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) {
    return false
  }
  const [ofC, ofD, ofA, ofB] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (ofC * ofD < 0 && ofA * ofB < 0) return true
  return isOn(c, one) || isOn(d, one) || isOn(a, other) || isOn(b, other)
}

/** Calls back with pairs of segments that lie above one another in longitude, until told to stop. */
export function somePair(
  ones: readonly Segment[],
  others: readonly Segment[],
  isWanted: (one: Segment, other: Segment) => boolean,
): boolean {
  const west = ([a, b]: Segment): number => Math.min(a[0], b[0])
  const east = ([a, b]: Segment): number => Math.max(a[0], b[0])
  const sorted = others.toSorted((a, b) => west(a) - west(b))
  return ones.some((one) => {
    checkBudget()
    for (const other of sorted) {
      if (west(other) > east(one)) break
      if (east(other) >= west(one) && isWanted(one, other)) return true
    }
    return false
  })
}

/** True when an outline touches or crosses itself other than from one side to the next. */
export function crossesItself(ring: Ring): boolean {
  const sides = segmentsOf(ring)
  const places = new Map(sides.map((segment, place) => [segment, place]))
  return somePair(sides, sides, (one, other) => {
    const [from, to] = [places.get(one) ?? 0, places.get(other) ?? 0]
    if (from >= to) return false
    if (to - from === 1) return foldsBack(one, other)
    if (from === 0 && to === sides.length - 1) return foldsBack(other, one)
    return meet(one, other)
  })
}

/** Sides that follow one another share an end; they share more when the second goes back. */
function foldsBack([a, b]: Segment, [, c]: Segment): boolean {
  return side(a, b, c) === 0 && (isBetween(c, a, b) || isBetween(a, b, c))
}

/** Where a position is to an outline: 1 inside, 0 on it, -1 outside. */
function placeIn(point: Position, ring: Ring): -1 | 0 | 1 {
  let inside = false
  for (const segment of segmentsOf(ring)) {
    if (isOn(point, segment)) return 0
    const [a, b] = segment
    if (a[1] > point[1] === b[1] > point[1]) continue
    if (point[0] < a[0] + ((point[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside
  }
  return inside ? 1 : -1
}

/** True when a position is in a polygon or on its outline. */
export function isInside(point: Position, [outline = [], ...holes]: readonly Ring[]): boolean {
  return placeIn(point, outline) >= 0 && holes.every((hole) => placeIn(point, hole) <= 0)
}

/** True when a whole segment is in a polygon: it is looked at between all that it meets. */
export function isSegmentInside(segment: Segment, polygon: readonly Ring[]): boolean {
  checkBudget()
  const [from, to] = segment
  if (!isInside(from, polygon) || !isInside(to, polygon)) return false
  const cuts = [0, 1]
  for (const other of polygon.flatMap(segmentsOf)) {
    if (meet(segment, other)) cuts.push(...cutsOf(segment, other))
  }
  const sorted = cuts.toSorted((a, b) => a - b)
  return sorted.slice(1).every((cut, index) => {
    const middle = (cut + (sorted[index] ?? cut)) / 2
    const at = (axis: 0 | 1): number => from[axis] + middle * (to[axis] - from[axis])
    // Between two cuts that are as good as one there is nothing to be outside.
    return cut - (sorted[index] ?? cut) < PRECISION || isInside([at(0), at(1)], polygon)
  })
}

const PRECISION = 1e-9

/** Where on `[from, to]` (0 to 1) another segment that meets it does so. */
function cutsOf([from, to]: Segment, [a, b]: Segment): number[] {
  const [ofFrom, ofTo] = [side(a, b, from), side(a, b, to)]
  if (ofFrom !== ofTo) return [ofFrom / (ofFrom - ofTo)]
  const axis = Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]) ? 0 : 1
  const length = to[axis] - from[axis]
  return [a, b].map((end) => (end[axis] - from[axis]) / length).filter((cut) => cut > 0 && cut < 1)
}

/** True when a hole of one polygon has something of the other in it. */
export function hasHoleIn(polygon: readonly Ring[], other: readonly Ring[]): boolean {
  const [, ...holes] = polygon
  return holes.some((hole) =>
    hole.some((corner) => {
      const [outline = [], ...otherHoles] = other
      return placeIn(corner, outline) > 0 && otherHoles.every((one) => placeIn(corner, one) < 0)
    }),
  )
}
