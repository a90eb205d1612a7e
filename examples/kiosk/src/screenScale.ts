/** Width of a bank card in millimetres (ISO/IEC 7810 ID-1). */
export const cardWidth = 85.6

const key = 'kiosk.screenScale'
/** Screens from a large projection to a phone held close. */
const limits = {min: 1, max: 12}

/** CSS pixels a millimetre has on this screen, as staff have measured; `undefined` when nobody has. */
export function readScale(storage: Pick<Storage, 'getItem'>, ratio: number): number | undefined {
  const [scale, measuredAt] = (storage.getItem(key) ?? '').split(' ').map(Number)
  if (scale === undefined || !(scale >= limits.min && scale <= limits.max)) return undefined
  // With another zoom or screen the measure is void.
  return measuredAt === ratio ? scale : undefined
}

/** Keeps a measure: how wide a bank card is on this screen, in CSS pixels. */
export function keepScale(
  storage: Pick<Storage, 'setItem'>,
  cardPixels: number,
  ratio: number,
): void {
  storage.setItem(key, `${cardPixels / cardWidth} ${ratio}`)
}
