import type {Audience, Notice, Stamp, Texts, Version, World} from './modelWorld.ts'

/** The texts of each unit (required ones with a `!`). Those with the text `part` include the part. */
const units = {
  overview: ['title!', 'summary'],
  risks: ['risk!', 'part!'],
  stay: ['stay'],
  media: ['part!'],
}
export const unitNames = Object.keys(units) as (keyof typeof units)[]
type UnitName = keyof typeof units

function told({texts, hasPart}: World, unit: UnitName, locale: string) {
  const textOf = (name: string) => texts[name.replace('!', '') as keyof Texts]
  const all = units[unit].map((name) => ({name, said: textOf(name)}))
  const anywhere = all.filter(({said}) => Object.values(said).some(Boolean))
  const here = anywhere.filter(({said}) => said[locale]).length
  const isSaid = all.every((text) => !text.name.endsWith('!') || anywhere.includes(text))
  const isBroken = !hasPart && units[unit].includes('part!')
  const words = JSON.stringify([isBroken, ...all.map(({said}) => said[locale])])
  return {here, words, isWhole: here === anywhere.length && isSaid && !isBroken}
}

function gaps({texts}: World): string[] {
  return (['summary', 'stay'] as const).filter((name) => !Object.values(texts[name]).some(Boolean))
}

function concerns(
  {hasPart, stamps}: World,
  notice: Notice,
  unit: UnitName,
  locale: string,
  {clinic, channel}: Audience,
): boolean {
  const version = stamps[locale]?.version
  const isUnit = notice.part
    ? hasPart && units[unit].includes('part!')
    : (notice.unit ?? unit) === unit && !(version && notice.upTo && version[0] > notice.upTo)
  const isHere =
    (clinic ?? notice.clinic) === (notice.clinic ?? clinic) &&
    (channel ?? notice.channel) === (notice.channel ?? channel)
  return isUnit && isHere && (notice.locale ?? locale) === locale
}

/** How much a change of a unit is when nobody looks into it; what includes the part may be anything. */
const weight: Record<UnitName, 0 | 1> = {overview: 1, risks: 0, stay: 0, media: 0}

const order = ([major, minor, patch]: Version) => major * 1e6 + minor * 1e3 + patch

/** The lowest version under which a language can be approved. */
export function lowestVersion({stamps, ...world}: World, locale: string): Version {
  const own = stamps[locale]
  const latest = Object.values(stamps)
    .map(({version}) => version)
    .toSorted((a, b) => order(a) - order(b))
    .at(-1)
  if (!latest) return [1, 0, 0]
  const follows = locale !== 'en' && (!own || order(own.version) < order(latest))
  const changed = unitNames.filter((unit) => {
    const {isWhole, words} = told({stamps, ...world}, unit, locale)
    return isWhole && own?.words[unit] !== words
  })
  if (follows || changed.length === 0) return latest
  return changed.some((unit) => weight[unit] === 0)
    ? [latest[0] + 1, 0, 0]
    : [latest[0], latest[1] + 1, 0]
}

function mayLag(world: World, stamp: Stamp, unit: UnitName): boolean {
  const source = world.stamps.en
  if (!source || stamp.source[unit] === undefined || !mayServe(world, unit, 'en')) return false
  const [own, now] = [stamp.version, source.version]
  if (own[0] !== now[0]) return false
  if (own[1] === now[1]) return now[2] >= own[2]
  return own[1] + 1 === now[1] && world.today <= source.since + 30
}

/** Whether a reader may be given a unit in a language. */
export function mayServe(
  world: World,
  unit: UnitName,
  locale: string,
  audience: Audience = {},
): boolean {
  const {today} = world
  const stamp = world.stamps[locale]
  const {isWhole, words} = told(world, unit, locale)
  const hiding = world.notices.filter(
    (notice) => concerns(world, notice, unit, locale, audience) && !notice.warns?.includes(locale),
  )
  const isHidden = hiding.some(
    ({from, until}) => from <= today && today < (until ?? Number.POSITIVE_INFINITY),
  )
  if (!stamp || !isWhole || isHidden || stamp.words[unit] !== words) return false
  const isVoid = hiding.some(
    ({from, until}) => until !== undefined && from < until && until <= today && stamp.on < until,
  )
  const isOther = locale !== 'en' && stamp.source[unit] !== told(world, unit, 'en').words
  const isInDate = stamp.on <= today + 1 && today <= stamp.due + 30
  if (isVoid || (isOther && !mayLag(world, stamp, unit)) || !isInDate) return false
  return gaps(world).every((gap) => stamp.waived.includes(gap))
}

/** All that a language says, finished or not: what is submitted is what is reviewed. */
export function wordsOf(world: World, locale: string): string {
  return JSON.stringify(unitNames.map((unit) => told(world, unit, locale).words))
}

/** The words of one unit in one language. */
export function unitWords(world: World, unit: UnitName, locale: string): string {
  return told(world, unit, locale).words
}

/**
 * Whether a language counts as not begun: it says nothing, or readers get all that it says, the rest is
 * not there, and nothing of it is withdrawn.
 */
export function isMissing(world: World, locale: string): boolean {
  if (!Object.values(world.texts).some((texts) => texts[locale])) return true
  const untold = unitNames.filter((unit) => {
    const {here, isWhole} = told(world, unit, locale)
    return here === 0 && !isWhole
  })
  const others = unitNames.filter((unit) => !untold.includes(unit))
  const isRestFine = others.every((unit) => mayServe(world, unit, locale))
  return untold.length > 0 && isRestFine && !isWithdrawn(world, locale)
}

/** Whether a notice keeps some part of a language from every reader. */
export function isWithdrawn(world: World, locale: string): boolean {
  return world.notices.some(
    (notice) =>
      notice.from <= world.today &&
      world.today < (notice.until ?? Number.POSITIVE_INFINITY) &&
      unitNames.some((unit) => concerns(world, notice, unit, locale, {})),
  )
}

/** What a reviewer asks for. */
export interface Wish {
  locale: string
  days: number
  waives: boolean
  version: Version
  isMachine: boolean
}

/**
 * The stamp a reviewer gets today, or `undefined` when it is refused.
 * @param served the world as readers have it: without the stamps that do not count
 */
export function stampFor(world: World, wish: Wish, served = world): Stamp | undefined {
  const {locale, days, waives, version} = wish
  const {hasPart, today: on} = world
  const said = (unit: UnitName, of: string) => told(world, unit, of).here > 0
  const whole = unitNames.filter((unit) => told(world, unit, locale).isWhole)
  if (!hasPart || days < 1 || days > 1096 || !whole.some((unit) => said(unit, locale)))
    return undefined
  if ((gaps(world).length > 0 && !waives) || wish.isMachine) return undefined
  if (
    locale !== 'en' &&
    unitNames.some((unit) => said(unit, 'en') && !mayServe(served, unit, 'en'))
  )
    return undefined
  if (order(version) < order(lowestVersion(world, locale))) return undefined
  const words = (of: string) =>
    Object.fromEntries(whole.map((unit) => [unit, told(world, unit, of).words]))
  const before = world.stamps[locale]
  const goesOn = before?.version[0] === version[0] && before.version[1] === version[1]
  return {
    words: words(locale),
    source: words('en'),
    on,
    due: on + days,
    waived: gaps(world),
    version,
    since: goesOn ? before.since : on,
  }
}
