/** How wide or high the thing in a picture is, in millimetres. */
export interface KnownSize {
  widthMm?: number
  heightMm?: number
}

/** The sizes of all pictures of a document that claim to be shown at actual size, by the id of their file. */
export function knownSizes(value: unknown): Map<string, KnownSize> {
  const found = new Map<string, KnownSize>()
  collect(value, found)
  return found
}

function collect(value: unknown, found: Map<string, KnownSize>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found)
  else if (typeof value === 'object' && value !== null) {
    const {claimsActualSize, image, physicalWidthMm, physicalHeightMm} = Object(value)
    const asset: unknown = image?.asset?._ref
    if (claimsActualSize === true && typeof asset === 'string') {
      found.set(asset, {
        ...(typeof physicalWidthMm === 'number' ? {widthMm: physicalWidthMm} : {}),
        ...(typeof physicalHeightMm === 'number' ? {heightMm: physicalHeightMm} : {}),
      })
    }
    for (const part of Object.values(value)) collect(part, found)
  }
}

/**
 * The size to draw a picture with, in CSS pixels.
 * @param pixelsPerMm of this screen, when it has been measured
 * @returns `undefined` when it cannot be shown at true size
 */
export function pixelsOf(
  size: KnownSize | undefined,
  pixelsPerMm: number | undefined,
): {width?: number; height?: number} | undefined {
  if (!size || pixelsPerMm === undefined) return undefined
  const {widthMm, heightMm} = size
  if (widthMm !== undefined) return {width: widthMm * pixelsPerMm}
  return heightMm === undefined ? undefined : {height: heightMm * pixelsPerMm}
}
