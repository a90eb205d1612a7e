import type {Share, StatedNumber} from './words/words.ts'

/** What a frequency may be made of; anything may be missing in a draft. */
interface Stated {
  kind?: string | undefined
  low?: number | undefined
  high?: number | undefined
  value?: number | undefined
  unit?: string | undefined
  denominator?: number | undefined
  approximate?: boolean | undefined
  per?: Share['per'] | undefined
}

/** The number of a frequency, in percent or in every so many; `undefined` for words, counts and silence. */
export function numberOf(frequency: unknown): StatedNumber | undefined {
  if (!isStated(frequency)) return undefined
  const {kind, value, unit, denominator, approximate = false, per = 'notStated'} = frequency
  const {low, high} = kind === 'point' ? {low: value, high: value} : frequency
  const isNumber = typeof low === 'number' && typeof high === 'number'
  if (!isNumber || (kind !== 'point' && kind !== 'range')) return undefined
  if (unit === 'percent') return {low, high, approximate, per}
  return unit === 'perN' && denominator ? {low, high, denominator, approximate, per} : undefined
}

/** A number in percent, as the author stated it; `undefined` for words, counts and silence. */
export function percentOf(frequency: unknown): StatedNumber | undefined {
  const number = numberOf(frequency)
  return number?.denominator === undefined ? number : undefined
}

/**
 * The same number counted: 2 to 5% is 2 to 5 in every 100. Only a number in percent has such a form;
 * an author's word never becomes one. Nothing is rounded: 0.00001% would be 0 in every 1,000,000.
 * @param denominator in every how many, from {@link denominatorFor}
 * @returns `undefined` when it is no whole number of so many
 */
export function shareOf(frequency: unknown, denominator: number): Share | undefined {
  const percent = percentOf(frequency)
  if (!percent) return undefined
  const [low, high] = [wholeOf(percent.low, denominator), wholeOf(percent.high, denominator)]
  if (low === undefined || high === undefined) return undefined
  const {approximate, per} = percent
  return {low, high, denominator, approximate, per}
}

/**
 * One denominator for all numbers of a text, so that readers can compare them: the smallest power of
 * ten, from 100 to a million, that makes each a whole number that can be made one.
 * @param value anything that holds frequencies, however deep
 */
export function denominatorFor(value: unknown): number {
  const percent = percentOf(value)
  if (percent) return Math.max(wholeFrom(percent.low), wholeFrom(percent.high))
  if (typeof value !== 'object' || value === null) return 100
  return Object.values(value).reduce(
    (most: number, child) => Math.max(most, denominatorFor(child)),
    100,
  )
}

function wholeFrom(percent: number): number {
  for (let denominator = 100; denominator <= 1_000_000; denominator *= 10) {
    if (wholeOf(percent, denominator) !== undefined) return denominator
  }
  return 100
}

/** How many of `denominator` a number in percent is, if they are whole. */
function wholeOf(percent: number, denominator: number): number | undefined {
  const count = (percent * denominator) / 100
  const whole = Math.round(count)
  const isWhole = Math.abs(count - whole) < 1e-9 && (whole !== 0 || percent === 0)
  return isWhole ? whole : undefined
}

function isStated(value: unknown): value is Stated {
  return typeof value === 'object' && value !== null && 'kind' in value
}
