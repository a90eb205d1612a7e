import content from '@jakamy/content-sdk/openapi.json' with {type: 'json'}

import {parameters} from '../parameters.ts'
import {fields, type Route} from '../routes/route.ts'

/** What any route may answer, besides its own. */
const always = [400, 406, 429, 503]

const problem = fields({
  status: {type: 'integer'},
  title: {type: 'string'},
  detail: {type: 'string', description: 'What to do.'},
  'parameter?': {type: 'string'},
  'messages?': {type: 'array', items: {type: 'string'}},
})

/** The OpenAPI 3.1 document: paths from the table of routes, schemas from those of the SDK. */
export function openApi(routes: readonly Route[]): object {
  const paths = Object.fromEntries(routes.map((route) => [route.path, {get: operation(route)}]))
  const travelled = Object.entries(content.components.schemas).map(
    ([name, one]) => [name, travelling(one)] as const,
  )
  const schemas = new Map<string, object>([...travelled, ['HttpProblem', problem]])
  return {
    openapi: '3.1.1',
    info: content.info,
    servers: content.servers,
    security: [],
    paths,
    components: {schemas: Object.fromEntries(usedBy(paths, schemas))},
  }
}

/** The schemas that something refers to, and those that these refer to, in their order. */
function usedBy(paths: object, schemas: ReadonlyMap<string, object>): [string, object][] {
  const used = new Set<string>()
  const look = (value: object) => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(
      /"#\/components\/schemas\/(\w+)"/g,
    )) {
      if (used.has(name)) continue
      used.add(name)
      look(schemas.get(name) ?? {})
    }
  }
  look(paths)
  return [...schemas].filter(([name]) => used.has(name))
}

function operation({path, id, summary, parameters: names, produces, schema, refusals}: Route) {
  const key = {
    name: 'key',
    in: 'path',
    required: true,
    description: 'A slug in any language, or an id.',
    schema: {type: 'string'},
  }
  return {
    operationId: id,
    summary,
    parameters: [
      ...(path.includes('{key}') ? [key] : []),
      ...names.map((name) => ({name, in: 'query', ...parameters[name]})),
    ],
    responses: {
      200: {description: summary, content: {[produces]: schema ? {schema} : {}}},
      304: {description: 'The version of `If-None-Match` is the newest.'},
      ...Object.fromEntries([...always, ...refusals].map((status) => [status, refusal])),
    },
  }
}

const refusal = {
  description: 'Refused; `detail` says what to do.',
  content: {'application/problem+json': {schema: {$ref: '#/components/schemas/HttpProblem'}}},
}

/** Where a document came from travels in headers, so it is no part of its schema. */
const inHeaders = new Set(['source', 'asOf', 'problems'])

function travelling(schema: object): object {
  if (!('properties' in schema && 'required' in schema && Array.isArray(schema.required))) {
    return schema
  }
  const properties = Object.entries(Object(schema.properties))
  if (!properties.some(([name]) => name === 'asOf')) return schema
  return {
    ...schema,
    properties: Object.fromEntries(properties.filter(([name]) => !inHeaders.has(name))),
    required: schema.required.filter((name: unknown) => !inHeaders.has(String(name))),
  }
}
