/** The units of time, in the order in which an ISO 8601 duration counts them. */
export const timeUnits = ['year', 'month', 'week', 'day', 'hour', 'minute'] as const

/** A unit of time, as an ISO 8601 duration counts in it. */
export type TimeUnit = (typeof timeUnits)[number]

/** What the checks know of a language. All words in lower case. */
export interface Language {
  /** The mark before decimals; the other one of the two groups thousands. */
  decimalMark: '.' | ','
  /** Written-out numbers, 1 to 12. */
  numbers: Readonly<Record<string, number>>
  /** Written-out numbers that also mean something else: they state a number, but never add one. */
  ambiguous: ReadonlySet<string>
  /** Articles that mean “one” directly before a unit of time. */
  articles: ReadonlySet<string>
  timeUnits: ReadonlyMap<string, TimeUnit>
  /** Words for “in every hundred”, beside the sign. */
  percent: readonly string[]
  negations: ReadonlySet<string>
  obligations: ReadonlySet<string>
  /** The commonest small words: the language can be told by them. */
  functionWords: ReadonlySet<string>
}

const words = (text: string) => new Set(text.split(' '))

const units = (lists: Readonly<Record<TimeUnit, string>>): Language['timeUnits'] =>
  new Map(timeUnits.flatMap((unit) => lists[unit].split(' ').map((word) => [word, unit] as const)))

const numbered = (text: string) =>
  Object.fromEntries(text.split(' ').map((word, index) => [word, index + 1]))

/** The languages the checks know. In others they look at figures only. */
const languages: Readonly<Record<string, Language>> = {
  en: {
    decimalMark: '.',
    numbers: numbered('one two three four five six seven eight nine ten eleven twelve'),
    ambiguous: words('one'),
    articles: words('a an'),
    timeUnits: units({
      year: 'year years',
      month: 'month months',
      week: 'week weeks',
      day: 'day days',
      hour: 'hour hours',
      minute: 'minute minutes',
    }),
    percent: ['percent', 'per cent'],
    negations: words('not no never none nor neither cannot without nothing'),
    obligations: words('must imperative imperatively necessary essential mandatory compulsory'),
    functionWords: words(
      'the a an of to and in is are was be been for on with that this these it you your they their by as at from or not have has will may can if when which should there into about more',
    ),
  },
  fr: {
    decimalMark: ',',
    numbers: {
      ...numbered('un deux trois quatre cinq six sept huit neuf dix onze douze'),
      une: 1,
    },
    ambiguous: words('un une neuf'),
    articles: words('un une'),
    timeUnits: units({
      year: 'an ans année années',
      month: 'mois',
      week: 'semaine semaines',
      day: 'jour jours journée journées',
      hour: 'heure heures h',
      minute: 'minute minutes min',
    }),
    percent: ['pour cent', 'pour-cent'],
    negations: words('pas jamais aucun aucune ni non sans rien guère'),
    obligations: words(
      'doit doivent devez devra devront devrez faut impératif impérative impérativement nécessaire indispensable obligatoire obligatoirement essentiel',
    ),
    functionWords: words(
      'le la les un une des du de et en est sont été être pour sur avec que qui ce cette ces il elle vous votre vos ils leur leurs par au aux dans ne pas ou si se sa son ses plus peut d l qu n',
    ),
  },
}

/** The language of a tag without its region, e.g. `fr` for `fr-CH`. */
export function baseOf(tag: string): string {
  return tag.toLowerCase().replace(/-.*/s, '')
}

/** What is known of the language of a tag, e.g. of French for `fr-CH`. */
export function languageOf(tag: string): Language | undefined {
  const base = baseOf(tag)
  return Object.hasOwn(languages, base) ? languages[base] : undefined
}

/** The languages that can be told by their small words, with those words. */
export const profiles: readonly (readonly [tag: string, functionWords: ReadonlySet<string>])[] =
  Object.entries(languages).map(([tag, {functionWords}]) => [tag, functionWords])
