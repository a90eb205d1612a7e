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

/** The measure kept in this browser, if it holds for its present zoom and screen. */
export function readScale(
  storage: () => Pick<Storage, 'getItem'>,
  ratio: number,
): ScreenScale | undefined {
  try {
    const {pixelsPerMillimetre, ratio: measured}: Record<string, unknown> = Object(
      JSON.parse(storage().getItem(key) ?? 'null'),
    )
    return typeof pixelsPerMillimetre === 'number' &&
      pixelsPerMillimetre >= limits.min &&
      pixelsPerMillimetre <= limits.max &&
      measured === ratio
      ? {pixelsPerMillimetre, ratio}
      : undefined
  } catch {
    // A browser that keeps nothing, or somebody else’s text under our name, counts as not measured.
    return undefined
  }
}

/**
 * Keeps a measure for this browser.
 * @returns whether it was kept: a browser may refuse to keep anything
 */
export function keepScale(storage: () => Pick<Storage, 'setItem'>, scale: ScreenScale): boolean {
  try {
    storage().setItem(key, JSON.stringify(scale))
    return true
  } catch {
    return false
  }
}
