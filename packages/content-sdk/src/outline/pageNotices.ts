import type {Refusal, ReviewSummary, Verification} from '@jakamy/policy'

import type {PartName, Phrase, Words} from '../words/words.ts'
import type {Notice} from './nodes.ts'
import {notice, phrase} from './say.ts'

/** What a reader's unit and an editor's have in common, as far as notices are concerned. */
export type AnyUnit =
  | {status: 'absent'}
  | {
      status: 'ok'
      locale: string
      dir: 'ltr' | 'rtl'
      value: unknown
      review?: ReviewSummary
      verification?: Verification
      warnings?: readonly string[]
    }
  | {
      status: 'fallback'
      requested: string
      locale: string
      dir: 'ltr' | 'rtl'
      value: unknown
      review?: ReviewSummary
      verification?: Verification
      warnings?: readonly string[]
    }
  | {
      status: 'unreviewed'
      requested: string
      locale: string
      dir: 'ltr' | 'rtl'
      value: unknown
      reason: Refusal
    }
  | {
      status: 'preview'
      requested: string
      locale: string
      dir: 'ltr' | 'rtl'
      value: unknown
      verdict: Refusal | 'ok'
    }
  | {
      status: 'withheld'
      reason: 'noApprovedLocale' | 'withdrawn'
      attempts: readonly {locale: string; reason: Refusal}[]
      messages?: readonly string[]
    }

/** A unit with words to show. */
export type ShownUnit = Extract<AnyUnit, {value: unknown}>

export function isShown(unit: AnyUnit): unit is ShownUnit {
  return 'value' in unit
}

/** The plain notice that stands instead of a whole text when nothing of it may be shown. */
export function nothingShown(
  units: readonly AnyUnit[],
  locale: string,
  words: Words,
): Notice | undefined {
  const present = units.filter((unit) => unit.status !== 'absent')
  const withheld = present.filter((unit) => unit.status === 'withheld')
  if (present.length === 0 || withheld.length < present.length) return undefined
  if (withheld.some(({reason}) => reason === 'withdrawn')) {
    const messages = new Set(withheld.flatMap((unit) => unit.messages ?? []))
    return notice({words}, 'withdrawn', [words.notices.withdrawn, ...messages].join(' '))
  }
  // The first part has the title. Others may be empty in every language, which is not approved either.
  const untranslated = withheld[0]?.attempts.every(
    ({reason}) => reason === 'missing' || reason === 'incomplete',
  )
  return untranslated
    ? notice({words}, 'notInLanguage', words.notices.notInLanguage(locale))
    : notice({words}, 'notApproved', words.notices.notApproved)
}

/** What stands at the top of a text with parts that nobody has approved: some channels move parts up. */
export function unreviewedParts(units: readonly AnyUnit[], words: Words): Notice[] {
  return units.some(({status}) => status === 'unreviewed')
    ? [notice({words}, 'unreviewed', words.notices.partsUnreviewed)]
    : []
}

/** The language that more than half of a text falls back to, if there is one. */
export function pageFallbackOf(units: readonly AnyUnit[]): {locale: string} | undefined {
  const present = units.filter((unit) => unit.status !== 'absent')
  const fallbacks = present.filter(
    (unit) => isShown(unit) && 'requested' in unit && unit.requested !== unit.locale,
  )
  const [first] = fallbacks.filter(isShown)
  return first && fallbacks.length * 2 > present.length ? {locale: first.locale} : undefined
}

/**
 * What is told about the approval of a text: labels for its top, and lines for its end.
 * @param page the language that was asked for
 */
export function reviewOf(
  units: readonly AnyUnit[],
  page: string,
  words: Words,
): {notices: Notice[]; lines: Phrase[]} {
  const reviews = new Map(
    units.flatMap((unit) =>
      'review' in unit && unit.review
        ? [[`${unit.locale} ${unit.review.hash}`, {locale: unit.locale, review: unit.review}]]
        : [],
    ),
  )
  const all = [...reviews.values()]
  const informationOnly = all.some(({review}) => review.informationOnly)
  const label = notice({words}, 'informationOnly', words.notices.informationOnly)
  const lines = all.map(({locale, review}) => {
    const line = words.reviewed(review, all.length > 1 || locale !== page ? locale : undefined)
    return phrase(
      {words},
      review.informationOnly ? `${line} ${words.notices.informationOnly}` : line,
    )
  })
  const gaps = new Set(
    all
      .flatMap(({review}) => review.missing)
      .flatMap((name) => (isPart(words, name) ? words.parts[name] : [])),
  )
  return {
    notices: [
      ...(informationOnly ? [label] : []),
      ...(all.some(({review}) => review.state === 'overdue')
        ? [notice({words}, 'overdue', words.notices.overdue)]
        : []),
    ],
    lines: [...lines, ...(gaps.size > 0 ? [phrase({words}, words.notCovered([...gaps]))] : [])],
  }
}

/**
 * The notices that stand before one unit, in the language of the page. What is withheld is named, so
 * that nobody takes a page without its risks for a procedure without risks.
 */
export function unitNotices(name: string, unit: AnyUnit, words: Words): Notice[] {
  if (unit.status === 'withheld') {
    const kind = withheldKind(unit)
    const text = [words.notices[kind], ...(unit.messages ?? [])].join(' ')
    return [
      notice(
        {words},
        kind,
        isPart(words, name) ? words.notices.about(words.parts[name], text) : text,
      ),
    ]
  }
  if (!isShown(unit)) return []
  const warnings = 'warnings' in unit ? (unit.warnings ?? []) : []
  const isAgeing = 'verification' in unit && unit.verification?.state === 'ageing'
  const above = [
    ...warnings.map((text) => notice({words}, 'warning', text)),
    ...(isAgeing ? [notice({words}, 'ageing', words.notices.ageing)] : []),
  ]
  if (unit.status === 'ok') return above
  const {requested, locale: shown} = unit
  const fallback = notice({words}, 'fallback', words.notices.fallback({requested, shown}))
  return [
    ...above,
    ...(requested === shown ? [] : [fallback]),
    ...(unit.status === 'unreviewed'
      ? [notice({words}, 'unreviewed', words.notices.unreviewed)]
      : []),
    ...(unit.status === 'preview' && unit.verdict !== 'ok'
      ? [notice({words}, 'verdict', words.verdict(unit.verdict))]
      : []),
  ]
}

/** A part that every language withholds because nobody has checked it asks readers to do so. */
function withheldKind({reason, attempts}: Extract<AnyUnit, {status: 'withheld'}>) {
  if (reason === 'withdrawn') return 'withdrawn'
  return attempts.some((attempt) => attempt.reason === 'unverified') ? 'unverified' : 'withheld'
}

/** The label of an editor's text. */
export const watermark = (words: Words): Phrase => phrase({words}, words.watermark)

/** Whether the interface has a name for a unit. */
export function isPart(words: Words, name: string): name is PartName {
  return Object.hasOwn(words.parts, name)
}
