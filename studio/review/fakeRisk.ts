import {approve, type AnyDocument, type Resolved} from '@jakamy/policy'
import {documents} from '@jakamy/schemas'

/** A visibly fake risk, for tests. */
export function fakeRisk(texts: Record<string, string>): Resolved {
  const name = Object.entries(texts).map(([language, value]) => ({_key: language, language, value}))
  return resolved({_id: 'risk-test', _type: 'risk', name, category: 'other'})
}

/** The same document, with another text in one language. */
export function withText(before: Resolved, language: string, value: string): Resolved {
  const others = [before.document.name].flat().filter((item) => Object(item).language !== language)
  return resolved({...before.document, name: [...others, {_key: language, language, value}]})
}

/** The same document, approved in one language; `before` is what was approved last. */
export function approved(draft: Resolved, locale: string, before?: Resolved): Resolved {
  const result = approve({
    ...draft,
    locale,
    ...(before ? {before} : {}),
    reviewer: '[TEST] reviewer',
    reviewerLabel: '[TEST] reviewer',
    reviewedOn: '2026-11-23',
    nextReviewDue: '2028-11-23',
  })
  if (result.status === 'refused') throw new Error(result.reasons.join(' '))
  const others = (draft.document.approvals ?? []).filter((stamp) => stamp.locale !== locale)
  return resolved({...draft.document, approvals: [...others, result.approval]})
}

function resolved(document: AnyDocument): Resolved {
  return {definition: documents.risk, definitions: documents, document, references: new Map()}
}
