import {serialize} from 'node:v8'

import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {
  approve,
  candidatesOf,
  gate,
  type AnyDocument,
  type Subject,
  type Unit,
} from '../src/index.ts'
import {definitions, leaflet} from './definitions.ts'
import {lowestVersion, mayServe, stampFor, unitNames} from './model.ts'
import {firstDay, iso, languages, leafletWith, references, withdrawalsOf} from './modelDocuments.ts'
import {mutants} from './modelMutants.ts'
import type {Audience, Notice, Texts, Version, World} from './modelWorld.ts'

/** `POLICY_SEQUENCES=1000000 npx vitest run --root packages/policy test/model.test.ts` for a long night. */
const sequences = Number(process.env.POLICY_SEQUENCES ?? 10_000)

type Step =
  | {do: 'write'; name: keyof Texts; locale: string; words: string | undefined}
  | {do: 'silence'; name: keyof Texts}
  | {do: 'tamper'; name: keyof Texts; locale: string; words: string | undefined}
  | {do: 'part'; isThere: boolean}
  | {do: 'approve'; locale: string; days: number; waives: boolean; raise: Raise}
  | {do: 'origin'; locale: string; isMachine: boolean}
  | {do: 'publish'}
  | {do: 'withdraw'; notice: Notice}
  | {do: 'lift'; index: number}
  | {do: 'wait'; days: number}

/** The version a reviewer asks for: the lowest, a higher one, or one that is too low. */
type Raise = 'lowest' | 'higher' | 'lower'

const audiences: readonly Audience[] = [{}, {clinic: 'a', channel: 'web'}, {clinic: 'b'}]

const locale = fc.constantFrom(...languages)
const maybe = <T>(...values: T[]) => fc.constantFrom(undefined, undefined, ...values)
const writing = {
  name: fc.constantFrom<keyof Texts>('title', 'summary', 'risk', 'stay', 'part'),
  locale,
  words: fc.constantFrom('one', 'two', undefined),
}
const step: fc.Arbitrary<Step> = fc.oneof(
  {weight: 4, arbitrary: fc.record({do: fc.constant('write' as const), ...writing})},
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('silence' as const),
      name: fc.constantFrom('summary' as const, 'stay' as const),
    }),
  },
  {weight: 1, arbitrary: fc.record({do: fc.constant('tamper' as const), ...writing})},
  {weight: 1, arbitrary: fc.record({do: fc.constant('part' as const), isThere: fc.boolean()})},
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('approve' as const),
      locale,
      days: fc.constantFrom(0, 1, 10, 100, 1096, 1097),
      waives: fc.boolean(),
      raise: fc.constantFrom<Raise>('lowest', 'lowest', 'lowest', 'higher', 'lower'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('origin' as const),
      locale,
      isMachine: fc.boolean(),
    }),
  },
  {weight: 4, arbitrary: fc.constant({do: 'publish' as const})},
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('withdraw' as const),
      notice: fc.record({
        part: fc.boolean(),
        locale: fc.option(locale, {nil: undefined}),
        unit: fc.option(fc.constantFrom(...unitNames), {nil: undefined}),
        clinic: maybe('a', 'b'),
        channel: maybe('web', 'kiosk'),
        upTo: maybe(1, 2),
        warns: maybe(['en'], ['en', 'fr', 'ar'], []),
        from: fc.integer({min: -1, max: 2}),
      }),
    }),
  },
  {weight: 1, arbitrary: fc.record({do: fc.constant('lift' as const), index: fc.nat(3)})},
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      days: fc.constantFrom(-5, -2, -1, 1, 29, 30, 31, 100),
    }),
  },
)

/** Both sides of the comparison: the model's world, and real documents with real stamps. */
class Clinic {
  private day = firstDay
  private looks = 0
  private notices: Notice[] = []
  private hasPart = true
  private readonly part: Texts['part'] = {en: 'one', fr: 'one'}
  private draft = this.empty()
  private published = this.empty()

  /** What each audience's last look was about, byte by byte. */
  private readonly seenLast: Uint8Array[] = []

  /** Another like it, so that the same beginning is gone through once for many sequences. */
  copy(): Clinic {
    return Object.assign(new Clinic(), structuredClone(this))
  }

  private empty() {
    const both = () => ({en: 'one', fr: 'one'}) as Record<string, string | undefined>
    const texts = {title: both(), summary: both(), risk: both(), stay: both(), part: this.part}
    return {
      texts,
      stamps: {} as World['stamps'],
      approvals: [] as NonNullable<AnyDocument['approvals']>,
      /** The languages that only a machine has translated. */
      machine: new Set<string>(),
    }
  }

  private world({texts, stamps}: {texts: Texts; stamps: World['stamps']}): World {
    return {texts, stamps, hasPart: this.hasPart, notices: this.notices, today: this.day}
  }

  private document({texts, approvals}: {texts: Texts; approvals: AnyDocument['approvals']}) {
    return leafletWith(texts, {approvals})
  }

  private references() {
    return references(this.part, this.hasPart)
  }

  /** Does a step on both sides; tells when one side approves and the other refuses. */
  take(what: Step): string | undefined {
    const {draft, published} = this
    if (what.do === 'write') draft.texts[what.name][what.locale] = what.words
    if (what.do === 'origin') draft.machine[what.isMachine ? 'add' : 'delete'](what.locale)
    if (what.do === 'silence') draft.texts[what.name] = {}
    if (what.do === 'tamper') published.texts[what.name][what.locale] = what.words
    if (what.do === 'part') this.hasPart = what.isThere
    if (what.do === 'wait') this.day += what.days
    if (what.do === 'withdraw')
      this.notices.push({...what.notice, from: what.notice.from + this.day})
    const notice = what.do === 'lift' ? this.notices[what.index] : undefined
    if (notice) notice.until = this.day
    if (what.do === 'publish') {
      this.published = structuredClone(draft)
      this.published.texts.part = this.part
    }
    return what.do === 'approve' ? this.approve(what) : undefined
  }

  private approve(what: Step & {do: 'approve'}): string | undefined {
    const {draft} = this
    const {locale: language, days, waives} = what
    const isMachine = draft.machine.has(language)
    const [major, minor, patch] = lowestVersion(this.world(draft), language)
    const versions: Record<Raise, Version> = {
      lowest: [major, minor, patch],
      higher: [major, minor + 1, 0],
      lower: patch > 0 ? [major, minor, patch - 1] : [major - 1, 999, 0],
    }
    const version = versions[what.raise]
    const wish = {locale: language, days, waives, version, isMachine}
    const expected = stampFor(this.world(draft), wish)
    const origin = {
      by: 'x',
      at: iso(this.day),
      state: 'draft',
      translationOrigin: 'machine',
    } as const
    const result = approve({
      definition: leaflet,
      definitions,
      document: {
        ...this.document(draft),
        ...(isMachine ? {reviews: [{...origin, locale: language}]} : {}),
      },
      references: this.references(),
      locale: language,
      ...(what.raise === 'lowest' ? {} : {version: version.join('.')}),
      reviewer: 'model',
      reviewerLabel: 'Model',
      reviewedOn: iso(this.day).slice(0, 10),
      reviewedAt: iso(this.day),
      nextReviewDue: iso(this.day + days).slice(0, 10),
      withdrawals: this.withdrawals(),
      ...(waives ? {waiverReason: 'A test'} : {}),
    })
    if ((result.status === 'approved') !== (expected !== undefined))
      return `${JSON.stringify(result)} but ${JSON.stringify(expected)}`
    if (result.status === 'refused' || !expected) return undefined
    if (result.approval.version !== version.join('.'))
      return `version ${result.approval.version} but ${version.join('.')}`
    draft.stamps = {...draft.stamps, [language]: expected}
    draft.approvals = [
      ...draft.approvals.filter((stamp) => stamp.locale !== language),
      result.approval,
    ]
    return undefined
  }

  private withdrawals() {
    return withdrawalsOf(this.notices)
  }

  /** What the gate is asked about. */
  subject(): Subject {
    const document = this.document(this.published)
    const resolved = {definition: leaflet, definitions, document, references: this.references()}
    return {
      definition: leaflet,
      document,
      candidates: candidatesOf(resolved, languages),
      withdrawals: this.withdrawals(),
      now: new Date(iso(this.day)),
    }
  }

  /** Where gate and model disagree, if anything has changed for this audience since its last look. */
  disagreement(judge: typeof gate, seen: Record<string, number>): string | undefined {
    const turn = this.looks++ % audiences.length
    const audience = audiences[turn] ?? {}
    const state = serialize([this.day, this.notices, this.hasPart, this.part, this.published])
    if (this.seenLast[turn] && state.equals(this.seenLast[turn])) return undefined
    this.seenLast[turn] = state
    const subject = this.subject()
    for (const wanted of languages) {
      const units: Record<string, Unit<unknown>> = judge(subject, {
        locale: wanted,
        fallback: [],
        ...audience,
      }).units
      for (const unit of unitNames) {
        const given = units[unit]!
        const may = mayServe(this.world(this.published), unit, wanted, audience)
        const verdict = given.status === 'withheld' ? given.attempts[0]!.reason : given.status
        seen[verdict] = (seen[verdict] ?? 0) + 1
        if ((given.status === 'ok' || given.status === 'absent') !== may)
          return `${unit} ${wanted}: ${verdict}, but the model says ${may}`
      }
    }
    return undefined
  }
}

/** Whether a step can change what readers get: work on the draft cannot. */
function isVisible(what: Step): boolean {
  return (
    what.do !== 'approve' &&
    what.do !== 'origin' &&
    what.do !== 'silence' &&
    (what.do !== 'write' || what.name === 'part')
  )
}

function approving(...locales: string[]): Step[] {
  return locales.map((each) => ({
    do: 'approve',
    locale: each,
    days: 100,
    waives: true,
    raise: 'lowest',
  }))
}

const publish: Step = {do: 'publish'}
const readable: Step[] = [...approving('en', 'fr'), publish]
const rewording = (name: keyof Texts, words: string): Step[] => [
  {do: 'write', name, locale: 'en', words},
  ...approving('en'),
]
const anyNotice = {part: false, from: -1}
const untold = {name: 'summary', locale: 'fr'} as const

/** Most sequences begin with something to read, some of them with what is rare otherwise. */
const begin = fc.constantFrom<Step[]>(
  [],
  [],
  readable,
  [{do: 'silence', name: 'stay'}, ...readable],
  [...readable, ...rewording('title', 'two'), publish],
  [...readable, ...rewording('title', 'two'), ...rewording('summary', 'two'), publish],
  [...readable, ...rewording('risk', 'two'), publish],
  [...readable, {do: 'withdraw', notice: anyNotice}, {do: 'lift', index: 0}],
  [
    {do: 'write', ...untold, words: undefined},
    ...readable,
    {do: 'write', ...untold, words: 'one'},
    publish,
  ],
  [...readable, {do: 'wait', days: 100}],
)
const steps = fc.array(step, {minLength: 1, maxLength: 10, size: 'max'})

/** Runs random sequences past a gate and the model. */
function compare(judge: typeof gate, parameters: fc.Parameters<unknown>) {
  const seen: Record<string, number> = {}
  const go = (clinic: Clinic, sequence: readonly Step[]) => {
    for (const each of sequence) {
      const found =
        clinic.take(each) ?? (isVisible(each) ? clinic.disagreement(judge, seen) : undefined)
      if (found) throw new Error(`after ${JSON.stringify(each)}: ${found}`)
    }
    return clinic
  }
  const begun = new Map<readonly Step[], Clinic>()
  const property = fc.property(begin, steps, (before, after) => {
    const clinic = begun.get(before) ?? go(new Clinic(), before)
    begun.set(before, clinic)
    go(clinic.copy(), after)
  })
  return {result: fc.check(property, parameters), seen}
}

describe('rows 46, 47, 48 and 49: the gate and a model of it', () => {
  it(`agree after every step of ${sequences} random sequences`, {timeout: 600_000}, () => {
    const {result, seen} = compare(gate, {numRuns: sequences})
    expect(
      result.failed ? `${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}` : '',
    ).toBe('')
    const outcomes = [
      'absent',
      'broken',
      'changed',
      'expired',
      'gaps',
      'incomplete',
      'missing',
      'ok',
      'stale',
      'unreviewed',
      'withdrawn',
    ]
    expect(Object.keys(seen).toSorted()).toEqual(outcomes)
    // Every outcome must be met often enough to mean something.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(sequences / 200)
  })

  it.each(Object.entries(mutants))(
    'disagree about a gate that %s',
    {timeout: 60_000},
    (_, mutant) => {
      // Always the same sequences: a rare one must not be missed by chance.
      const {result} = compare(mutant, {numRuns: 20_000, seed: 19, endOnFailure: true})
      expect(result.failed).toBe(true)
      expect(String(result.errorInstance)).toContain('but the model says false')
    },
  )
})
