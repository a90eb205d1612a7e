import type {Share} from './words/words.ts'

/** What a frequency may be made of; anything may be missing in a draft. */
interface Stated {
  kind?: string | undefined
  low?: number | undefined
  high?: number | undefined
  value?: number | undefined
  unit?: string | undefined
  approximate?: boolean | undefined
  per?: Share['per'] | undefined
}

/** A number in percent, as the author stated it; `undefined` for words, counts and silence. */
export function percentOf(frequency: unknown): {low: number; high: number} | undefined {
  if (!isStated(frequency) || frequency.unit !== 'percent') return undefined
  const {kind, low, high, value} = frequency
  if (kind === 'range' && typeof low === 'number' && typeof high === 'number') return {low, high}
  if (kind === 'point' && typeof value === 'number') return {low: value, high: value}
  return undefined
}

/**
 * The same number counted: 2 to 5% is 2 to 5 in every 100. Only a number in percent has such a form;
 * an author's word never becomes one. Nothing is rounded: 0.00001% would be 0 in every 1,000,000.
 * @param denominator in every how many, from {@link denominatorFor}
 * @returns `undefined` when it is no whole number of so many
 */
export function shareOf(frequency: unknown, denominator: number): Share | undefined {
  const percent = percentOf(frequency)
  if (!percent || !isStated(frequency)) return undefined
  const [low, high] = [wholeOf(percent.low, denominator), wholeOf(percent.high, denominator)]
  if (low === undefined || high === undefined) return undefined
  return {
    low,
    high,
    denominator,
    approximate: frequency.approximate ?? false,
    per: frequency.per ?? 'notStated',
  }
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
