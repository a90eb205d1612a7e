import {isRecord, type JsonObject} from '../document.ts'
import {validationError} from '../errors.ts'
import {visibilityOf} from '../identity.ts'
import {datasetOf, type LakeContext, param, paramsIn, readJson} from '../lakeContext.ts'
import {
  checkPerspective,
  defaultPerspective,
  parsePerspective,
  type Perspective,
} from '../perspective.ts'
import {answerSomewhere} from '../query/answerSomewhere.ts'
import {sendJson} from '../sendJson.ts'
import type {SourceMapMode} from '../sourceMap/contentSourceMap.ts'

interface QueryRequest {
  query: string
  params: JsonObject
  perspective: unknown
  resultSourceMap: unknown
}

/** `GET` and `POST /data/query/:dataset`: answers a GROQ query. */
export async function query(c: LakeContext): Promise<Response> {
  const {identity, lake} = c.var
  const address = c.req.query()
  const request = c.req.method === 'POST' ? await fromBody(c, address) : fromAddress(address)
  const dataset = datasetOf(c)
  const started = performance.now()
  const perspective = perspectiveOf(request, param(c, 'api'))
  const {version} = dataset
  const {result, syncTags, resultSourceMap} = await answerSomewhere(lake.queryPool, dataset, {
    query: request.query,
    params: request.params,
    perspective,
    visibility: visibilityOf(identity),
    identity: identity.user?.id ?? '<anonymous>',
    now: lake.clock().toISOString(),
    project: dataset.project,
    dataset: dataset.name,
    sourceMap: readSourceMap(request.resultSourceMap),
  })
  const returned = address.returnQuery === 'false' ? {} : {query: request.query}
  const ms = Math.round(performance.now() - started)
  const rest = JSON.stringify({...returned, syncTags, ms})
  // The result and its map are JSON already.
  const map = resultSourceMap === undefined ? '' : `"resultSourceMap":${resultSourceMap},`
  const body = [RESULT, ...result, Buffer.from(`,${map}${rest.slice(1)}`)]
  const holds = (): boolean => dataset.version === version
  // What tells the time has another answer every time.
  return request.query.includes('now') ? sendJson(c, body) : sendJson(c, body, holds)
}

/**
 * What is seen. A query for what belongs to a release, which `client.releases.fetchDocuments` asks
 * without a perspective, would find nothing among published documents.
 */
function perspectiveOf({query: text, perspective}: QueryRequest, apiVersion: string): Perspective {
  if (perspective === undefined) {
    return text.includes('sanity::partOfRelease(') ? 'raw' : defaultPerspective(apiVersion)
  }
  const parsed = parsePerspective(perspective)
  checkPerspective(parsed, apiVersion)
  return parsed
}

/** `true` points into lists by number, `withKeyArraySelector` by `_key`. */
function readSourceMap(value: unknown): SourceMapMode | undefined {
  if (value === undefined || value === false || value === 'false') return undefined
  if (value === true || value === 'true') return 'index'
  if (value === 'withKeyArraySelector') return 'key'
  throw validationError('"resultSourceMap" is true, false or withKeyArraySelector')
}

const RESULT = Buffer.from('{"result":')

type Address = Record<string, string>

function fromAddress(address: Address): QueryRequest {
  const {query: text, perspective} = address
  if (!text) throw validationError('The parameter "query" is missing')
  const {resultSourceMap} = address
  return {query: text, params: paramsIn(address), perspective, resultSourceMap}
}

async function fromBody(c: LakeContext, address: Address): Promise<QueryRequest> {
  const body = await readJson(c)
  const text = body.query ?? address.query
  if (typeof text !== 'string' || text === '') {
    throw validationError('The body must have a "query", a GROQ text')
  }
  const params = {...paramsIn(address), ...(isRecord(body.params) ? body.params : {})}
  return {
    query: text,
    params,
    perspective: address.perspective ?? body.perspective,
    resultSourceMap: address.resultSourceMap ?? body.resultSourceMap,
  }
}
