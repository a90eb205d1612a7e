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
  const {Error: _error, ...schemas} = content.components.schemas
  return {
    openapi: '3.1.1',
    info: content.info,
    servers: content.servers,
    security: [],
    paths: Object.fromEntries(routes.map((route) => [route.path, {get: operation(route)}])),
    components: {
      schemas: {
        ...Object.fromEntries(
          Object.entries(schemas).map(([name, one]) => [name, travelling(one)]),
        ),
        HttpProblem: problem,
      },
    },
  }
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
