import type {MemoryDocument} from '@jakamy/content-sdk'
import {fixture} from '@jakamy/content-sdk/testing'
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

/** A draft beside the approved procedure, and one without a published twin. */
export function testDrafts(): MemoryDocument[] {
  const [approved] = fixture('approved').documents
  const title = [{_key: 'en', language: 'en', value: `[EN TEST] ${canaries.draft}`}]
  const slug = [{_key: 'en', language: 'en', value: 'test-draft'}]
  return [
    {...approved!, _id: `drafts.${approved!._id}`, title},
    {...approved!, _id: 'drafts.procedure-test-draft', title, slug},
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
    if (document._type !== 'procedure') return document
    return locales.reduce((stamped, locale) => {
      const result = approve({
        definition: definitions.procedure,
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
  })
}
