import {contentOf, metaOf, sourceLocale, unwrap, type Bump} from '@jakamy/schemas'
import * as z from 'zod/mini'

import type {Resolved} from './candidates.ts'
import {canonical} from './canonical.ts'
import {hasText} from './hasText.ts'
import {isRecord} from './isRecord.ts'
import type {AnyDocument, DefinitionMap, References} from './types.ts'

const rank: Readonly<Record<Bump, number>> = {none: 0, patch: 1, minor: 2, major: 3}

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

function documentBump(
  {units, fields = {}}: Resolved['definition'],
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
  shape: Readonly<Record<string, z.core.$ZodType>>,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  inherited: Bump,
  sides: Sides,
): Bump {
  return most(
    Object.entries(shape)
      // `_key` and `_type` are the editing tool's own.
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, schema]) => fieldBump(schema, before[name], after[name], inherited, sides)),
  )
}

function fieldBump(
  schema: z.core.$ZodType,
  before: unknown,
  after: unknown,
  inherited: Bump,
  sides: Sides,
): Bump {
  const own = metaOf(schema)?.bump ?? inherited
  const content = contentOf(schema)
  if (content?.kind === 'localised') return isReworded(before, after) ? own : 'none'
  if (content?.kind === 'includes') return inclusionBump(content.type, before, after, own, sides)
  const inner = unwrap(schema)
  if (inner instanceof z.ZodMiniArray) {
    return listBump(inner._zod.def.element, listOf(before), listOf(after), own, sides)
  }
  if (inner instanceof z.ZodMiniObject && (isRecord(before) || isRecord(after))) {
    const shape = inner._zod.def.shape
    return shapeBump(shape, recordOf(before), recordOf(after), own, sides)
  }
  if (inner instanceof z.ZodMiniDiscriminatedUnion && isRecord(before) && isRecord(after)) {
    const form = inner._zod.def.options.find((option) => isForm(option, after.kind))
    if (before.kind === after.kind && form) return fieldBump(form, before, after, own, sides)
  }
  return isSame(before, after) ? 'none' : own
}

/** Whether a text has changed, or gone, in a language it had; or is new altogether. */
function isReworded(before: unknown, after: unknown): boolean {
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
  element: z.core.$ZodType,
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
    return earlier === undefined ? 'none' : fieldBump(element, earlier, item, own, sides)
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
  if (was !== is) return own
  if (typeof is !== 'string' || sides.within.includes(is)) return 'none'
  const [old, current] = [sides.before.get(is), sides.after.get(is)]
  const definition = sides.definitions[type]
  if (!old || !current || !definition) return old === current ? 'none' : own
  return documentBump(definition, old, current, {...sides, within: [...sides.within, is]})
}

function most(bumps: readonly Bump[]): Bump {
  return bumps.reduce((one, other) => (rank[other] > rank[one] ? other : one), 'none')
}

/** Absent and empty say the same. */
function isSame(before: unknown, after: unknown): boolean {
  return canonical(before ?? null) === canonical(after ?? null)
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

function isForm(option: z.core.$ZodType, kind: unknown): boolean {
  const literal = option instanceof z.ZodMiniObject ? option._zod.def.shape.kind : undefined
  return (
    literal instanceof z.ZodMiniLiteral && literal._zod.def.values.some((value) => value === kind)
  )
}
