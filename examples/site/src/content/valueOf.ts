import type {Draft, PreviewUnit, Unit} from '@jakamy/content-sdk'

/** The words of a unit with their language, if the view shows it. */
export function valueOf<T>(
  unit: Unit<T> | PreviewUnit<T>,
): {value: T | Draft<T>; locale: string; dir: 'ltr' | 'rtl'} | undefined {
  return unit.status === 'absent' || unit.status === 'withheld' ? undefined : unit
}
