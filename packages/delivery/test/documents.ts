import type {MemoryDocument} from '@jakamy/content-sdk'
import {fixture, localFixture} from '@jakamy/content-sdk/testing'
import {approve, type AnyDocument} from '@jakamy/policy'
import {documents as definitions} from '@jakamy/schemas'

/** A word that must reach nobody, by the state that forbids it. */
export const canaries = {
  draft: 'CANARYDRAFT',
  unreviewed: 'CANARYUNREVIEWED',
  changed: 'CANARYCHANGED',
  expired: 'CANARYEXPIRED',
  withdrawn: 'CANARYWITHDRAWN',
  notice: 'CANARYNOTICE',
  language: 'CANARYLANGUAGE',
  invalid: 'CANARYINVALID',
  version: 'CANARYVERSION',
  future: 'CANARYFUTURE',
  clinic: 'CANARYCLINIC',
} as const

/** What the withdrawal tells readers. */
export const publicMessage = '[EN TEST] message'

/** One approved procedure, one that is approved in English only, and one for every forbidden state. */
export function testDocuments(): MemoryDocument[] {
  const {language} = canaries
  return [
    ...fixture('approved').documents,
    ...marked('fallback', language, '[FR TEST]', ['en'], 2026),
    ...marked('unreviewed', canaries.unreviewed, ' TEST]', [], 2026),
    ...marked('expired', canaries.expired, ' TEST]', ['en', 'fr'], 2020),
    // Approved on a day that has not come yet.
    ...marked('future', canaries.future, ' TEST]', ['en', 'fr'], 2027),
    ...otherClinic().documents,
    ...marked('withdrawn', canaries.withdrawn, ' TEST]', ['en', 'fr'], 2026),
    ...fixture('changed').documents.map((document) =>
      JSON.parse(JSON.stringify(document).replaceAll('another stay', canaries.changed)),
    ),
    ...fixture('invalid').documents.map((document) =>
      JSON.parse(JSON.stringify(document).replaceAll('not in any language', canaries.invalid)),
    ),
    ...fixture('withdrawn')
      .documents.filter(({_type}) => _type === 'withdrawal')
      .map((notice) => ({
        ...notice,
        title: [{_key: 'en', language: 'en', value: `[EN TEST] ${canaries.notice}`}],
      })),
  ]
}

/** A text that is shown in every clinic, with what one of them says beside it. */
export function otherClinic() {
  const {clinic, documents} = localFixture('other')
  const marked = documents.map((document): MemoryDocument =>
    document._type === 'clinicOverlay' ? reworded(document) : document,
  )
  return {clinic, documents: marked}
}

/** The words of an addition with a canary among them, approved as they then are. */
function reworded(overlay: MemoryDocument): MemoryDocument {
  const text = JSON.stringify({...overlay, approvals: []})
  const changed: AnyDocument = JSON.parse(text.replaceAll(' TEST]', ` TEST] ${canaries.clinic}`))
  return approvedIn(changed, new Map(), ['en', 'fr'], 2026)
}

/** A draft beside the approved procedure, and one without a published twin. */
export function testDrafts(): MemoryDocument[] {
  const [approved] = fixture('approved').documents
  const title = [{_key: 'en', language: 'en', value: `[EN TEST] ${canaries.draft}`}]
  const slug = [{_key: 'en', language: 'en', value: 'test-draft'}]
  return [
    {...approved!, _id: `drafts.${approved!._id}`, title},
    {...approved!, _id: 'drafts.procedure-test-draft', title, slug},
    {
      ...approved!,
      _id: `versions.rtest.${approved!._id}`,
      title: [{_key: 'en', language: 'en', value: `[EN TEST] ${canaries.version}`}],
    },
  ]
}

/** A procedure and its risk with a canary after a mark of their words, approved in some languages. */
function marked(
  name: string,
  canary: string,
  after: string,
  locales: readonly string[],
  year: number,
): MemoryDocument[] {
  const all: AnyDocument[] = fixture('unreviewed', name).documents.map((document) =>
    JSON.parse(JSON.stringify(document).replaceAll(after, `${after} ${canary}`)),
  )
  const references = new Map(all.map((document) => [document._id, document]))
  return all.map((document) => {
    return document._type === 'procedure'
      ? approvedIn(document, references, locales, year)
      : document
  })
}

/** A document with a stamp for each of some languages, of 15 January of a year. */
function approvedIn(
  document: AnyDocument,
  references: ReadonlyMap<string, AnyDocument>,
  locales: readonly string[],
  year: number,
): AnyDocument {
  const definition =
    document._type === 'procedure' ? definitions.procedure : definitions.clinicOverlay
  return locales.reduce((stamped, locale) => {
    const result = approve({
      definition,
      definitions,
      document: stamped,
      references,
      locale,
      version: '1.0.0',
      reviewer: 'test',
      reviewerLabel: '[TEST] reviewer',
      reviewedOn: `${year}-01-15`,
      nextReviewDue: `${year + 1}-01-15`,
      waiverReason: '[TEST] lacks what consent needs.',
    })
    if (result.status === 'refused') throw new Error(result.reasons.join('\n'))
    return {...stamped, approvals: [...(stamped.approvals ?? []), result.approval]}
  }, document)
}
