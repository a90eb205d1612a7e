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

/** A language to translate into, and how a text looks in it: visibly fake. */
export interface Fake {
  locale: string
  fake: (text: string) => string
}

const french: Fake = {locale: 'fr', fake: (text) => `[FR TEST] ${text}`}

/**
 * Gives a published document a visibly fake text in another language beside every English one, and a slug.
 * @param into default: French
 */
export async function translate(
  lake: SanityClient,
  id: string,
  slug: string,
  into: Fake = french,
): Promise<void> {
  const document = await lake.getDocument<Stored>(id)
  if (!document) throw new Error(`No document ${id} to translate.`)
  const {_rev, slug: _slug, ...content} = document
  const {locale} = into
  await lake
    .patch(id)
    .ifRevisionId(_rev)
    .set(translated(content, into))
    .append('slug', [
      {_key: locale, _type: 'internationalizedArrayStringValue', language: locale, value: slug},
    ])
    .commit()
}

/** The same with a visibly fake text in another language beside every English one. */
export function translated<Content extends object>(content: Content, into: Fake): Content {
  // Only members are added to lists of texts.
  return withOther(content, into) as Content
}

function withOther(value: unknown, into: Fake): unknown {
  if (Array.isArray(value)) {
    const english: unknown = value.find(
      (item: unknown) => isRecord(item) && item.language === 'en' && 'value' in item,
    )
    if (!isRecord(english)) return value.map((item) => withOther(item, into))
    const {locale} = into
    return [
      ...value,
      {...english, _key: locale, language: locale, value: faked(english.value, into)},
    ]
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withOther(part, into)]),
  )
}

/** A text, or the texts of a rich text, marked as fake. */
function faked(value: unknown, into: Fake): unknown {
  if (typeof value === 'string') return into.fake(value)
  if (Array.isArray(value)) return value.map((item) => faked(item, into))
  if (!isRecord(value)) return value
  if (value._type === 'span') return {...value, text: faked(value.text, into)}
  return 'children' in value ? {...value, children: faked(value.children, into)} : value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
