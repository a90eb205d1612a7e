import type {AnyDocument, Approval} from '@jakamy/policy'
import {isOptional, structureOf, type DocumentDefinition, type Shape} from '@jakamy/schemas'

/** Which languages of a document may leave the house: those of each unit. */
export type KeptLocales = ReadonlyMap<string, ReadonlySet<string>>

/** Fields outside of the units that readers need; any other that is not required stays behind. */
const publicFields = new Set(['slug', 'relatedProcedures', 'depicts', 'website', 'whatsapp'])

/**
 * A copy of a document that holds nothing but what may be shown: the words of the kept languages of each
 * unit, and what is needed to find and to gate them. Words of other languages, notes, open questions,
 * search words, the names of users and unknown fields are not in it.
 */
export function publicCopy(
  definition: DocumentDefinition,
  document: AnyDocument,
  kept: KeptLocales,
): AnyDocument {
  const locales = new Set([...kept.values()].flatMap((set) => [...set]))
  const units = Object.entries(definition.units).flatMap(([unit, {fields}]) => {
    const own = kept.get(unit) ?? new Set<string>()
    return Object.entries(stripped(fields, document, own, own.size === 0))
  })
  const others = Object.entries(definition.fields).filter(
    ([name, schema]) => !isOptional(schema) || publicFields.has(name),
  )
  const approvals = (document.approvals ?? [])
    .filter(({locale}) => locales.has(locale))
    .map(publicApproval)
  return {
    _id: document._id,
    _type: document._type,
    ...Object.fromEntries(units),
    ...stripped(Object.fromEntries(others), document, locales, false),
    ...(document.rights === undefined ? {} : {rights: publicRights(document.rights)}),
    ...(approvals.length > 0 ? {approvals} : {}),
  }
}

/** A withdrawal as everybody may read it: without its title and reference, which are for the editors. */
export function publicWithdrawal(document: AnyDocument): AnyDocument {
  const {_id, _type, publicMessage, severity, action, targets, effectiveFrom, liftedOn} = document
  const fields = {title: [], publicMessage, severity, action, targets, effectiveFrom, liftedOn}
  const said = Object.entries(fields).filter(([, value]) => value !== undefined)
  return {_id, _type, ...Object.fromEntries(said)}
}

/**
 * The fields of a shape with the words of some languages.
 * @param onlyRequired leaves optional fields out altogether
 */
function stripped(
  shape: Shape,
  holder: Readonly<Record<string, unknown>>,
  locales: ReadonlySet<string>,
  onlyRequired: boolean,
): Record<string, unknown> {
  const entries = Object.entries(shape)
    .filter(([name, schema]) => holder[name] !== undefined && !(onlyRequired && isOptional(schema)))
    .map(([name, schema]) => [name, strip(schema, holder[name], locales)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function strip(schema: Shape[string], value: unknown, locales: ReadonlySet<string>): unknown {
  const structure = structureOf(schema)
  if (structure.kind === 'localised') {
    if (!Array.isArray(value)) return undefined
    return value
      .filter((item) => isRecord(item) && locales.has(String(item.language)))
      .map(({_key, _type, language, value: words}) => ({_key, _type, language, value: words}))
  }
  if (structure.kind === 'list')
    return Array.isArray(value)
      ? value.map((item: unknown) => strip(structure.item, item, locales))
      : undefined
  if (structure.kind === 'value') return value
  if (!isRecord(value)) return undefined
  const {_key, _type} = value
  const identity = {
    ...(_key === undefined ? {} : {_key}),
    ...(_type === undefined ? {} : {_type}),
  }
  if (structure.kind === 'includes') return {...identity, _ref: value._ref}
  const form = structure.kind === 'variants' ? structure.forms.get(String(value.kind)) : undefined
  if (form) {
    const fields = strip(form, value, locales)
    return isRecord(fields) ? {...identity, ...fields} : undefined
  }
  return structure.kind === 'group'
    ? {...identity, ...stripped(structure.fields, value, locales, false)}
    : undefined
}

/** A stamp that gates as before and names nobody but as readers may know them. */
function publicApproval(approval: Approval): Approval {
  const {reviewerLabel, reviewedAt, since, waiver} = approval
  const {_key, _type, locale, version, hash, units, reviewedOn, nextReviewDue} = approval
  return {
    _key,
    _type,
    locale,
    version,
    hash,
    units,
    reviewedOn,
    ...(reviewedAt === undefined ? {} : {reviewedAt}),
    ...(since === undefined ? {} : {since}),
    nextReviewDue,
    reviewer: reviewerLabel,
    reviewerLabel,
    ...(waiver ? {waiver: {...waiver, reason: 'Not published.', waivedBy: reviewerLabel}} : {}),
  }
}

function publicRights(rights: unknown): unknown {
  if (!isRecord(rights)) return undefined
  const {licence, holder, attribution, sourceUrl, reuseByClinics, expires, _type} = rights
  const fields = {_type, licence, holder, attribution, sourceUrl, reuseByClinics, expires}
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
