/**
 * Makes a value and everything in it unchangeable: an answer is given to many, and none of them may
 * change approved words for the others.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const child of Object.values(value)) deepFreeze(child)
  return value
}
