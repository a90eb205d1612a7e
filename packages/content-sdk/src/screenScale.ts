/** How many CSS pixels one millimetre has on the screen of this browser, as somebody has measured. */
export interface ScreenScale {
  pixelsPerMillimetre: number
  /** `devicePixelRatio` when it was measured: with another zoom or screen the measure is void. */
  ratio: number
}

/** What keeps it: the `localStorage` of a browser, behind a function, as asking for it may fail. */
export interface Keeper {
  getItem: (key: string) => string | null
  setItem: (key: string, value: string) => void
}

const key = 'jakamy.screenScale'

/** What CSS takes a millimetre for; on a screen it rarely is one. */
export const nominal = 96 / 25.4

/** Width and height of a bank card in millimetres (ISO/IEC 7810 ID-1). */
export const card = {width: 85.6, height: 53.98}

/** Screens from a large projection to a phone held close. */
export const limits = {min: 1, max: 12}

/** The measure kept in this browser, for whatever zoom and screen it was made at. */
export function keptScale(storage: () => Pick<Keeper, 'getItem'>): ScreenScale | undefined {
  try {
    const {pixelsPerMillimetre, ratio: measured}: Record<string, unknown> = Object(
      JSON.parse(storage().getItem(key) ?? 'null'),
    )
    return typeof pixelsPerMillimetre === 'number' &&
      pixelsPerMillimetre >= limits.min &&
      pixelsPerMillimetre <= limits.max &&
      typeof measured === 'number'
      ? {pixelsPerMillimetre, ratio: measured}
      : undefined
  } catch {
    // A browser that keeps nothing, or somebody else’s text under our name, counts as not measured.
    return undefined
  }
}

/** The measure kept in this browser, if it holds for its present zoom and screen. */
export function readScale(
  storage: () => Pick<Keeper, 'getItem'>,
  ratio: number,
): ScreenScale | undefined {
  const kept = keptScale(storage)
  return kept?.ratio === ratio ? kept : undefined
}

/**
 * Keeps a measure for this browser.
 * @returns whether it was kept: a browser may refuse to keep anything
 */
export function keepScale(storage: () => Pick<Keeper, 'setItem'>, scale: ScreenScale): boolean {
  try {
    storage().setItem(key, JSON.stringify(scale))
    return true
  } catch {
    return false
  }
}
