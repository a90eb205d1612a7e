import {metaOf, sourceLocale, structureOf, type Bump, type Shape} from '@jakamy/schemas'

import type {Resolved} from './candidates.ts'
import {canonical} from './canonical.ts'
import {hasText} from './hasText.ts'
import {isRecord} from './isRecord.ts'
import type {AnyDocument, DefinitionMap, References} from './types.ts'

const rank: Readonly<Record<Bump, number>> = {none: 0, patch: 1, minor: 2, major: 3}

/** What the editing tool writes for itself. */
const editorsOwn = new Set(['_key', '_weak', '_strengthenOnPublish'])

/** Two versions of the documents that are included, and the ids a comparison is inside of. */
interface Sides {
  definitions: DefinitionMap
  before: References
  after: References
  within: readonly string[]
}

/**
 * How much a change raises the version of a document: the most of what its changed fields ask for. A
 * field says so in its definition (`bump`), else its unit does. What the document includes counts too,
 * as its own definition says. Order counts: risks in another order are another text. A translation
 * that is added to a text is no change, for the version tells what all languages say.
 * Source: content model 4.4.
 * @param before the document, and what it included, as last approved
 * @param after the same as it is now
 */
export function bump(before: Resolved, after: Resolved): Bump {
  const sides: Sides = {
    definitions: after.definitions,
    before: before.references,
    after: after.references,
    within: [after.document._id],
  }
  return documentBump(after.definition, before.document, after.document, sides)
}

/** The same for each field of one unit alone. */
export function fieldBumps(
  before: Resolved,
  after: Resolved,
  unit: string,
): Readonly<Record<string, Bump>> {
  const sides: Sides = {
    definitions: after.definitions,
    before: before.references,
    after: after.references,
    within: [after.document._id],
  }
  const {fields = {}, bump: inherited = 'major'} = after.definition.units[unit] ?? {}
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      fieldBump(field, before.document[name], after.document[name], inherited, sides),
    ]),
  )
}

/**
 * The most that a change of a field can raise the version, for changes that nobody can look into. What
 * a field includes may have changed in any way.
 */
export function largestBump(field: Shape[string], inherited: Bump): Bump {
  const own = metaOf(field)?.bump ?? inherited
  const structure = structureOf(field)
  const inside = (fields: Iterable<Shape[string]>) =>
    most([own, ...[...fields].map((each) => largestBump(each, own))])
  switch (structure.kind) {
    case 'includes':
      return 'major'
    case 'list':
      return inside([structure.item])
    case 'group':
      return inside(Object.values(structure.fields))
    case 'variants':
      return inside(structure.forms.values())
    default:
      return own
  }
}

function documentBump(
  {units, fields}: Resolved['definition'],
  before: AnyDocument,
  after: AnyDocument,
  sides: Sides,
): Bump {
  return most([
    ...Object.values(units).map((unit) => shapeBump(unit.fields, before, after, unit.bump, sides)),
    // No reader is shown these; one that matters says so itself.
    shapeBump(fields, before, after, 'none', sides),
  ])
}

function shapeBump(
  shape: Shape,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  inherited: Bump,
  sides: Sides,
): Bump {
  return most(
    Object.entries(shape)
      .filter(([name]) => !editorsOwn.has(name))
      .map(([name, field]) => fieldBump(field, before[name], after[name], inherited, sides)),
  )
}

function fieldBump(
  field: Shape[string],
  before: unknown,
  after: unknown,
  inherited: Bump,
  sides: Sides,
): Bump {
  const own = metaOf(field)?.bump ?? inherited
  const structure = structureOf(field)
  switch (structure.kind) {
    case 'localised':
      return isReworded(before, after) ? own : 'none'
    case 'includes':
      return inclusionBump(structure.type, before, after, own, sides)
    case 'list':
      return listBump(structure.item, listOf(before), listOf(after), own, sides)
    case 'group':
      return shapeBump(structure.fields, recordOf(before), recordOf(after), own, sides)
    case 'variants': {
      const [was, is] = [before, after].map((value) => recordOf(value).kind)
      const form = was === is ? structure.forms.get(String(is)) : undefined
      return form ? fieldBump(form, before, after, own, sides) : different(before, after, own)
    }
    default:
      return different(before, after, own)
  }
}

function different(before: unknown, after: unknown, own: Bump): Bump {
  return isSame(before, after) ? 'none' : own
}

/** Whether a text has changed, or gone, in a language it had; or is new altogether. */
function isReworded(before: unknown, after: unknown): boolean {
  if (before === after) return false
  const [was, is] = [textsOf(before), textsOf(after)]
  const isNew = (language: string) => !was.has(language)
  return (
    [...was].some(([language, text]) => is.get(language) !== text) ||
    [...is.keys()].some((language) => isNew(language) && (language === sourceLocale || !was.size))
  )
}

function textsOf(value: unknown): Map<string, string> {
  const texts = listOf(value).filter((item) => isRecord(item) && hasText(item.value))
  return new Map(
    texts.map((item) => [String(Object(item).language), canonical(Object(item).value)]),
  )
}

/** Items are the same one when they have the same key, or stand at the same place with the same words. */
function listBump(
  member: Shape[string],
  before: readonly unknown[],
  after: readonly unknown[],
  own: Bump,
  sides: Sides,
): Bump {
  const old = new Map(before.map((item, index) => [keyOf(item, index), item]))
  const keys = after.map(keyOf)
  const isInOrder = before.length === after.length && isSame([...old.keys()], keys)
  const isRekeyed = before.length === after.length && isSame(before, after)
  const compare = (item: unknown, index: number) => {
    const earlier = isRekeyed ? before[index] : old.get(keys[index] ?? '')
    return earlier === undefined ? 'none' : fieldBump(member, earlier, item, own, sides)
  }
  return most([isInOrder || isRekeyed ? 'none' : own, ...after.map(compare)])
}

function inclusionBump(
  type: string,
  before: unknown,
  after: unknown,
  own: Bump,
  sides: Sides,
): Bump {
  const [was, is] = [before, after].map((value) => recordOf(value)._ref)
  const replaced = was === is ? 'none' : own
  if (typeof was !== 'string' || typeof is !== 'string' || sides.within.includes(is))
    return replaced
  const [old, current] = [sides.before.get(was), sides.after.get(is)]
  const definition = sides.definitions[type]
  if (!old && !current) return replaced
  // What a part that is not at hand said, or says, cannot be told: take the most.
  if (!old || !current || !definition) return 'major'
  const inside = {...sides, within: [...sides.within, is]}
  return most([replaced, documentBump(definition, old, current, inside)])
}

/** The largest of several. */
export function most(bumps: readonly Bump[]): Bump {
  return bumps.reduce((one, other) => (rank[other] > rank[one] ? other : one), 'none')
}

/** Absent and empty say the same. */
function isSame(before: unknown, after: unknown): boolean {
  return before === after || canonical(before ?? null) === canonical(after ?? null)
}

function keyOf(item: unknown, index: number): string {
  const {_key: key} = recordOf(item)
  return typeof key === 'string' ? key : String(index)
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
