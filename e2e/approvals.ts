import {approve, type AnyDocument, type Approval} from '@jakamy/policy'
import {documents, type DocumentDefinition} from '@jakamy/schemas'
import type {SanityClient} from '@sanity/client'

/** Stored documents as the lake answers them. */
type Stored = AnyDocument & {_rev: string}

const definitions: Readonly<Record<string, DocumentDefinition>> = documents

/** The day of an instant, `YYYY-MM-DD`. */
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10)

/**
 * Approves one language of a published document, as the Studio's action does, and writes the stamp.
 * @throws Error with the reasons when it is refused
 */
export async function approveIn(lake: SanityClient, id: string, locale: string): Promise<void> {
  const all = await lake.fetch<Stored[]>('*[!(_id in path("drafts.**"))]')
  await lake
    .patch(id)
    .set({approvals: approvalsWith(all, id, locale)})
    .commit()
}

/**
 * The stamps of a document with a new one for a language, bound to its words as they are.
 * @param all the document, and all that it includes
 * @throws Error with the reasons when it is refused
 */
export function approvalsWith(all: readonly AnyDocument[], id: string, locale: string): Approval[] {
  const references = new Map(all.map((document) => [document._id, document]))
  const document = references.get(id)
  const definition = document && definitions[document._type]
  if (!document || !definition) throw new Error(`No document ${id} to approve.`)
  const result = approve({
    definition,
    definitions,
    document,
    references,
    locale,
    reviewer: 'test-user',
    reviewerLabel: '[TEST] Reviewer',
    reviewedOn: dayOf(Date.now()),
    nextReviewDue: dayOf(Date.now() + 365 * 86_400_000),
    waiverReason: '[TEST] The clinic’s page lacks what consent needs.',
  })
  if (result.status === 'refused') throw new Error(result.reasons.join('\n'))
  const others = (document.approvals ?? []).filter((stamp: Approval) => stamp.locale !== locale)
  return [...others, result.approval]
}

/**
 * Gives a published document a visibly fake French text beside every English one, and a French slug.
 */
export async function translate(lake: SanityClient, id: string, slug: string): Promise<void> {
  const document = await lake.getDocument<Stored>(id)
  if (!document) throw new Error(`No document ${id} to translate.`)
  const {_rev, slug: _slug, ...content} = document
  const translated = Object.fromEntries(
    Object.entries(content).map(([field, value]) => [field, withFrench(value)]),
  )
  await lake
    .patch(id)
    .ifRevisionId(_rev)
    .set(translated)
    .append('slug', [
      {_key: 'fr', _type: 'internationalizedArrayStringValue', language: 'fr', value: slug},
    ])
    .commit()
}

function withFrench(value: unknown): unknown {
  if (Array.isArray(value)) {
    const english: unknown = value.find(
      (item: unknown) => isRecord(item) && item.language === 'en' && 'value' in item,
    )
    if (!isRecord(english)) return value.map(withFrench)
    return [...value, {...english, _key: 'fr', language: 'fr', value: french(english.value)}]
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withFrench(part)]))
}

/** A text, or the texts of a rich text, marked as fake. */
function french(value: unknown): unknown {
  if (typeof value === 'string') return `[FR TEST] ${value}`
  if (Array.isArray(value)) return value.map(french)
  if (!isRecord(value)) return value
  if (value._type === 'span') return {...value, text: french(value.text)}
  return 'children' in value ? {...value, children: french(value.children)} : value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
