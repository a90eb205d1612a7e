import {gate, hashUnit, hashUnits, type AnyDocument, type Subject} from '../src/index.ts'
import {unitNames} from './model.ts'
import {iso} from './modelDocuments.ts'

type Stamps = NonNullable<AnyDocument['approvals']>

/** The gate, with the stamps of the document replaced. */
export function forging(
  forge: (stamp: Stamps[number], subject: Subject) => Stamps[number],
): typeof gate {
  return (subject, request) => {
    const approvals = (subject.document.approvals ?? []).map((stamp) => forge(stamp, subject))
    return gate({...subject, document: {...subject.document, approvals}}, request)
  }
}

/** A stamp with other entries for its units, as somebody would write it who knows how. */
export function rehashed(
  stamp: Stamps[number],
  change: (entry: Stamps[number]['units'][number]) => object,
) {
  const units = stamp.units.map((entry) => ({...entry, ...change(entry)}))
  return {...stamp, units, hash: hashUnits(units)}
}

const day = 86_400_000

/** Gates that each skip one condition. */
export const mutants: Record<string, typeof gate> = {
  'ignores withdrawals': (subject, request) => gate({...subject, withdrawals: []}, request),
  'ignores withdrawals of included documents': (subject, request) => {
    const withdrawals = subject.withdrawals.filter(({targets}) => targets[0]?.document !== 'part-a')
    return gate({...subject, withdrawals}, request)
  },
  'withdraws a day late': (subject, request) => {
    const withdrawals = subject.withdrawals.map((notice) => ({
      ...notice,
      effectiveFrom: new Date(Date.parse(notice.effectiveFrom) + day).toISOString(),
    }))
    return gate({...subject, withdrawals}, request)
  },
  'ignores expiry': forging((stamp, {now}) => ({
    ...stamp,
    nextReviewDue:
      stamp.nextReviewDue > iso(now.getTime() / day).slice(0, 10)
        ? stamp.nextReviewDue
        : iso(now.getTime() / day).slice(0, 10),
  })),
  'gives a day more of grace': (subject, request) => {
    const isLate = (subject.document.approvals ?? []).some(
      ({nextReviewDue}) => Date.parse(nextReviewDue) < subject.now.getTime(),
    )
    return gate(
      isLate ? {...subject, now: new Date(subject.now.getTime() - day)} : subject,
      request,
    )
  },
  'ignores reviews of the future': forging((stamp, {now}) => {
    const today = iso(now.getTime() / day).slice(0, 10)
    return {...stamp, reviewedOn: stamp.reviewedOn < today ? stamp.reviewedOn : today}
  }),
  'ignores changed words': forging((stamp, {document, candidates}) =>
    rehashed(stamp, ({unit}) => ({
      hash: hashUnit(document._id, unit, stamp.locale, candidates.get(stamp.locale)![unit]!),
    })),
  ),
  'ignores stale translations': forging((stamp, {document, candidates}) =>
    rehashed(stamp, ({unit}) => ({
      sourceHash: hashUnit(document._id, unit, 'en', candidates.get('en')![unit]!),
    })),
  ),
  'counts approvals from before a withdrawal': (subject, request) => {
    const withdrawals = subject.withdrawals.filter(
      ({liftedOn}) => !(Date.parse(liftedOn ?? '') <= subject.now.getTime()),
    )
    return gate({...subject, withdrawals}, request)
  },
  'takes a reader without a name for nobody who is meant': (subject, request) =>
    gate(subject, {clinic: 'nowhere', channel: 'none', ...request}),
  'ignores notices about old versions': (subject, request) => {
    const withdrawals = subject.withdrawals.filter(({targets}) => !targets[0]?.maxVersion)
    return gate({...subject, withdrawals}, request)
  },
  'shows a warning to readers who cannot read it': (subject, request) => {
    const messages = {en: 'x', fr: 'x', ar: 'x'}
    const withdrawals = subject.withdrawals.map((notice) => ({...notice, messages}))
    return gate({...subject, withdrawals}, request)
  },
  'lets a translation lag for ever': forging((stamp, {now}) => ({
    ...stamp,
    since: iso(now.getTime() / day).slice(0, 10),
  })),
  'lets a translation lag behind another meaning': forging((stamp) => ({
    ...stamp,
    version: `1.${stamp.version.split('.')[1]}.0`,
  })),
  'lets a translation lag behind two versions': forging((stamp) => ({
    ...stamp,
    version: `${stamp.version.split('.')[0]}.0.0`,
  })),
  'ignores gaps': forging((stamp, {now}) => ({
    ...stamp,
    waiver: {
      missing: ['summary', 'stay'],
      reason: 'x',
      waivedBy: 'x',
      date: iso(now.getTime() / day).slice(0, 10),
    },
  })),
  'serves units that are not covered': forging((stamp, {document, candidates}) => {
    const own = candidates.get(stamp.locale)!
    const source = candidates.get('en')!
    const others = unitNames.filter((unit) => !stamp.units.some((entry) => entry.unit === unit))
    const units = others.map((unit) => ({
      unit,
      hash: hashUnit(document._id, unit, stamp.locale, own[unit]!),
      sourceHash: hashUnit(document._id, unit, 'en', source[unit]!),
    }))
    return rehashed({...stamp, units: [...stamp.units, ...units]}, () => ({}))
  }),
}
