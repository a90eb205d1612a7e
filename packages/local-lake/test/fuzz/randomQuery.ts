import type {Random} from './random.ts'
import {IDS, SCALARS, TYPES} from './randomDocument.ts'

/** A query with its parameters. */
export interface RandomQuery {
  query: string
  params: Record<string, unknown>
}

/** A query made of all that the planner knows, and of much that it does not. */
export function randomQuery(random: Random): RandomQuery {
  const params = {
    id: random.pick(IDS),
    ids: Array.from({length: random.below(4)}, () => random.pick([...IDS, null, 1])),
    value: random.pick(SCALARS),
    values: Array.from({length: random.below(3)}, () => random.pick(SCALARS)),
    type: random.pick([...TYPES, 1, null]),
    types: [random.pick(TYPES), random.pick(TYPES)],
    from: random.below(4),
    to: random.below(8),
    nothing: null,
  }
  return {query: top(random), params}
}

function top(random: Random): string {
  const query = list(random, 0)
  return random.pick([
    () => query,
    () => everyday(random),
    () => `count(${query})`,
    () => `{"a": ${query}, "n": count(${list(random, 0)})}`,
    () => `${query}._id`,
    () => `${query}.refs[]->title`,
    () => `(${query})`,
    () => `array::unique(${query}[].n)`,
    () => `coalesce(${query}[0].title, "none")`,
    () => `math::sum(${query}.n)`,
  ])()
}

/** What is asked most: a document by what it is, and the first ones in an order. */
function everyday(random: Random): string {
  const equal = (): string => {
    const value = random.pick(['"a"', '1', 'true', '"x"', '$value', '$type'])
    return `${random.pick(['n', 'slug.current', '_id', 'author._ref', 'tags', '@.n'])} == ${value}`
  }
  const one = random.pick([
    () => equal(),
    () => `_type == ${type(random)} && ${equal()}`,
    () => `(${equal()} && _type == ${type(random)}) && ${equal()}`,
  ])()
  const projection = random.pick([() => '', () => compiled(random)])()
  if (random.oneIn(2)) return `*[${one}][${random.below(3)}]${projection}`
  const some = random.oneIn(2) ? `_type == ${type(random)}` : one
  return `*[${some}] | order(${order(random)})${slice(random)}${compiled(random)}`
}

/** `*[…]…`, inside `depth` other filters. */
function list(random: Random, depth: number): string {
  let query = random.oneIn(10) ? '*' : `*[${filter(random, depth)}]`
  if (random.oneIn(10)) query += `[${filter(random, depth)}]`
  if (random.oneIn(3))
    query += ` | order(${order(random)}${random.oneIn(3) ? `, ${order(random)}` : ''})`
  if (random.oneIn(8)) query += `[${filter(random, depth)}]`
  if (random.oneIn(25)) query += ` | score(title match "two")`
  if (random.oneIn(4)) query = project(random, query, depth)
  if (random.oneIn(2)) query += slice(random)
  if (random.oneIn(3)) query = project(random, query, depth)
  return query
}

function slice(random: Random): string {
  return random.pick([
    '[0]',
    '[1]',
    '[-1]',
    '[0...2]',
    '[0..1]',
    '[1...3]',
    '[2...1]',
    '[-2..-1]',
    '[$from...$to]',
    '[0...5][1]',
  ])
}

function order(random: Random): string {
  const by = random.pick([
    '_createdAt',
    '_updatedAt',
    'title',
    'n',
    'slug.current',
    'lower(title)',
    'count(refs)',
    'author->title',
    'tags',
    '_id',
    'n + 1',
    'coalesce(n, title)',
  ])
  return by + random.pick(['', ' asc', ' desc'])
}

function filter(random: Random, depth: number): string {
  if (random.oneIn(3)) return `_type == ${type(random)} && ${term(random, depth)}`
  if (random.oneIn(4)) return `_type == ${type(random)}`
  if (random.oneIn(4)) return `${term(random, depth)} && ${term(random, depth)}`
  if (random.oneIn(6)) return `${term(random, depth)} || ${term(random, depth)}`
  if (random.oneIn(8))
    return `(${term(random, depth)} || ${term(random, depth)}) && ${term(random, depth)}`
  if (random.oneIn(12)) return `!(${term(random, depth)})`
  return term(random, depth)
}

function type(random: Random): string {
  return random.pick(['"page"', '"risk"', '"person"', '""', '$type', '"none"'])
}

function term(random: Random, depth: number): string {
  const outer = depth > 0 && !random.oneIn(3)
  const key = outer
    ? random.pick([
        '^._id',
        '^.n',
        '^.author._ref',
        '^.slug.current',
        '^.title',
        '^.author->_id',
        '^.^._id',
        '{"k": ^._id}.k',
      ])
    : random.pick(['$id', '$value', '"a"', '1', 'true', 'null', '$type', '$ids', '$nothing'])
  const keys = outer
    ? random.pick([
        '^.refs[]._ref',
        '^.tags',
        '^.tags[]',
        '[^._id, ^.n]',
        '^.slugs[].current',
        '^.refs[]->_id',
        'array::unique(^.refs[]._ref)',
        '^.n',
      ])
    : random.pick([
        '$ids',
        '$values',
        '["a", "b"]',
        '["a", null]',
        '[1, true]',
        '$types',
        '$id',
        'array::unique($values)',
        '[]',
      ])
  return random.pick([
    () => `_id == ${key}`,
    () => `_id in ${keys}`,
    () => `_type in ${keys}`,
    () => `references(${random.pick([key, keys, `${key}, ${keys}`])})`,
    () => `${attribute(random)} == ${key}`,
    () => `${key} == ${attribute(random)}`,
    () => `${attribute(random)} in ${keys}`,
    () => `${key} in ${lists(random)}`,
    () => `${attribute(random)} != ${key}`,
    () => `defined(${attribute(random)})`,
    () => `title match ${random.pick(['"two"', '"t*"', '["one", "two"]', '$value'])}`,
    () => `n > 0`,
    () => `n in 0..1`,
    () => `_id in path("${random.pick(['drafts.**', '*', 'versions.**'])}")`,
    () => `author->title == ${key}`,
    () => `count(refs) > 1`,
    () => `_originalId in path("drafts.**")`,
    () => (depth < 2 ? `count(${list(random, depth + 1)}) > 0` : `defined(author)`),
  ])()
}

function attribute(random: Random): string {
  return random.pick([
    'n',
    'title',
    'slug.current',
    'author._ref',
    'lower(title)',
    'tags[0]',
    'coalesce(slug.current, n)',
    'slugs[_key == "en"][0].current',
    '_type',
    'pt::text(body)',
    'array::join(tags, "-")',
    '@._id',
  ])
}

function lists(random: Random): string {
  return random.pick([
    'tags',
    'tags[]',
    'refs[]._ref',
    'slugs[].current',
    'author',
    '[n, title]',
    'array::compact(tags)',
    'array::unique(slugs[].current)',
  ])
}

function project(random: Random, query: string, depth: number): string {
  const field = (): string =>
    random.pick([
      () => '_id',
      () => 'title',
      () => '...',
      () => '"s": slug.current',
      () => 'refs[]->{_id, title}',
      () => '"author": author->title',
      () => 'n > 0 => {"big": true}',
      () => '"up": ^._id',
      () => (depth < 2 ? `"sub": ${list(random, depth + 1)}` : '"t": tags'),
      () => (depth < 2 ? `"subs": count(${list(random, depth + 1)})` : 'n'),
      () => (depth < 2 ? `"in": refs[]{"x": *[_id == ^._ref || references(^._ref)]._id}` : 'n'),
    ])()
  if (random.oneIn(2)) return query + compiled(random)
  return `${query}{${[field(), field(), field()].join(', ')}}`
}

/** Projections that the planner compiles by itself. */
function compiled(random: Random): string {
  return random.pick([
    '{_id, title, "s": slug.current, "t": tags.n}',
    '{..., "a": author->{..., "r": refs[]->title}}',
    '{title, ..., refs[]->{_id, "n": author->n, slug}, "k": slugs[].current}',
    '{"me": @, "x": body[].children[].text, "y": refs[]->author->, "z": slug->}',
    '{"a": author->title, "b": tags[]{n}, "c": refs[]{_ref}, "d": missing[]->{_id}}',
    '{}',
  ])
}
