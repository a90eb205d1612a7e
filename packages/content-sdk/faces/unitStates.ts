import type {JsonSchema} from '@jakamy/schemas'

const refusals = [
  'missing',
  'incomplete',
  'broken',
  'unreviewed',
  'changed',
  'stale',
  'expired',
  'gaps',
  'unverified',
  'withdrawn',
]

const language = {type: 'string', description: 'BCP 47 tag, e.g. `fr`.'}
const direction = {type: 'string', enum: ['ltr', 'rtl']}
const day = {type: 'string', format: 'date'}

/** The schemas that all units share, by name. */
export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  Refusal: {
    type: 'string',
    enum: refusals,
    description: 'Why the words of one unit in one language cannot be shown.',
  },
  Review: object('What readers are told about the approval of a text.', {
    version: {type: 'string'},
    reviewedOn: day,
    nextReviewDue: day,
    reviewer: {type: 'string'},
    state: {type: 'string', enum: ['current', 'dueSoon', 'overdue']},
    informationOnly: {
      type: 'boolean',
      description: 'May inform, must not serve as the basis of a consent. Show the label.',
    },
    missing: {type: 'array', items: {type: 'string'}},
    hash: {type: 'string'},
  }),
  Verification: object(
    'How far what somebody has to go on checking may be relied on. Say so when it is ageing.',
    {state: {type: 'string', enum: ['current', 'ageing']}, lastDay: day},
    ['lastDay'],
  ),
  Absent: object('The document says nothing here, and that is what was approved.', {
    status: {type: 'string', const: 'absent'},
  }),
  Withheld: object('No words may be shown. Say so; never leave the part out silently.', {
    status: {type: 'string', const: 'withheld'},
    requested: language,
    reason: {type: 'string', enum: ['noApprovedLocale', 'withdrawn']},
    attempts: {
      type: 'array',
      items: object('What was wrong with a language that was tried.', {
        locale: language,
        reason: {$ref: '#/components/schemas/Refusal'},
      }),
    },
  }),
  Problem: object('Something wrong with one document, which was left out.', {
    id: {type: 'string'},
    type: {type: 'string'},
    path: {type: 'string'},
    reason: {type: 'string'},
  }),
}

/** The states of a unit with this value: the value comes with its status and language, or not at all. */
export function unitStates(title: string, value: JsonSchema): JsonSchema {
  const review = {$ref: '#/components/schemas/Review'}
  const verification = {$ref: '#/components/schemas/Verification'}
  const shown = {locale: language, dir: direction, value, review, verification}
  return {
    title,
    oneOf: [
      object(
        'Approved, in the language that was asked for.',
        {status: {type: 'string', const: 'ok'}, ...shown},
        ['review', 'verification'],
      ),
      object(
        'Approved, in another language than the one asked for. Mark it with `locale` and `dir`.',
        {
          status: {type: 'string', const: 'fallback'},
          requested: language,
          reason: {$ref: '#/components/schemas/Refusal'},
          ...shown,
        },
        ['review', 'verification'],
      ),
      {$ref: '#/components/schemas/Absent'},
      {$ref: '#/components/schemas/Withheld'},
    ],
  }
}

/** An object whose fields are all required, but for the optional ones. */
export function object(
  description: string,
  properties: JsonSchema,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return {type: 'object', description, properties, required}
}
