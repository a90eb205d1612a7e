import type {JsonObject} from './document.ts'

/** One problem in a mutation or action request, as `@sanity/client` reads it. */
export interface ErrorItem {
  type: string
  description: string
  [detail: string]: unknown
}

/**
 * An answer other than 200. `status` is the HTTP status and `body` the JSON that is sent;
 * the message is for logs and never holds tokens or document contents.
 */
export class LakeError extends Error {
  readonly status: number
  readonly body: JsonObject

  constructor(status: number, message: string, body: JsonObject) {
    super(message)
    this.name = 'LakeError'
    this.status = status
    this.body = body
  }
}

/** A mutation request that was refused; nothing of it was applied. */
export function mutationError(status: number, item: ErrorItem, index = 0): LakeError {
  const description = `The mutation(s) failed: ${item.description}`
  return new LakeError(status, description, {
    error: {type: 'mutationError', description, items: [{error: item, index}]},
    statusCode: status,
  })
}

/** An action request that was refused; nothing of it was applied. */
export function actionError(status: number, item: ErrorItem, index = 0): LakeError {
  const description = `Action failed: ${item.description}`
  return new LakeError(status, description, {
    error: {type: 'actionError', description, items: [{error: item, index}]},
    statusCode: status,
  })
}

/**
 * A query that could not be read. `start` and `end` are offsets into `query`; the client
 * draws a code frame from them.
 */
export function queryParseError(
  description: string,
  query: string,
  start: number,
  end: number,
): LakeError {
  return new LakeError(400, description, {
    error: {type: 'queryParseError', description, query, start, end},
    statusCode: 400,
  })
}

/** A query that was read but can not be answered (unsupported function, too expensive). */
export function queryError(status: number, description: string): LakeError {
  return new LakeError(status, description, {
    error: {type: 'queryError', description},
    statusCode: status,
  })
}

/** A request that is malformed in a way that is not particular to mutations or queries. */
export function validationError(description: string, status = 400): LakeError {
  return new LakeError(status, description, {
    error: {type: 'validationError', description},
    statusCode: status,
  })
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
}

/** The plain envelope `{statusCode, error, message}` that the account side of the API uses. */
export function httpError(status: number, message: string, errorCode?: string): LakeError {
  return new LakeError(status, message, {
    statusCode: status,
    error: REASONS[status] ?? 'Error',
    message,
    ...(errorCode ? {errorCode} : {}),
  })
}

/** 401 as the hosted service words it when a request carries no session. */
export function unauthorized(message = 'Unauthorized - Session not found'): LakeError {
  return httpError(401, message, 'SIO-401-ANF')
}

/** 403 for an identity that is known but may not do this. */
export function forbidden(permission: string): LakeError {
  return new LakeError(403, `Insufficient permissions; permission "${permission}" required`, {
    error: {
      type: 'insufficientPermissionsError',
      description: `Insufficient permissions; permission "${permission}" required`,
      requiredPermission: permission,
    },
    statusCode: 403,
  })
}

/** 404 for the id of a user who is not a member of the project. */
export function userNotFound(id: string, project: string): LakeError {
  const description = `project user not found for user ID "${id}" in project "${project}"`
  return new LakeError(404, description, {
    error: {type: 'projectUserNotFoundError', description},
    statusCode: 404,
  })
}
