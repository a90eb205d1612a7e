import {parseArgs, type ParseArgsConfig} from 'node:util'

import {UsageError} from './usageError.ts'

/** Reads the arguments of one command. */
export function readArguments<O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
) {
  try {
    return parseArgs({args: [...args], options, allowPositionals: true})
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'Wrong use.')
  }
}

/** The arguments without a name, exactly as many as there have to be. */
export function exactly<const N extends readonly string[]>(
  given: readonly string[],
  ...names: N
): {[K in keyof N]: string} {
  if (given.length !== names.length)
    throw new UsageError(`Give ${names.length === 0 ? 'no file' : names.join(' and ')} here.`)
  // As many texts as there are names: just counted.
  return given as unknown as {[K in keyof N]: string}
}

/** A whole number from 1, or the fallback. */
export function wholeNumber(text: string | undefined, name: string, fallback: number): number {
  if (text === undefined) return fallback
  const number = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number > 0) return number
  throw new UsageError(`--${name} is a whole number from 1, not “${text}”.`)
}

/** A value that has to be given. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`Give --${name}.`)
  return value
}

/** At least one value that has to be given. */
export function some(values: readonly string[] | undefined, name: string): readonly string[] {
  if (!values || values.length === 0) throw new UsageError(`Give --${name} at least once.`)
  return values
}
