import type {JsonObject} from '../../document.ts'

/** What a function of this lake makes of the values of its arguments. */
export type Compute = (args: readonly unknown[]) => unknown

/**
 * A call of a function that groq-js does not have, in terms of what it has. To groq-js it is
 * `{"0": …, "1": …}.answer`; before it reads an attribute, groq-js asks the object whether it has
 * it, and this object answers by working it out.
 * @param name what the function is called, for whoever spells the tree.
 * @param args expressions, evaluated where the call stands.
 */
export function ownFunction(name: string, args: readonly unknown[], compute: Compute): JsonObject {
  function hasOwnProperty(this: JsonObject, attribute: string): boolean {
    if (attribute !== ANSWER) return Object.hasOwn(this, attribute)
    this[ANSWER] = compute(args.map((_, place) => this[String(place)] ?? null)) ?? null
    return true
  }
  // Indexes are told apart by how their expression is spelled; what has a NUL gets none.
  const value = Object.assign(hasOwnProperty, {toJSON: () => `\u0000${name}`})
  const attributes = [
    ...args.map((arg, place) => attributeOf(String(place), arg)),
    attributeOf('hasOwnProperty', {type: 'Value', value}),
  ]
  return {type: 'AccessAttribute', base: {type: 'Object', attributes}, name: ANSWER}
}

const ANSWER = 'answer'

function attributeOf(name: string, value: unknown): JsonObject {
  return {type: 'ObjectAttributeValue', name, value}
}
