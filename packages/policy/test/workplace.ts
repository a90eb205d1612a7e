import {serialize} from 'node:v8'

import type {StoredDocument} from '@jakamy/schemas'
import {ed25519} from '@noble/curves/ed25519.js'
import {bytesToHex, hexToBytes} from '@noble/hashes/utils.js'

import {
  approve,
  candidatesOf,
  changesRequested,
  closed,
  gate,
  hashUnit,
  hashUnits,
  permit,
  reviewStanding,
  signApproval,
  signatureCheck,
  submitted,
  type Actor,
  type AnyDocument,
  type Approval,
  type ReviewAction,
  type SignatureCheck,
  type Subject,
  type Unit,
} from '../src/index.ts'
import {definitions, leaflet} from './definitions.ts'
import {lowestVersion, mayServe, stampFor, unitNames, unitWords, wordsOf} from './model.ts'
import {firstDay, iso, languages, leafletWith, references, withdrawalsOf} from './modelDocuments.ts'
import type {Notice, Stamp, Texts, World} from './modelWorld.ts'
import {mayTake, type Person, type Submission} from './workflowModel.ts'
import type {Raw, Step} from './workplaceSteps.ts'

/** The parts of policy that a test may replace with faulty ones. */
export interface Rules {
  gate: typeof gate
  permit: typeof permit
}

// Made for these tests; nobody signs anything else with it.
const secretKey = '33'.repeat(32)
const verify = signatureCheck([bytesToHex(ed25519.getPublicKey(hexToBytes(secretKey)))])
const verdicts = new Map<string, boolean>()

/** The real check, each answer given once: the same stamps come again and again. */
const signatures: SignatureCheck = (id, approval) => {
  const question = JSON.stringify([id, approval])
  const known = verdicts.get(question) ?? verify(id, approval)
  verdicts.set(question, known)
  return known
}

/** A stamp on both sides of the comparison. */
interface Stamped {
  approval: Approval
  model: Stamp
  /** Whether it is exactly what an approval made. */
  isGenuine: boolean
  /** Whether it stands under another language than it was given for. */
  isMoved?: boolean
}

interface Version {
  texts: Texts
  stamps: Record<string, Stamped>
  reviews: NonNullable<AnyDocument['reviews']>
  submissions: Record<string, Submission>
}

/** Both sides of the comparison: the model, and real documents that real rules judge. */
export class Workplace {
  private day = firstDay
  private readonly notices: Notice[] = []
  private readonly part: Texts['part'] = {en: 'one', fr: 'one'}
  /** What the last look at what readers get was about, byte by byte. */
  private seenLast = new Uint8Array()
  private draft = this.begin()
  private published = this.begin()
  /** Every stamp there ever was. */
  private readonly past: Stamped[] = []
  /** What was approved: language, unit and words. */
  private readonly approvedWords = new Set<string>()
  /** What somebody only claimed to be approved. */
  private readonly forgedWords = new Set<string>()
  private readonly rules: Rules
  private readonly isSigned: boolean

  constructor(rules: Rules, isSigned: boolean) {
    this.rules = rules
    this.isSigned = isSigned
  }

  /** Another like it, so that the same beginning is gone through once for many sequences. */
  copy(): Workplace {
    const {rules, isSigned, ...own} = this
    return Object.assign(new Workplace(rules, isSigned), structuredClone(own))
  }

  private begin(): Version {
    const both = () => ({en: 'one', fr: 'one'}) as Record<string, string | undefined>
    const texts = {title: both(), summary: both(), risk: both(), stay: both(), part: this.part}
    return {texts, stamps: {}, reviews: [], submissions: {}}
  }

  /** Does a step on both sides; tells where they disagree about it. */
  take(step: Step): string | undefined {
    switch (step.do) {
      case 'write':
        this.draft.texts[step.name][step.locale] = step.words
        return undefined
      case 'wait':
        this.day += step.days
        return undefined
      case 'raw':
        this.write(step.to, step.write)
        return undefined
      default:
        return this.act(step)
    }
  }

  private act(step: Exclude<Step, {do: 'write' | 'wait' | 'raw'}>): string | undefined {
    const {draft} = this
    const locale = 'locale' in step ? step.locale : 'en'
    const comment = 'comment' in step ? step.comment : ''
    const may = this.isPermitted(step.do, step.who, locale, comment)
    const expected = mayTake(
      step.do,
      step.who,
      this.worldOfReaders(draft),
      locale,
      draft.submissions[locale],
      comment,
    )
    if (may !== expected) return `${step.do} is ${may}, but the model says ${expected}`
    if (!may) return undefined
    if (step.do === 'submit') this.submit(step)
    if (step.do === 'requestChanges') {
      const taken = {locale, by: step.who.user, at: iso(this.day), comment}
      draft.reviews = changesRequested(this.resolved(draft), taken)
      const submission = draft.submissions[locale]
      if (submission) submission.isWaiting = false
    }
    if (step.do === 'publish') this.publish()
    if (step.do === 'withdraw')
      this.notices.push({...step.notice, from: step.notice.from + this.day})
    const notice = step.do === 'lift' ? this.notices[step.index] : undefined
    if (notice) notice.until = this.day
    return step.do === 'approve' ? this.approve(step) : undefined
  }

  private isPermitted(action: ReviewAction, who: Person, locale: string, comment: string) {
    const {draft, published} = this
    const situation = {
      ...this.resolved(draft),
      locale,
      published: this.resolved(published).document,
      withdrawals: withdrawalsOf(this.notices),
      now: new Date(iso(this.day)),
      ...(this.isSigned ? {signatures} : {}),
    }
    const standing = reviewStanding(situation)
    const request = {definition: leaflet, standing, actor: actorFor(who), comment}
    return this.rules.permit(action, request).status === 'permitted'
  }

  private submit({who, locale, origin}: Step & {do: 'submit'}) {
    const {draft} = this
    const step = {locale, by: who.user, at: iso(this.day)}
    draft.reviews = submitted(
      this.resolved(draft),
      origin ? {...step, translationOrigin: origin} : step,
    )
    const wasMachine = draft.submissions[locale]?.isMachine ?? false
    draft.submissions[locale] = {
      isWaiting: true,
      author: who.user,
      words: wordsOf(this.world(draft), locale),
      isMachine: origin === undefined ? wasMachine : origin === 'machine',
    }
  }

  private publish() {
    this.published = structuredClone(this.draft)
    this.published.texts.part = this.part
  }

  private approve({who, locale, days}: Step & {do: 'approve'}): string | undefined {
    const {draft} = this
    const world = this.world(draft)
    const version = lowestVersion(world, locale)
    const isMachine = draft.submissions[locale]?.isMachine ?? false
    const wish = {locale, days, waives: true, version, isMachine}
    const expected = stampFor(world, wish, this.worldOfReaders(draft))
    const result = approve({
      ...this.resolved(draft),
      locale,
      reviewer: who.user,
      reviewerLabel: 'Model',
      reviewedOn: iso(this.day).slice(0, 10),
      reviewedAt: iso(this.day),
      nextReviewDue: iso(this.day + days).slice(0, 10),
      withdrawals: withdrawalsOf(this.notices),
      waiverReason: 'A test',
      ...(this.isSigned ? {signatures} : {}),
    })
    if ((result.status === 'approved') !== (expected !== undefined))
      return `${JSON.stringify(result)} but ${JSON.stringify(expected)}`
    if (result.status === 'refused' || !expected) return undefined
    const approval = this.isSigned
      ? signApproval('leaflet-a', result.approval, secretKey)
      : result.approval
    this.put(draft, locale, {approval, model: expected, isGenuine: true})
    this.note(this.approvedWords, expected, locale)
    draft.reviews = closed(this.resolved(draft).document, locale)
    delete draft.submissions[locale]
    return undefined
  }

  private write(to: 'draft' | 'published', write: Raw) {
    const version = this[to]
    if (write.kind === 'publish') return this.publish()
    if (write.kind === 'words') {
      version.texts[write.name][write.locale] = write.words
      return undefined
    }
    const {locale} = write
    if (write.kind === 'forge') return this.forge(version, locale)
    if (write.kind === 'replay') {
      const old = this.past.filter(({approval}) => approval.locale === locale).at(write.index)
      return old && this.put(version, locale, old)
    }
    const own = version.stamps[write.kind === 'move' ? write.from : locale]
    if (!own) return undefined
    const {approval, model} = own
    if (write.kind === 'extend') {
      const due = model.on + 1000
      const nextReviewDue = iso(due).slice(0, 10)
      const isGenuine = own.isGenuine && nextReviewDue === approval.nextReviewDue
      const later = {
        ...own,
        approval: {...approval, nextReviewDue},
        model: {...model, due},
        isGenuine,
      }
      return this.put(version, locale, later)
    }
    if (write.from === locale || own.isMoved) return undefined
    const moved = {...approval, _key: locale, locale}
    // The words it was given for are those of the other language: here it is for none.
    const none = {...model, words: {}, source: {}}
    return this.put(version, locale, {
      approval: moved,
      model: none,
      isGenuine: false,
      isMoved: true,
    })
  }

  private forge(version: Version, locale: string) {
    const world = this.world(version)
    const candidates = candidatesOf(this.resolved(version), [locale, 'en'])
    const units = unitNames.map((unit) => ({
      _key: unit,
      _type: 'approvedUnit',
      unit,
      hash: hashUnit('leaflet-a', unit, locale, candidates.get(locale)![unit]!),
      sourceHash: hashUnit('leaflet-a', unit, 'en', candidates.get('en')![unit]!),
    }))
    const today = iso(this.day).slice(0, 10)
    const missing = ['summary', 'stay']
    const approval = {
      _key: locale,
      _type: 'approval',
      locale,
      version: '1.0.0',
      hash: hashUnits(units),
      units,
      reviewedOn: today,
      reviewedAt: iso(this.day),
      since: today,
      nextReviewDue: iso(this.day + 100).slice(0, 10),
      reviewer: 'forger',
      reviewerLabel: 'Forger',
      waiver: {_type: 'waiver', missing, reason: 'x', waivedBy: 'forger', date: today},
      signature: '00'.repeat(64),
    }
    const words = (of: string) =>
      Object.fromEntries(unitNames.map((unit) => [unit, unitWords(world, unit, of)]))
    const model: Stamp = {
      words: words(locale),
      source: words('en'),
      on: this.day,
      due: this.day + 100,
      waived: missing,
      version: [1, 0, 0],
      since: this.day,
    }
    this.put(version, locale, {approval, model, isGenuine: false})
    this.note(this.forgedWords, model, locale)
  }

  private put(version: Version, locale: string, stamped: Stamped) {
    version.stamps = {...version.stamps, [locale]: stamped}
    this.past.push(stamped)
  }

  private note(words: Set<string>, model: Stamp, locale: string) {
    for (const [unit, said] of Object.entries(model.words)) words.add(`${locale} ${unit} ${said}`)
  }

  /** The world with every stamp that is written down. */
  private world({texts, stamps}: Version): World {
    const models = Object.entries(stamps).map(([locale, {model}]) => [locale, model])
    return {
      texts,
      stamps: Object.fromEntries(models),
      hasPart: true,
      notices: this.notices,
      today: this.day,
    }
  }

  /** The world with the stamps that count for readers. */
  private worldOfReaders({texts, stamps}: Version): World {
    const counting = Object.entries(stamps).filter(([, {isGenuine}]) => isGenuine || !this.isSigned)
    return this.world({...this.begin(), texts, stamps: Object.fromEntries(counting)})
  }

  private resolved({texts, stamps, reviews}: Version) {
    const approvals = Object.values(stamps).map(({approval}) => approval)
    return {
      definition: leaflet,
      definitions,
      document: leafletWith(texts, {approvals, reviews}),
      references: references(this.part),
    }
  }

  private subject(): Subject {
    const resolved = this.resolved(this.published)
    return {
      definition: leaflet,
      document: resolved.document,
      candidates: candidatesOf(resolved, languages),
      withdrawals: withdrawalsOf(this.notices),
      now: new Date(iso(this.day)),
      ...(this.isSigned ? {signatures} : {}),
    }
  }

  /** What is wrong with what readers get now, if anything has changed for them since the last look. */
  fault(seen: Record<string, number>): string | undefined {
    const state = serialize([this.day, this.notices, this.part, this.published])
    if (state.equals(this.seenLast)) return undefined
    this.seenLast = state
    const subject = this.subject()
    const world = this.worldOfReaders(this.published)
    for (const locale of languages) {
      const asked = {locale, fallback: []}
      const units: Record<string, Unit<unknown>> = this.rules.gate(subject, asked).units
      for (const unit of unitNames) {
        const {status} = units[unit]!
        const isServed = status === 'ok' || status === 'absent'
        const words = `${locale} ${unit} ${unitWords(world, unit, locale)}`
        const isApproved = this.approvedWords.has(words)
        const isForged = !isApproved && this.forgedWords.has(words)
        const kind = isServed ? (isApproved ? 'served' : 'served forged') : 'withheld'
        seen[kind] = (seen[kind] ?? 0) + 1
        if (isServed && !isApproved && (this.isSigned || !isForged))
          return `${words} is served, and nobody approved it`
        const may = mayServe(world, unit, locale)
        if (isServed !== may) return `${words}: ${status}, but the model says ${may}`
      }
    }
    return undefined
  }
}

function actorFor({user, roles, hasCredentials, locales}: Person): Actor {
  const person: StoredDocument<'person'> = {
    _id: `person-${user}`,
    _type: 'person',
    name: user,
    roles: [...roles],
    locales: locales.flatMap((locale) => (locale === 'en' || locale === 'fr' ? [locale] : [])),
    ...(hasCredentials ? {credentials: '[TEST]'} : {}),
  }
  return {user, name: user, person}
}
