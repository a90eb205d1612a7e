import type {TransactionAnswer} from '../dataset.ts'
import {validationError} from '../errors.ts'
import {requireRole} from '../identity.ts'
import {datasetOf, flag, type LakeContext, readJson} from '../lakeContext.ts'
import {submitRequest} from '../submitRequest.ts'

/** `POST /data/mutate/:dataset`: applies a transaction of mutations. */
export async function mutate(c: LakeContext): Promise<Response> {
  const user = requireRole(c.var.identity, 'editor', 'update')
  const body = await readJson(c)
  if (!Array.isArray(body.mutations)) {
    throw validationError('The body must have "mutations", an array')
  }
  const mutations: unknown[] = body.mutations
  const answer = await submitRequest(c.var.lake, datasetOf(c), {
    mutations,
    generateKeys: flag(c, 'autoGenerateArrayKeys'),
    ...transactionId(body.transactionId ?? c.req.query('transactionId')),
    author: user.id,
    cause: 'mutate',
    dryRun: flag(c, 'dryRun') || body.dryRun === true,
  })
  const {transactionId: id} = answer
  return c.json({transactionId: id, results: shapeResults(c, answer)})
}

/**
 * `POST /data/actions/:dataset`: applies actions, one after the other. Objects in lists get a `_key` where
 * they have none. No actions are no change: the App SDK sends them after an edit that changes nothing.
 */
export async function actions(c: LakeContext): Promise<Response> {
  const user = requireRole(c.var.identity, 'editor', 'update')
  const body = await readJson(c)
  if (!Array.isArray(body.actions)) {
    throw validationError('The body must have "actions", an array')
  }
  const requested: unknown[] = body.actions
  const first = requested[0]
  const hasType = typeof first === 'object' && first !== null && 'actionType' in first
  const answer = await submitRequest(c.var.lake, datasetOf(c), {
    actions: requested,
    generateKeys: true,
    ...transactionId(body.transactionId),
    author: user.id,
    cause: hasType ? String(first.actionType) : 'actions',
    dryRun: body.dryRun === true || flag(c, 'dryRun'),
  })
  return c.json({transactionId: answer.transactionId})
}

function transactionId(value: unknown): {transactionId?: string} {
  if (value === undefined || value === null) return {}
  if (typeof value === 'string' && /^[a-zA-Z0-9._-]{1,128}$/.test(value)) {
    return {transactionId: value}
  }
  throw validationError(
    'A "transactionId" is 1 to 128 letters, digits, dots, underscores and hyphens',
  )
}

function shapeResults(c: LakeContext, answer: TransactionAnswer): object[] {
  const withDocuments = flag(c, 'returnDocuments')
  const withIds = flag(c, 'returnIds') || withDocuments
  return answer.results.map(({id, operation}) => ({
    ...(withIds ? {id} : {}),
    operation,
    ...(withDocuments ? {document: answer.documents.get(id) ?? current(c, id)} : {}),
  }))
}

/** A document that a mutation left as it was (`createIfNotExists`) is returned as it is. */
function current(c: LakeContext, id: string): unknown {
  return datasetOf(c).view('all', 'raw').get(id) ?? null
}
