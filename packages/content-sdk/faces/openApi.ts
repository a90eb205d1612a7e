import {
  includedSchema,
  richTextSchema,
  unitSchema,
  type DocumentDefinition,
  type JsonSchema,
  type SchemaRefs,
} from '@jakamy/schemas'

import {object, sharedSchemas, unitStates} from './unitStates.ts'

const refs: SchemaRefs = {
  included: (type) => `#/components/schemas/${nameOf(type)}Included`,
  richText: '#/components/schemas/RichText',
}

/**
 * The OpenAPI 3.1 document of a read-only API that serves what `createContent` returns: documents by
 * type, each unit with its status.
 */
export function openApi(definitions: readonly DocumentDefinition[], version: string): JsonSchema {
  const paths = definitions.map((definition) => pathsOf(definition))
  const schemas: JsonSchema = {
    ...sharedSchemas,
    RichText: richTextSchema(),
    Error: errorSchema,
    ...Object.fromEntries(definitions.map((one) => [nameOf(one.name), documentSchema(one)])),
    ...Object.assign({}, ...definitions.map(valueSchemas)),
    ...includedSchemas(definitions),
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Jakamy content',
      version,
      description:
        'Published content, validated and approved. A unit’s value comes with its status and language, or not at all.',
      license: {name: 'UNLICENSED', identifier: 'LicenseRef-UNLICENSED'},
    },
    servers: [{url: '/'}],
    security: [],
    tags: definitions.map(({name, description}) => ({name, description})),
    paths: Object.assign({}, ...paths),
    components: {schemas, parameters, responses},
  }
}

/** The schemas of the values of a type’s units, which stand in two states each. */
function valueSchemas(definition: DocumentDefinition): JsonSchema {
  return Object.fromEntries(
    Object.keys(definition.units).map((unit) => [
      valueName(definition, unit),
      unitSchema(definition, unit, refs),
    ]),
  )
}

/** The schemas of the documents that others include. */
function includedSchemas(definitions: readonly DocumentDefinition[]): JsonSchema {
  const all = definitions.map((definition) => ({
    definition,
    values: JSON.stringify(valueSchemas(definition)),
    included: includedSchema(definition, refs),
  }))
  const isIncluded = (type: string) =>
    all.some(({values, included}) =>
      `${values}${JSON.stringify(included)}`.includes(`"${refs.included(type)}"`),
    )
  return Object.fromEntries(
    all
      .filter(({definition}) => isIncluded(definition.name))
      .map(({definition, included}) => [`${nameOf(definition.name)}Included`, included]),
  )
}

/** The schema of one document as a reader gets it. */
function documentSchema(definition: DocumentDefinition): JsonSchema {
  const units = Object.entries(definition.units).map(([unit, {title}]) => [
    unit,
    unitStates(title, {$ref: `#/components/schemas/${valueName(definition, unit)}`}),
  ])
  const properties = {
    id: {type: 'string'},
    type: {type: 'string', const: definition.name},
    locale: {type: 'string', description: 'The language that was asked for.'},
    slugs: {
      type: 'object',
      description: 'The slug of the document per language.',
      additionalProperties: {type: 'string'},
    },
    attribution: {type: 'string', description: 'To be shown wherever the words are.'},
    units: object('The safety units, by name.', Object.fromEntries(units)),
    source: {type: 'string'},
    asOf: {type: 'string', format: 'date-time', description: 'When the source looked.'},
    problems: {type: 'array', items: {$ref: '#/components/schemas/Problem'}},
  }
  return {...object(definition.description, properties, ['attribution']), title: definition.title}
}

function pathsOf({name, title, plural}: DocumentDefinition): JsonSchema {
  const schema = {$ref: `#/components/schemas/${nameOf(name)}`}
  const common = [{$ref: '#/components/parameters/locale'}]
  return {
    [`/${name}`]: {
      get: {
        operationId: `list${nameOf(name)}`,
        tags: [name],
        summary: plural,
        parameters: [
          ...common,
          {$ref: '#/components/parameters/offset'},
          {$ref: '#/components/parameters/limit'},
        ],
        responses: {
          '200': json('Documents in the order of their ids.', {
            ...object('A part of the list.', {
              documents: {type: 'array', items: schema},
              problems: {type: 'array', items: {$ref: '#/components/schemas/Problem'}},
              asOf: {type: 'string', format: 'date-time'},
            }),
          }),
          '400': {$ref: '#/components/responses/badRequest'},
          '503': {$ref: '#/components/responses/unavailable'},
        },
      },
    },
    [`/${name}/{key}`]: {
      get: {
        operationId: `get${nameOf(name)}`,
        tags: [name],
        summary: title,
        parameters: [{$ref: '#/components/parameters/key'}, ...common],
        responses: {
          '200': json('The document.', schema),
          '400': {$ref: '#/components/responses/badRequest'},
          '404': {$ref: '#/components/responses/notFound'},
          '503': {$ref: '#/components/responses/unavailable'},
        },
      },
    },
  }
}

const errorSchema = object('A problem with the request or the source.', {
  code: {type: 'string', description: 'See docs/errors.'},
  message: {type: 'string'},
})

const parameters = {
  key: {
    name: 'key',
    in: 'path',
    required: true,
    description: 'A slug in any language, or an id.',
    schema: {type: 'string'},
  },
  locale: {
    name: 'locale',
    in: 'query',
    description:
      'The language wanted. Others stand in where it lacks approved words, marked as such.',
    schema: {type: 'string'},
  },
  offset: {name: 'offset', in: 'query', schema: {type: 'integer', minimum: 0, default: 0}},
  limit: {
    name: 'limit',
    in: 'query',
    schema: {type: 'integer', minimum: 1, maximum: 100, default: 100},
  },
}

const failed = (description: string) => json(description, {$ref: '#/components/schemas/Error'})

const responses = {
  badRequest: failed('The request cannot work.'),
  notFound: failed('No published document has this slug or id.'),
  unavailable: failed('The source of the content does not answer.'),
}

function json(description: string, schema: JsonSchema): JsonSchema {
  return {description, content: {'application/json': {schema}}}
}

function nameOf(type: string): string {
  return type.charAt(0).toUpperCase() + type.slice(1)
}

function valueName({name}: DocumentDefinition, unit: string): string {
  return `${nameOf(name)}${nameOf(unit)}Value`
}
