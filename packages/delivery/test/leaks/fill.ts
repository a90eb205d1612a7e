import {
  isOptional,
  metaOf,
  structureOf,
  validate,
  type DocumentDefinition,
  type Shape,
} from '@jakamy/schemas'

type Field = Shape[string]

/** What fields are filled with. */
export interface Filling {
  /** A text of its own for a place; `locale` for one of several languages. */
  text: (path: string, locale?: string) => string
  /** Remembers a number. */
  number: (path: string, value: number) => number
  /** Id of the document that a reference to a type gets. */
  refer: (type: string) => string
  /** Id of the stored file. */
  asset: (kind: 'image' | 'file') => string
  locales: readonly string[]
  /** From 0 up to 1, the same in every run. */
  random: () => number
}

/** Every form a text may have to take, the most natural first. */
const textForms: readonly ((canary: string) => string)[] = [
  (canary) => `[TEST] ${canary}`,
  (canary) => canary,
  (canary) => `c${canary}`,
  (canary) => `https://example.org/${canary}`,
  (canary) => `${canary}@example.org`,
  (canary) => `10.1000/${canary}`,
  (canary) => canary.padEnd(64, '0'),
]

/** Texts of fields that are too short or too strict to hold a canary. */
const plain = [
  '1.0.0',
  'en',
  'P1D',
  'P2D',
  'P1M',
  'FR',
  '+33199000000',
  'Europe/Paris',
  '08:00',
  '17:00',
  '112',
  'x',
]
const whole = [1, 2, 3, 30, 2000]

/** A field that no definition knows: an older one, or a mistake. */
export const undefinedField = 'notDefined'

/** All dates of a document: the day that the tests are made for. */
const day = '2026-06-01'

/**
 * A valid document of a type with a canary in every text and number that can hold one. Its fields are
 * those of the definition, whatever they are: a new one is filled without a change here.
 * @throws Error for a field of a kind that cannot be filled
 */
export function fill(
  definition: DocumentDefinition,
  id: string,
  filling: Filling,
): Record<string, unknown> {
  const {approvals: _stamps, ...shape}: Shape = definition.schema.shape
  const own = Object.entries(shape).filter(([name]) => !name.startsWith('_'))
  return attempt(`${definition.name}`, filling, (omit) => {
    const document = {
      _id: id,
      _type: definition.name,
      ...fields(Object.fromEntries(own), definition.name, filling, omit),
      [undefinedField]: filling.text(`${definition.name}.${undefinedField}`),
    }
    const [issue] = validate(definition, document)
    return issue ? `${issue.path}: ${issue.message}` : document
  })
}

/** Tries until what fields demand of each other is met, leaving out more and more that is optional. */
function attempt<T extends object>(
  path: string,
  {random}: Filling,
  make: (omit: () => boolean) => T | string,
): T {
  let reason = ''
  for (let tries = 0; tries < 200; tries += 1) {
    const made = make(() => tries > 5 && random() < 0.3)
    if (typeof made !== 'string') return made
    reason = made
  }
  throw new Error(`${path} cannot be filled: ${reason}`)
}

function fields(shape: Shape, path: string, filling: Filling, omit: () => boolean) {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) =>
      isOptional(field) && omit() ? [] : [[name, valueOf(field, `${path}.${name}`, filling)]],
    ),
  )
}

function valueOf(field: Field, path: string, filling: Filling): unknown {
  const part = partOf(field)
  const structure = structureOf(field)
  const {refer, asset, random} = filling
  const options = Object(part.options).list
  if (part.type === 'image' || part.type === 'file')
    return {_type: part.type, asset: {_type: 'reference', _ref: asset(part.type)}}
  if (part.type === 'reference') {
    const to: {type: string}[] = Array.isArray(part.to) ? part.to : []
    const weak = part.weak === true ? {_weak: true} : {}
    return {_type: 'reference', _ref: refer(to[0]?.type ?? ''), ...weak}
  }
  switch (structure.kind) {
    case 'localised':
      return localised(field, part.type, path, filling)
    case 'list': {
      if (Array.isArray(options)) return [pick(options, random).value]
      // Two, of lists within lists one: what is filled is read many times over.
      const items = (path.includes('[') ? [0] : [0, 1]).map((index) =>
        valueOf(structure.item, `${path}[${index}]`, filling),
      )
      return items.map((item, index) =>
        typeof item === 'object' ? {...item, _key: `k${index}`} : item,
      )
    }
    case 'group':
      return {
        ...fields(visible(structure.fields), path, filling, () => false),
        [undefinedField]: filling.text(`${path}.${undefinedField}`),
      }
    case 'variants':
      return attempt(path, filling, (omit) => {
        const [kind, form] = pick([...structure.forms], random)
        const inner = structureOf(form)
        const shape = inner.kind === 'group' ? visible(inner.fields) : {}
        const {kind: _kind, ...own} = shape
        const value = {kind, ...fields(own, `${path}.${kind}`, filling, omit)}
        return accepts(field, value) ? value : `no form of ${kind} fits`
      })
    default:
      return Array.isArray(options)
        ? pick(options, random).value
        : simple(field, part.type, path, filling)
  }
}

/** A plain value of a field, with a canary if it can hold one. */
function simple(field: Field, type: string, path: string, filling: Filling): unknown {
  const {random, number, text} = filling
  if (type === 'boolean') return random() < 0.5
  if (type === 'date') return day
  if (type === 'datetime') return `${day}T08:00:00Z`
  if (type === 'number') {
    const fraction = shuffled([0, 2, 40, 1900], random).map((base) =>
      Number((base + 0.1 + random() * 0.8).toFixed(12)),
    )
    const long = fraction.find((value) => accepts(field, value)) ?? 1e8 + digits(random, 9e8)
    if (accepts(field, long)) return number(path, long)
    return first(field, path, shuffled(whole, random))
  }
  const canary = text(path)
  const forms = textForms.map((form) => form(canary))
  return forms.find((value) => accepts(field, value)) ?? first(field, path, shuffled(plain, random))
}

function localised(field: Field, type: string, path: string, {text, locales}: Filling): unknown {
  const isRich = type === 'internationalizedArrayRichText'
  const words = locales.map((language) => text(path, language))
  const filled = textForms.map((form) =>
    locales.map((language, index) => {
      const value = form(words[index]!)
      return {_key: language, language, value: isRich ? paragraphs(value) : value}
    }),
  )
  return first(field, path, filled)
}

const paragraphs = (text: string) => [
  {
    _type: 'block',
    _key: 'b',
    style: 'normal',
    markDefs: [
      {
        _type: 'documentLink',
        _key: 'm',
        document: {_type: 'reference', _ref: 'procedure-shown', _weak: true},
      },
    ],
    children: [
      {_type: 'span', _key: 's', text: '[TEST] ', marks: ['strong', 'm']},
      {_type: 'span', _key: 't', text, marks: []},
    ],
  },
]

function first<T>(field: Field, path: string, values: readonly T[]): T {
  const found = values.find((value) => accepts(field, value))
  if (found === undefined) throw new Error(`${path} is of a kind that cannot be filled.`)
  return found
}

function accepts(field: Field, value: unknown): boolean {
  const result = field['~standard'].validate(value)
  return !(result instanceof Promise) && result.issues === undefined
}

/** What the field kind says that it is; plain `string` for fields without a word about themselves. */
function partOf(field: Field): {type: string; [option: string]: unknown} {
  const studio = metaOf(field)?.studio
  return typeof studio === 'object' ? studio : {type: 'string'}
}

const visible = (shape: Shape): Shape =>
  Object.fromEntries(Object.entries(shape).filter(([name]) => !name.startsWith('_')))

const digits = (random: () => number, below: number) => Math.floor(random() * below)

function pick<T>(values: readonly T[], random: () => number): T {
  return values[digits(random, values.length)]!
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({value, at: random()}))
    .toSorted((one, other) => one.at - other.at)
    .map(({value}) => value)
}
