import {httpError} from '../errors.ts'
import {requireRole} from '../identity.ts'
import {type LakeContext, param, readJson} from '../lakeContext.ts'
import type {CorsOrigin} from '../projectSettings.ts'

/** Ids of added origins start here; below are those that the lake was started with. */
const FIRST_ID = 1_001

/** `GET /projects/:project/cors`: the origins whose pages may read answers. */
export function corsOrigins(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  return c.json([...givenAtStart(c), ...added(c)])
}

/** `POST /projects/:project/cors`: allows an origin, of `{origin, allowCredentials}`. */
export async function addCorsOrigin(c: LakeContext): Promise<Response> {
  requireRole(c.var.identity, 'admin', 'manage')
  const {origin, allowCredentials} = await readJson(c)
  if (
    typeof origin !== 'string' ||
    !/^(?:\*|null|file:\/\/\/\*|[a-z*][a-z0-9+.*-]*:\/\/[^/\s?#]+)$/i.test(origin)
  ) {
    throw httpError(400, `Invalid origin ${JSON.stringify(origin)}: https://host, without a path`)
  }
  const list = added(c)
  if ([...givenAtStart(c), ...list].some((one) => one.origin === origin)) {
    throw httpError(409, `Origin "${origin}" already exists`)
  }
  const made: CorsOrigin = {
    id: Math.max(FIRST_ID - 1, ...list.map(({id}) => id)) + 1,
    projectId: param(c, 'projectId'),
    origin,
    allowCredentials: allowCredentials === true,
    createdAt: c.var.lake.clock().toISOString(),
  }
  change(c, [...list, made])
  return c.json(made)
}

/** `DELETE /projects/:project/cors/:originId`: takes back what was allowed. */
export function deleteCorsOrigin(c: LakeContext): Response {
  requireRole(c.var.identity, 'admin', 'manage')
  const id = Number(param(c, 'originId'))
  if (givenAtStart(c).some((one) => one.id === id)) {
    throw httpError(400, 'This origin is given at the start of the lake: see serve --help')
  }
  const list = added(c)
  const left = list.filter((one) => one.id !== id)
  if (left.length === list.length)
    throw httpError(404, `Origin "${param(c, 'originId')}" not found`)
  change(c, left)
  return c.json({id, deleted: true})
}

function givenAtStart(c: LakeContext): (CorsOrigin & {isDefault: true})[] {
  const {corsOrigins: others, studioOrigins} = c.var.lake.settings
  const projectId = param(c, 'projectId')
  return [...new Set([...studioOrigins, ...others])].map((origin, index) => ({
    id: index + 1,
    projectId,
    origin,
    allowCredentials: true,
    createdAt: new Date(0).toISOString(),
    isDefault: true,
  }))
}

function added(c: LakeContext): readonly CorsOrigin[] {
  return c.var.lake.projects.corsOrigins(param(c, 'projectId'))
}

/** Prepared replies say who may read them. */
function change(c: LakeContext, origins: readonly CorsOrigin[]): void {
  c.var.lake.projects.setCorsOrigins(param(c, 'projectId'), origins)
  c.var.lake.replies.clear()
}
