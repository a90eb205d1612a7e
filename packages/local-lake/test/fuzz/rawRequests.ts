import type {Random} from '../reliability/random.ts'

const TOKEN = 'test-admin-token'
const API = '/v2025-03-01'

/** Queries as people write them; what is sent are mutations of them. */
const QUERIES = [
  '*[_type == "page" && slug.current == $slug][0]{..., "author": author->{name}}',
  '*[_id in ["a", "b"]] | order(_updatedAt desc, title asc)[0...10]{_id, "n": count(list)}',
  '*[references($id) && !(_id in path("drafts.**"))]{"x": select(n > 1 => "a", n <= 1 => "b", "c")}',
  'count(*[title match "a*" || pt::text(body) match $words])',
  '{"a": *[_type == "page"]{title, "b": *[_type == "risk" && references(^._id)]._id}, "n": 1 + 2 * 3}',
  'array::unique(*[].tags[])[0..5]{"d": dateTime(now()) - 60, "s": string::split(@, "a")}',
  '*[defined(geo)]{"d": geo::distance(geo, geo::latLng(1, 2)), "u": upper(title)[0..3]}|score(title match "a")',
  'fn x::f($p) = $p{title}; *[]{"f": x::f(@), ..., "i": identity(), !a, a: b->c[d == ^.e]}',
]

const BODIES: Record<string, unknown>[] = [
  {mutations: [{create: {_id: 'a', _type: 'page', title: 't', list: [1, {_key: 'k'}]}}]},
  {mutations: [{createOrReplace: {_id: 'b', _type: 'page', n: 1}}, {delete: {id: 'a'}}]},
  {
    mutations: [
      {
        patch: {
          id: 'b',
          ifRevisionID: 'x',
          set: {'list[0].x': 1},
          unset: ['a..b', 'l[_key=="k"]'],
          inc: {n: 1},
          insert: {after: 'list[-1]', items: [1]},
          diffMatchPatch: {title: '@@ -1 +1 @@'},
          setIfMissing: {a: {}},
        },
      },
    ],
  },
  {mutations: [{patch: {query: '*[_type == $t]', params: {t: 'page'}, dec: {n: 2}}}]},
  {
    actions: [
      {
        actionType: 'sanity.action.document.edit',
        draftId: 'drafts.a',
        publishedId: 'a',
        patch: {set: {n: 1}},
      },
    ],
  },
  {
    actions: [
      {actionType: 'sanity.action.release.create', releaseId: 'r1', metadata: {title: 't'}},
    ],
  },
  {
    actions: [
      {actionType: 'sanity.action.document.publish', draftId: 'drafts.b', publishedId: 'b'},
    ],
  },
  {query: '*[_type == $t]', params: {t: 'page'}},
]

/** Endpoints: method and path after the version. */
const ENDPOINTS = [
  ['GET', '/data/query/production?query='],
  ['POST', '/data/query/production?returnQuery=false'],
  ['POST', '/data/mutate/production?returnIds=true&returnDocuments=true&visibility=sync'],
  ['POST', '/data/actions/production?dryRun=true'],
  ['GET', '/data/doc/production/a,b,drafts.a'],
  ['GET', '/data/listen/production?includeResult=true&effectFormat=mendoza&query='],
  ['GET', '/data/live/events/production?includeDrafts=true'],
  ['GET', '/data/history/production/documents/a?revision=x&time=2025-01-01T00:00:00Z'],
  ['GET', '/data/history/production/transactions/a?fromTime=x&excludeContent=true&limit=3'],
  ['GET', '/data/history/production/events/documents/a?limit=5'],
  ['GET', '/data/references/production/documents/a/to'],
  ['GET', '/data/export/production?types=page'],
  ['POST', '/assets/images/production?filename=a.png'],
  ['GET', '/users/me/keyvalue/a,b'],
  ['PUT', '/users/me/keyvalue'],
  ['GET', '/projects/testproj/datasets'],
  ['PUT', '/datasets/second'],
  ['PATCH', '/aliases/one'],
  ['GET', '/jobs/x/listen'],
  ['OPTIONS', '/data/query/production'],
  ['GET', '/socket/production'],
] as const

/** Bodies that are no JSON, after the `n_` cases of JSONTestSuite. */
const NO_JSON = [
  '[1,]',
  '[1 true]',
  '["a",\n4\n,1,',
  '[,1]',
  '["x"',
  '[1,,2]',
  '{"a":"b"}}',
  '["": 1]',
  '[-]',
  '[-01]',
  '[0x42]',
  '[1.]',
  '[.5]',
  '[1e]',
  '[1e+]',
  '[Infinity]',
  '[NaN]',
  '[+1]',
  '[1_000]',
  '[012]',
  '{"a":1,}',
  "{'a':0}",
  '{a: "b"}',
  '{"a" "b"}',
  '{"a":1 "b":2}',
  '["\\x00"]',
  '["\\u00A"]',
  '["\\uD800\\"]',
  '["\t"]',
  '["new\nline"]',
  '[tru]',
  '[nul]',
  '',
  ' ',
  '\u0000',
  '\ufeff{}',
  '{"a":/*c*/1}',
  '<null>',
  '[\u000c]',
  '{"a":#}',
  '[[[[[[[[',
  '{"a":{"a":{"a":',
  '"',
  '["\\',
  '1 2',
  '\u2060',
  '{"\u0000":1}',
  '{"__proto__":{"x":1},"mutations":[]}',
]

const SIGNS = [
  '*',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '"',
  '->',
  '^',
  '@',
  '$',
  '|',
  '..',
  '...',
  '==',
  ' in ',
  ' match ',
  '!',
  '&&',
  ',',
  '::',
  '\\',
  '\u0000',
  '\ud800',
  'é',
  '🙂',
  '-1',
  '1e999',
  'null',
  '\n',
  '//',
]
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  'drafts.',
  'a.b',
  '*',
  [],
  {},
  [[]],
  {'': 1},
  'x'.repeat(3_000),
  '\ud800',
  {_ref: 'a', _type: 'reference'},
  '__proto__',
  {constructor: {prototype: {}}},
]

function some(random: Random, list: readonly unknown[]): unknown {
  return list[random.below(list.length)]
}

/** A text with some of it taken out, doubled, or put between. */
function scramble(random: Random, text: string, pieces: readonly string[]): string {
  let result = text
  for (let times = random.below(4); times > 0; times -= 1) {
    const from = random.below(result.length + 1)
    const to = Math.min(result.length, from + random.below(12))
    const piece = random.pick([String(some(random, pieces)), '', result.slice(from, to).repeat(2)])
    result = result.slice(0, from) + piece + result.slice(random.pick([from, to]))
  }
  return result
}

/** A value with something else somewhere in it. */
function replaceInside(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random.below(4) === 0)
    return some(random, VALUES)
  const entries = Object.entries(value)
  const at = random.below(entries.length + 1)
  const changed = entries.map(([name, one], index) => [
    index === at && random.below(6) === 0 ? String(some(random, SIGNS)) : name,
    index === at ? replaceInside(random, one) : one,
  ])
  return Array.isArray(value) ? changed.map(([, one]) => one) : Object.fromEntries(changed)
}

function bodyFor(random: Random): string {
  if (random.below(5) === 0) return random.pick(['x', ...NO_JSON])
  let body = some(random, BODIES)
  for (let times = random.below(4); times > 0; times -= 1) body = replaceInside(random, body)
  const text = JSON.stringify(body)
  return random.below(8) === 0 ? scramble(random, text, SIGNS) : text
}

function addressFor(random: Random, path: string): string {
  const query = scramble(random, String(some(random, QUERIES)), SIGNS)
  const asked = path.endsWith('query=') ? path + encodeURIComponent(query.toWellFormed()) : path
  const params = random.pick([
    '',
    '&$slug="a"&$id="b"&$words="a*"',
    '&$t=[1',
    '&perspective=drafts,raw',
    '&tag=%00',
  ])
  const whole = API + asked + (asked.includes('?') ? params : params.replace('&', '?'))
  if (random.below(4) > 0) return whole
  return scramble(random, whole, [
    '%',
    '%00',
    '%2e%2e/',
    '%ff',
    '%C0%AF',
    '//',
    '?',
    '#',
    '..',
    ';',
    '%E2%82',
    'a'.repeat(300),
  ])
}

const HEADERS = [
  'X-Sanity-Project-Id: ..',
  'Origin: null',
  'Origin: http://localhost:3333',
  'Expect: 100-continue',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Last-Event-ID: a#b',
  'Range: bytes=0-1',
  'If-None-Match: *',
  'Content-Encoding: gzip',
  'X-HTTP-Method-Override: DELETE',
  'Cookie: a=b',
  'Accept: */*, x',
  'Content-Type: text/plain',
  'Forwarded: for=x',
  `X-Long: ${'y'.repeat(20_000)}`,
  'Bad Header: x',
  'No-Colon',
  'Host: evil.example',
  'Authorization: Bearer x',
  'Transfer-Encoding: gzip',
  'Content-Length: -1',
  'Sec-WebSocket-Key: x',
]

/** A request as it goes over a connection; the same random numbers make the same one. */
export function rawRequest(random: Random): Buffer {
  const [method, path] = ENDPOINTS[random.below(ENDPOINTS.length)] ?? ENDPOINTS[0]
  const verb =
    random.below(12) === 0 ? random.pick(['TRACE', 'get', 'CONNECT', 'PRI', 'DELETE', '']) : method
  const body = method === 'GET' || method === 'OPTIONS' ? '' : bodyFor(random)
  const length = Buffer.byteLength(body)
  const wrong = [
    `Content-Length: ${length}\r\nTransfer-Encoding: chunked`,
    `Content-Length: ${length + random.below(3) - 1}`,
    `Content-Length: ${length}\r\nContent-Length: ${length + 1}`,
  ]
  const right = [`Content-Length: ${length}`, 'Transfer-Encoding: chunked']
  const framing = String(some(random, random.below(6) === 0 ? wrong : right))
  const chunked = `${length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
  const sent = body !== '' && framing === 'Transfer-Encoding: chunked' ? chunked : body
  const lines = [
    `${verb} ${addressFor(random, path)} ${random.below(10) > 0 ? 'HTTP/1.1' : random.pick(['HTTP/1.0', 'HTTP/9.9', ''])}`,
    'Host: localhost',
    ...(random.below(4) === 0 ? [] : [`Authorization: Bearer ${TOKEN}`]),
    ...(body === '' ? [] : ['Content-Type: application/json', framing]),
    ...Array.from({length: Math.max(0, random.below(6) - 3)}, () => String(some(random, HEADERS))),
  ]
  const bytes = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${sent}`)
  if (random.below(10) > 0) return bytes
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    bytes[random.below(bytes.length)] = random.below(256)
  }
  return random.below(3) === 0 ? bytes.subarray(0, random.below(bytes.length)) : bytes
}
