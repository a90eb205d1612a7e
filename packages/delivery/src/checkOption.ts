import {ContentError} from '@jakamy/content-sdk'

/**
 * Refuses an option that cannot work, such as one that an empty variable of the environment gave.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function checkOption(option: string, isRight: boolean, what: string): void {
  if (isRight) return
  throw new ContentError('INVALID_OPTIONS', `“${option}” has to be ${what}.`, {option})
}
