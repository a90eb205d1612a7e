import type {ContentDocument} from '@jakamy/content-sdk'

import {bodyOf, originHeaders, unitsOf, withdrawnOf} from '../answers/origin.ts'
import {numberOf} from '../parameters.ts'
import {Refusal} from '../problem.ts'
import {resourceNames, resources, type Resource} from '../resources.ts'
import {formats} from './formats.ts'
import {fields, readerOf, ref, shortly, type Call, type Context, type Route} from './route.ts'

const reader = ['locale', 'clinic', 'channel'] as const

/** The routes of documents: for each resource a list, one document, and its renderings. */
export const documentRoutes: Route[] = resourceNames.flatMap((resource): Route[] => {
  const schema = ref(capital(resources[resource]))
  const name = capital(resources[resource])
  return [
    {
      path: `/v1/${resource}`,
      id: `list${name}`,
      summary: `A page of ${spoken(resource)}, in the order of their ids`,
      parameters: [...reader, 'limit', 'after'],
      produces: 'application/json',
      schema: fields({
        documents: {type: 'array', items: schema},
        'total?': {type: 'integer'},
        hasMore: {type: 'boolean'},
        'next?': {type: 'string', description: 'What to give as `after`.'},
      }),
      refusals: [],
      answer: (context, call) => list(resource, context, call),
    },
    {
      path: `/v1/${resource}/{key}`,
      id: `get${name}`,
      summary: `One of the ${spoken(resource)}, by a slug in any language or its id`,
      parameters: reader,
      produces: 'application/json',
      schema,
      refusals: [404, 410],
      answer: (context, call) => one(resource, context, call),
    },
    ...Object.entries(formats).map(([format, {type, summary, parameters = []}]): Route => ({
      path: `/v1/${resource}/{key}/${format}`,
      id: `get${name}As${capital(format)}`,
      summary,
      parameters: [...reader, ...parameters],
      produces: type,
      ...(type.endsWith('json') ? {schema: {type: ['object', 'array']}} : {}),
      refusals: [404, 410],
      answer: (context, call) => rendered(resource, format, context, call),
    })),
  ]
})

async function list(resource: Resource, context: Context, call: Call): Promise<Response> {
  const {content, prepared} = context
  const {after} = call.values
  const found = await content.list(resources[resource], {
    ...readerOf(call),
    limit: numberOf(call.values, 'limit'),
    ...(after === undefined ? {} : {after}),
  })
  const {documents, total, hasMore, next} = found
  const ready = await prepared.prepare(found, 'json', () =>
    JSON.stringify({documents: documents.map(bodyOf), total, hasMore, next}),
  )
  return prepared.send(call.request, ready, {
    'content-type': 'application/json',
    ...shortly,
    ...originHeaders(found, documents, call.values.locale ?? context.locale),
  })
}

async function one(resource: Resource, context: Context, call: Call): Promise<Response> {
  const document = await present(resource, context, call)
  const ready = await context.prepared.prepare(document, 'json', () =>
    JSON.stringify(bodyOf(document)),
  )
  return context.prepared.send(call.request, ready, {
    'content-type': 'application/json',
    ...shortly,
    ...originHeaders(document, [document], document.locale),
  })
}

async function rendered(
  resource: Resource,
  format: string,
  context: Context,
  call: Call,
): Promise<Response> {
  const document = await present(resource, context, call)
  const render = formats[format]?.render
  const type = formats[format]?.type ?? ''
  const headingLevel = numberOf(call.values, 'heading-level')
  const ready = await context.prepared.prepare(document, `${format} ${headingLevel}`, async () => {
    const whole = await wholeOf(resource, document, context, call)
    const text = render?.(document, {whole, headingLevel, assetUrl: context.assetUrl})
    if (text === undefined) {
      throw new Refusal(
        404,
        `This document has no ${format} as it stands. Ask for the document itself.`,
      )
    }
    return text
  })
  return context.prepared.send(call.request, ready, {
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    ...shortly,
    ...originHeaders(document, [document], document.locale),
    // Nothing in a rendering runs; a browser that opens one directly is told so as well.
    'content-security-policy':
      "default-src 'none'; font-src data:; img-src https: data:; style-src 'unsafe-inline'; sandbox",
  })
}

/** The document, if there is one and it was not withdrawn as a whole. */
async function present(
  resource: Resource,
  {content}: Context,
  call: Call,
): Promise<ContentDocument> {
  const isKey = /^[\p{L}\p{N}_-]{1,200}$/u.test(call.key)
  const document = isKey
    ? await content.find(resources[resource], call.key, readerOf(call))
    : undefined
  if (!document) {
    throw new Refusal(404, `Check the slug or id. /v1/${resource} lists what there is.`)
  }
  const {whole, messages} = withdrawnOf(document)
  if (whole) {
    throw new Refusal(
      410,
      'This text was withdrawn. Remove every copy, and show the messages instead if there are any.',
      messages.length > 0 ? {messages} : {},
      originHeaders(document, [], messages.length > 0 ? document.locale : 'en'),
    )
  }
  return document
}

/** The document read in the language that parts of it fall back to: some renderings never mix two. */
async function wholeOf(
  resource: Resource,
  document: ContentDocument,
  {content}: Context,
  call: Call,
): Promise<ContentDocument | undefined> {
  const fallen = unitsOf(document).flatMap(([, unit]) =>
    unit.status === 'fallback' ? [unit.locale] : [],
  )
  const [locale] = fallen
  if (locale === undefined) return undefined
  const options = {...readerOf(call), locale, fallback: []}
  return content.find(resources[resource], {id: document.id}, options)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function spoken(resource: Resource): string {
  return resource === 'glossary' ? 'glossary terms' : resource.replaceAll('-', ' ')
}
