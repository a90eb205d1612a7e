/** How many CSS pixels one millimetre has on the screen of this browser, as somebody has measured. */
export interface ScreenScale {
  pixelsPerMillimetre: number
  /** `devicePixelRatio` when it was measured: with another zoom or screen the measure is void. */
  ratio: number
}

const key = 'jakamy.screenScale'

/** What CSS takes a millimetre for; on a screen it rarely is one. */
export const nominal = 96 / 25.4

/** Width and height of a bank card in millimetres (ISO/IEC 7810 ID-1). */
export const card = {width: 85.6, height: 53.98}

/** Screens from a large projection to a phone held close. */
export const limits = {min: 1, max: 12}

/** Reads what was measured in this browser; `undefined` when nothing usable was. */
export function readScale(storage: Pick<Storage, 'getItem'>): ScreenScale | undefined {
  const stored = storage.getItem(key)
  if (stored === null) return undefined
  try {
    const value: unknown = JSON.parse(stored)
    return isScale(value) ? value : undefined
  } catch {
    // Somebody else’s text under our name counts as not measured.
    return undefined
  }
}

/** Keeps a measure for this browser. */
export function keepScale(storage: Pick<Storage, 'setItem'>, scale: ScreenScale): void {
  storage.setItem(key, JSON.stringify(scale))
}

function isScale(value: unknown): value is ScreenScale {
  if (typeof value !== 'object' || value === null) return false
  const {pixelsPerMillimetre, ratio}: Partial<ScreenScale> = value
  return (
    typeof pixelsPerMillimetre === 'number' &&
    pixelsPerMillimetre >= limits.min &&
    pixelsPerMillimetre <= limits.max &&
    typeof ratio === 'number'
  )
}
