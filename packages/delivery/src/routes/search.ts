import {bodyOf, originHeaders} from '../answers/origin.ts'
import {numberOf} from '../parameters.ts'
import {resourceNames, resources} from '../resources.ts'
import {fields, never, readerOf, type Route} from './route.ts'

/** What people search for is theirs: the answer is not to be kept, and the log does not name it. */
export const searchRoute: Route = {
  path: '/v1/search',
  id: 'search',
  summary: 'Documents by their approved words, in the language asked for only',
  parameters: ['q', 'in', 'locale', 'clinic', 'channel', 'limit', 'offset'],
  produces: 'application/json',
  schema: fields({
    hits: {
      type: 'array',
      items: fields({
        document: {type: 'object'},
        units: {type: 'array', items: {type: 'string'}},
        score: {type: 'number'},
      }),
    },
    'total?': {type: 'integer'},
    hasMore: {type: 'boolean'},
  }),
  refusals: [],
  answer: async ({content, prepared, locale}, call) => {
    const resource = resourceNames.find((name) => name === call.values.in) ?? 'procedures'
    const found = await content.search(call.values.q ?? '', {
      type: resources[resource],
      ...readerOf(call),
      limit: numberOf(call.values, 'limit'),
      offset: numberOf(call.values, 'offset'),
    })
    const hits = found.documents.map(({document, ...hit}) => ({document: bodyOf(document), ...hit}))
    const {total, hasMore} = found
    const ready = await prepared.prepare(found, 'json', () =>
      JSON.stringify({hits, total, hasMore}),
    )
    const documents = found.documents.map(({document}) => document)
    return prepared.send(call.request, ready, {
      'content-type': 'application/json',
      ...never,
      ...originHeaders(found, documents, call.values.locale ?? locale),
    })
  },
}
