import {isRecord, type JsonObject} from './document.ts'
import {mutationError} from './errors.ts'
import {patchProblem} from './patch/checkPatch.ts'

/** A document on its way in: `_type` is required, `_id` may be missing or end in a dot. */
export interface IncomingDocument extends JsonObject {
  _id?: string
  _type: string
}

/** What `patch` and `delete` point at: ids, or a query over the raw perspective. */
export type Selection = {ids: string[]} | {query: string; params: JsonObject}

/** One mutation of a request, read and checked. */
export type IncomingMutation =
  | {kind: 'create' | 'createIfNotExists' | 'createOrReplace'; document: IncomingDocument}
  | {kind: 'delete'; selection: Selection; purge?: boolean}
  | {kind: 'patch'; selection: Selection; operations: JsonObject}

/** One mutation as it is kept in history and sent to listeners: always of one document. */
export interface Mutation {
  create?: JsonObject
  createIfNotExists?: JsonObject
  createOrReplace?: JsonObject
  delete?: {id: string; purge?: true}
  patch?: JsonObject & {id: string}
}

/** The id of the document that a stored mutation concerns. */
export function mutationTarget(mutation: Mutation): string {
  const document = mutation.create ?? mutation.createIfNotExists ?? mutation.createOrReplace
  const id = document?._id ?? mutation.delete?.id ?? mutation.patch?.id
  return typeof id === 'string' ? id : ''
}

/**
 * Reads one entry of `mutations` in a request body.
 * @param index position in the request, for the error.
 * @throws a 400 mutation error that says what is wrong with it.
 */
export function parseMutation(value: unknown, index: number): IncomingMutation {
  const keys = isRecord(value) ? Object.keys(value) : []
  const kind = keys[0]
  if (!isRecord(value) || keys.length !== 1 || kind === undefined) {
    throw invalid(index, 'A mutation is an object with exactly one operation')
  }
  const body = value[kind]
  if (!isRecord(body)) throw invalid(index, `The value of "${kind}" must be an object`)
  switch (kind) {
    case 'create':
    case 'createIfNotExists':
    case 'createOrReplace':
      return {kind, document: parseDocument(body, kind, index)}
    case 'delete':
      return {kind, selection: parseSelection(body, index), purge: body.purge === true}
    case 'patch':
      return parsePatch(body, index)
    default:
      throw invalid(index, `Unknown mutation "${kind}"`)
  }
}

function parseDocument(body: JsonObject, kind: string, index: number): IncomingDocument {
  const {_id, _type} = body
  if (typeof _type !== 'string' || _type === '') {
    throw invalid(index, 'Document is missing the attribute "_type", which must be a string')
  }
  if (_id !== undefined && typeof _id !== 'string') {
    throw invalid(index, 'The attribute "_id" must be a string')
  }
  if (!_id && kind !== 'create') throw invalid(index, `"${kind}" requires the attribute "_id"`)
  return _id === undefined ? {...body, _type} : {...body, _id, _type}
}

function parseSelection(body: JsonObject, index: number): Selection {
  const {id, query, params} = body
  if (typeof query === 'string') return {query, params: isRecord(params) ? params : {}}
  const ids = Array.isArray(id) ? id : [id]
  if (ids.length === 0 || !ids.every((one) => typeof one === 'string')) {
    throw invalid(index, 'A patch or delete needs an "id" (or ids) or a "query"')
  }
  return {ids: ids.filter((one) => typeof one === 'string')}
}

function parsePatch(body: JsonObject, index: number): IncomingMutation {
  const {id: _id, query: _query, params: _params, ...operations} = body
  const problem = patchProblem(operations)
  if (problem !== undefined) throw invalid(index, problem)
  return {kind: 'patch', selection: parseSelection(body, index), operations}
}

function invalid(index: number, description: string) {
  return mutationError(400, {type: 'validationError', description}, index)
}
