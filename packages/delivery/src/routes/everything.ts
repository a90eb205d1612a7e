import {listAll, type Content, type ContentDocument} from '@jakamy/content-sdk'

import {originHeaders, type Origin} from '../answers/origin.ts'
import {resourceNames, resources, type Resource} from '../resources.ts'
import {readerOf, shortly, type Call, type Context} from './route.ts'

/** All documents as one reader gets them. */
export interface Everything extends Origin {
  documents: {resource: Resource; document: ContentDocument}[]
}

/** Reads all documents of all resources; the SDK gives each page again for a while. */
export async function everything(content: Content, call: Call): Promise<Everything> {
  const documents: Everything['documents'] = []
  const problems: {type: string}[] = []
  let asOf = ''
  for (const resource of resourceNames) {
    const found = await listAll(content, resources[resource], readerOf(call))
    documents.push(...found.documents.map((document) => ({resource, document})))
    problems.push(...found.problems)
    // The oldest look: nothing of the answer is older.
    asOf = asOf === '' || found.asOf < asOf ? found.asOf : asOf
  }
  return {documents, problems, asOf}
}

/** An answer about all documents. It holds no words but those of notices, in the language asked for. */
export async function aboutEverything(
  {prepared, locale}: Context,
  {request, values}: Call,
  all: Everything,
  body: object,
): Promise<Response> {
  const ready = await prepared.prepare(body, 'json', () => JSON.stringify(body))
  return prepared.send(request, ready, {
    'content-type': 'application/json',
    ...shortly,
    ...originHeaders(all, [], values.locale ?? locale),
  })
}
