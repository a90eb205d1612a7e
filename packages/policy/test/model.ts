import type {Notice, Stamp, Texts, World} from './modelWorld.ts'

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

function hides({today, hasPart}: World, notice: Notice, unit: UnitName, locale: string): boolean {
  const holds = notice.from <= today && today < (notice.until ?? Infinity)
  const isUnit = notice.part
    ? hasPart && units[unit].includes('part!')
    : (notice.unit ?? unit) === unit
  return holds && isUnit && (notice.locale ?? locale) === locale
}

/** Whether a reader may be given a unit in a language. */
export function mayServe(world: World, unit: UnitName, locale: string): boolean {
  const stamp = world.stamps[locale]
  const {isWhole, words} = told(world, unit, locale)
  const isHidden = world.notices.some((notice) => hides(world, notice, unit, locale))
  if (!stamp || !isWhole || isHidden || stamp.words[unit] !== words) return false
  const isStale = locale !== 'en' && stamp.source[unit] !== told(world, unit, 'en').words
  const isInDate = stamp.on <= world.today + 1 && world.today <= stamp.due + 30
  return !isStale && isInDate && gaps(world).every((gap) => stamp.waived.includes(gap))
}

/** The stamp a reviewer gets today, or `undefined` when it is refused. */
export function stampFor(
  world: World,
  locale: string,
  days: number,
  waives: boolean,
): Stamp | undefined {
  const {hasPart, today: on} = world
  const said = (unit: UnitName, of: string) => told(world, unit, of).here > 0
  const isApproved = (unit: UnitName) => mayServe({...world, notices: []}, unit, 'en')
  const whole = unitNames.filter((unit) => told(world, unit, locale).isWhole)
  if (!hasPart || days < 1 || days > 1096 || !whole.some((unit) => said(unit, locale)))
    return undefined
  if (gaps(world).length > 0 && !waives) return undefined
  if (locale !== 'en' && unitNames.some((unit) => said(unit, 'en') && !isApproved(unit)))
    return undefined
  const words = (of: string) =>
    Object.fromEntries(whole.map((unit) => [unit, told(world, unit, of).words]))
  return {words: words(locale), source: words('en'), on, due: on + days, waived: gaps(world)}
}
