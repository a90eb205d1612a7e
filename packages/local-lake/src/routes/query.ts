import {isRecord, type JsonObject} from '../document.ts'
import {validationError} from '../errors.ts'
import {visibilityOf} from '../identity.ts'
import {datasetOf, type LakeContext, param, paramsIn, readJson} from '../lakeContext.ts'
import {defaultPerspective, parsePerspective} from '../perspective.ts'
import {answerSomewhere} from '../query/answerSomewhere.ts'
import {sendJson} from '../sendJson.ts'

interface QueryRequest {
  query: string
  params: JsonObject
  perspective: unknown
}

/** `GET` and `POST /data/query/:dataset`: answers a GROQ query. */
export async function query(c: LakeContext): Promise<Response> {
  const {identity, lake} = c.var
  const address = c.req.query()
  const request = c.req.method === 'POST' ? await fromBody(c, address) : fromAddress(address)
  const dataset = datasetOf(c)
  const started = performance.now()
  const perspective =
    request.perspective === undefined
      ? defaultPerspective(param(c, 'api'))
      : parsePerspective(request.perspective)
  const {version} = dataset
  const {result, syncTags} = await answerSomewhere(lake.queryPool, dataset, {
    query: request.query,
    params: request.params,
    perspective,
    visibility: visibilityOf(identity),
    identity: identity.user?.id ?? '<anonymous>',
    now: lake.clock().toISOString(),
    project: dataset.project,
    dataset: dataset.name,
  })
  const returned = address.returnQuery === 'false' ? {} : {query: request.query}
  const ms = Math.round(performance.now() - started)
  const rest = JSON.stringify({...returned, syncTags, ms})
  // The result is JSON already.
  const body = [RESULT, ...result, Buffer.from(`,${rest.slice(1)}`)]
  const holds = (): boolean => dataset.version === version
  // What tells the time has another answer every time.
  return request.query.includes('now') ? sendJson(c, body) : sendJson(c, body, holds)
}

const RESULT = Buffer.from('{"result":')

type Address = Record<string, string>

function fromAddress(address: Address): QueryRequest {
  const {query: text, perspective} = address
  if (!text) throw validationError('The parameter "query" is missing')
  return {query: text, params: paramsIn(address), perspective}
}

async function fromBody(c: LakeContext, address: Address): Promise<QueryRequest> {
  const body = await readJson(c)
  const text = body.query ?? address.query
  if (typeof text !== 'string' || text === '') {
    throw validationError('The body must have a "query", a GROQ text')
  }
  const params = {...paramsIn(address), ...(isRecord(body.params) ? body.params : {})}
  return {query: text, params, perspective: address.perspective ?? body.perspective}
}
