// Requests made from the OpenAPI document: those it allows, and those it does not. `FUZZ_REQUESTS` sets how many.
import fastCheck from 'fast-check'
import {expect, it} from 'vitest'

import {ask, type Api, type ParameterSchema} from './http.ts'
import {deliveryOfFile} from './running.ts'

const requests = Number(process.env.FUZZ_REQUESTS ?? 1000)
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31))

const api = deliveryOfFile()

/** What programs stumble over. */
const odd = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '9007199254740993',
  'NaN',
  'true',
  'null',
  'undefined',
  '[]',
  '{}',
  'fr',
  'EN',
  'en-',
  'i-klingon',
  'xx-ab-cd',
  '%00',
  '%ff',
  '%25',
  '%252e%252e',
  '../..',
  '..%2f',
  '\\',
  '//',
  '*',
  '<b>',
  '"',
  "'",
  '`',
  ';',
  '&',
  '=',
  '+',
  '#',
  '?',
  '*[_id==$id]',
  '$(id)',
  'é€😀',
  '\u202e',
  '\ud800',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'drafts.x',
  'versions.r1.x',
  '{key}',
  'a'.repeat(500),
]
const keys = [
  'test-approved',
  'procedure-test-approved',
  'test-withdrawn',
  'test-unreviewed',
  'none',
]

/** Values that a schema allows, and others. */
function valuesOf({type, enum: choices, minimum = 0, maximum = 99}: ParameterSchema) {
  const right =
    choices === undefined
      ? type === 'integer'
        ? fastCheck.integer({min: minimum, max: maximum}).map(String)
        : fastCheck.constantFrom('en', 'fr', 'clinic-test', 'web', 'stay', '00ff')
      : fastCheck.constantFrom(...choices)
  return fastCheck.oneof(
    {arbitrary: right, weight: 4},
    {arbitrary: fastCheck.constantFrom(...odd), weight: 1},
    {arbitrary: fastCheck.string({maxLength: 40}), weight: 1},
  )
}

/** A request of one route. */
function requestsOf([route, {get: operation}]: [string, Api['paths'][string]]) {
  const query = Object.fromEntries(
    operation.parameters
      .filter((one) => one.in === 'query')
      .map(({name, schema}) => [name, fastCheck.option(valuesOf(schema), {freq: 1})]),
  )
  return fastCheck.record({
    route: fastCheck.constant(route),
    key: fastCheck.constantFrom(...keys, ...keys, ...odd),
    query: fastCheck.record(query),
    extra: fastCheck.option(fastCheck.constantFrom(...odd), {freq: 9}),
    raw: fastCheck.boolean(),
    method: fastCheck.constantFrom(
      'GET',
      'GET',
      'GET',
      'HEAD',
      'POST',
      'DELETE',
      'OPTIONS',
      'TRACE',
    ),
    headers: fastCheck.oneof(
      fastCheck.constant({}),
      fastCheck.record(
        {
          accept: fastCheck.constantFrom(
            '*/*',
            'application/json',
            ';;,q=',
            'text/html',
            'a'.repeat(300),
          ),
          'accept-encoding': fastCheck.constantFrom(
            'br',
            'gzip;q=0',
            'x',
            ';q=,',
            'identity;q=0, *;q=0',
          ),
          'if-none-match': fastCheck.constantFrom('*', '"0"', 'W/"', ',,', '"'),
          'x-http-method-override': fastCheck.constantFrom('DELETE', 'PUT'),
          'x-forwarded-host': fastCheck.constantFrom('evil.invalid', '"'),
        },
        {requiredKeys: []},
      ),
    ),
  })
}

/** What `requestsOf` makes. */
interface Request {
  route: string
  key: string
  query: Record<string, string | null>
  extra: string | null
  raw: boolean
  method: 'GET' | 'HEAD' | 'POST' | 'DELETE' | 'OPTIONS' | 'TRACE'
  headers: Record<string, string>
}

const plain: Request = {
  route: '/v1/procedures',
  key: 'none',
  query: {},
  extra: null,
  raw: false,
  method: 'GET',
  headers: {},
}

/** One request for each answer that has to come up, whatever the seed: 200, 400, 404, 405, 406. */
const answers: Partial<Request>[] = [
  {},
  {extra: 'odd'},
  {route: '/v1/procedures/{key}'},
  {method: 'DELETE'},
  {headers: {accept: 'text/html'}},
]

const examples = answers.map((one): [Request] => [{...plain, ...one}])

it('the server fails at none, and answers only what its document names', async () => {
  const told: Api = (await ask(`${api.url}/openapi.json`)).json()
  const any = fastCheck.oneof(...Object.entries(told.paths).map(requestsOf))
  const statuses = new Map<number, number>()
  await fastCheck.assert(
    fastCheck.asyncProperty(any, async ({route, key, query, extra, raw, method, headers}) => {
      const encode = (text: string) =>
        raw ? text.replaceAll(/[^\x21-\x7e]|[?#]/g, '') : encodeURIComponent(text.toWellFormed())
      const pairs = Object.entries(query).flatMap(([name, value]) =>
        value === null ? [] : [`${name}=${encode(value)}`],
      )
      if (extra !== null) pairs.push(`${encode(extra)}=1`)
      const address = `${route.replace('{key}', () => encode(key))}?${pairs.join('&')}`
      const {status, headers: given} = await ask(api.url + address, {method, headers})
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      const refused = given['content-type'] === 'application/problem+json'
      // An address whose key has a slash in it, or none at all, is another address.
      const isThere = !raw || /^[^/%]+$/.test(key)
      const isRead = isThere && (method === 'GET' || method === 'HEAD')
      const named = Object.keys(told.paths[route]?.get.responses ?? {})
      const right = {
        server: status < 500,
        told: status < 400 || refused,
        named: !isRead || named.includes(String(status)),
      }
      expect({method, address, status, ...right}).toEqual({
        method,
        address,
        status,
        server: true,
        told: true,
        named: true,
      })
    }),
    {numRuns: requests, seed, examples},
  )
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404, 405, 406]))
}, 600_000)
