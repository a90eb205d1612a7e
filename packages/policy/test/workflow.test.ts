import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {gate, permit} from '../src/index.ts'
import {mutants} from './modelMutants.ts'
import type {Texts} from './modelWorld.ts'
import type {Person} from './workflowModel.ts'
import {Workplace, type Rules} from './workplace.ts'
import type {Raw, Step} from './workplaceSteps.ts'

/** `POLICY_SEQUENCES=1000000 npx vitest run --root packages/policy test/workflow.test.ts` for a long night. */
const sequences = Number(process.env.POLICY_SEQUENCES ?? 10_000)

const person = (user: string, roles: Person['roles'], ...locales: string[]): Person => ({
  user,
  roles,
  locales,
  hasCredentials: true,
})
const author = person('author', ['author'])
const clinician = person('clinician', ['clinicalReviewer'])
const translator = person('translator', ['translationReviewer'], 'fr')
const publisher = person('publisher', ['publisher'])
const everything = person(
  'everything',
  ['author', 'clinicalReviewer', 'translationReviewer', 'publisher'],
  'en',
  'fr',
)
const people = [
  author,
  clinician,
  translator,
  publisher,
  everything,
  person('nobody', []),
  person('other', ['translationReviewer']),
  {...clinician, user: 'unqualified', hasCredentials: false},
]

const locale = fc.constantFrom('en', 'en', 'fr', 'fr', 'ar')
const words = fc.constantFrom('one', 'two', undefined)
const anybody = fc.constantFrom(...people)
/** Mostly somebody who may, or hardly anything would ever be approved. */
const mostly = (...given: Person[]) =>
  fc.oneof({weight: 3, arbitrary: fc.constantFrom(...given)}, {weight: 1, arbitrary: anybody})
const to = fc.constantFrom('draft' as const, 'published' as const)
const is = <const K extends string>(name: K) => fc.constant(name)

const raw: fc.Arbitrary<Raw> = fc.oneof(
  fc.record({
    kind: is('words'),
    name: fc.constantFrom('title', 'summary', 'risk', 'stay'),
    locale,
    words,
  }),
  fc.record({kind: is('forge'), locale}),
  fc.record({kind: is('move'), from: locale, locale}),
  fc.record({kind: is('extend'), locale}),
  fc.record({kind: is('replay'), locale, index: fc.nat(3)}),
  fc.record({kind: is('publish')}),
)
const notice = fc.record({
  part: fc.boolean(),
  locale: fc.option(locale, {nil: undefined}),
  from: fc.integer({min: -1, max: 1}),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: is('write'),
      name: fc.constantFrom<keyof Texts>('title', 'summary', 'risk', 'stay', 'part'),
      locale,
      words,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: is('submit'),
      who: mostly(author, everything),
      locale,
      origin: fc.constantFrom(undefined, undefined, 'human', 'machine'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('requestChanges'),
      who: mostly(clinician, translator),
      locale,
      comment: fc.constantFrom('', 'x'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: is('approve'),
      who: mostly(clinician, translator, everything),
      locale,
      days: fc.constantFrom(0, 1, 100, 1096, 1097),
    }),
  },
  {weight: 4, arbitrary: fc.record({do: is('publish'), who: mostly(publisher)})},
  {weight: 1, arbitrary: fc.record({do: is('withdraw'), who: mostly(publisher), notice})},
  {weight: 1, arbitrary: fc.record({do: is('lift'), who: mostly(clinician), index: fc.nat(2)})},
  {weight: 2, arbitrary: fc.record({do: is('wait'), days: fc.constantFrom(-1, 1, 29, 31, 100)})},
  {weight: 4, arbitrary: fc.record({do: is('raw'), to, write: raw})},
)

const reviewed = (who: Person, of: string): Step[] => [
  {do: 'submit', who: author, locale: of, origin: undefined},
  {do: 'approve', who, locale: of, days: 100},
]
const readable: Step[] = [
  ...reviewed(clinician, 'en'),
  ...reviewed(translator, 'fr'),
  {do: 'publish', who: publisher},
]
const again: Step[] = [
  {do: 'write', name: 'title', locale: 'en', words: 'two'},
  ...reviewed(clinician, 'en'),
]
const begin = fc.constantFrom<Step[]>(
  [],
  readable,
  [...readable, ...again],
  [{do: 'submit', who: everything, locale: 'en', origin: undefined}],
  [
    {do: 'raw', to: 'draft', write: {kind: 'forge', locale: 'en'}},
    {do: 'submit', who: author, locale: 'fr', origin: undefined},
  ],
)
const steps = fc.array(step, {minLength: 1, maxLength: 12, size: 'max'})

/** Runs random days of work past the rules and the model. */
function compare(rules: Rules, isSigned: boolean, parameters: fc.Parameters<unknown>) {
  const seen: Record<string, number> = {}
  const go = (workplace: Workplace, sequence: readonly Step[]) => {
    for (const each of sequence) {
      const found = workplace.take(each) ?? workplace.fault(seen)
      if (found) throw new Error(`after ${JSON.stringify(each)}: ${found}`)
    }
    return workplace
  }
  const begun = new Map<readonly Step[], Workplace>()
  const property = fc.property(begin, steps, (before, after) => {
    const workplace = begun.get(before) ?? go(new Workplace(rules, isSigned), before)
    begun.set(before, workplace)
    go(workplace.copy(), after)
  })
  return {result: fc.check(property, parameters), seen}
}

const rules: Rules = {gate, permit}

/** Sequences about which the rules and the model once disagreed. */
const found: [Step[], Step[]][] = [
  [
    [],
    [
      {do: 'write', name: 'stay', locale: 'ar', words: 'one'},
      {do: 'withdraw', who: publisher, notice: {part: true, locale: undefined, from: 0}},
      {do: 'raw', to: 'draft', write: {kind: 'forge', locale: 'ar'}},
      {do: 'submit', who: author, locale: 'ar', origin: undefined},
    ],
  ],
]

/** Rules with one fault each, and whether stamps are signed where it must be noticed. */
const faults: Record<string, [rules: Rules, isSigned: boolean]> = {
  'compares no hashes': [{gate: mutants['ignores changed words']!, permit}, false],
  'looks at no signature': [
    {gate: ({signatures: _signatures, ...subject}, request) => gate(subject, request), permit},
    true,
  ],
  'lets people approve their own words': [
    {
      gate,
      permit: (action, request) =>
        permit(action, {...request, actor: {...request.actor, user: 'somebody else'}}),
    },
    false,
  ],
  'lets anybody approve': [
    {
      gate,
      permit: (action, request) => {
        const everybody = {...request.actor.person!, ...everything, roles: [...everything.roles]}
        const person = {...everybody, credentials: 'x', locales: ['en' as const, 'fr' as const]}
        return permit(action, {...request, actor: {...request.actor, person}})
      },
    },
    false,
  ],
  'approves what was not submitted': [
    {
      gate,
      permit: (action, request) =>
        permit(action, {...request, standing: {...request.standing, state: 'inReview'}}),
    },
    false,
  ],
}

describe('rows 45 and 46: no sequence of edits, reviews and writes behind the Studio’s back', () => {
  it.each([
    ['', true],
    [', but for a stamp that somebody forged who may write to the dataset', false],
  ])(
    `gets words to readers that nobody approved%s, signed: %s; ${sequences} sequences`,
    {timeout: 900_000},
    (_, isSigned) => {
      const {result, seen} = compare(rules, isSigned, {numRuns: sequences, examples: found})
      expect(
        result.failed ? `${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}` : '',
      ).toBe('')
      expect(seen.served).toBeGreaterThan(sequences)
      expect(seen.withheld).toBeGreaterThan(sequences)
      // Without signatures a forged stamp is as good as a real one: that is what the docs say.
      const forged = seen['served forged'] ?? 0
      expect(isSigned ? forged === 0 : forged > sequences / 100).toBe(true)
    },
  )

  it.each(Object.entries(faults))(
    'goes unnoticed where somebody %s',
    {timeout: 120_000},
    (_, [faulty, isSigned]) => {
      const {result} = compare(faulty, isSigned, {numRuns: 5_000, seed: 19, endOnFailure: true})
      expect(result.failed).toBe(true)
    },
  )
})
