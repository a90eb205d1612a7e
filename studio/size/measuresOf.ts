import type {Measures} from './TrueScale.tsx'

/**
 * The size of a device as it is entered, lying on its longer side: two of its measures, or its
 * diameter alone.
 */
export function deviceMeasures(value: unknown): Measures | undefined {
  const {lengthMm, widthMm, diameterMm}: Record<string, unknown> = Object(value)
  const [length, width, diameter] = [lengthMm, widthMm, diameterMm].map(sizeOf)
  const across = diameter ?? width
  if (length !== undefined && across !== undefined) return {width: length, height: across}
  if (length === undefined && width === undefined && diameter !== undefined)
    return {width: diameter, height: diameter, isRound: true}
  return undefined
}

/** The size of a whole picture as it is entered. */
export function pictureMeasures(document: unknown): Measures | undefined {
  const {physicalWidthMm, physicalHeightMm}: Record<string, unknown> = Object(document)
  const [width, height] = [physicalWidthMm, physicalHeightMm].map(sizeOf)
  return width === undefined || height === undefined ? undefined : {width, height}
}

function sizeOf(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined
}
