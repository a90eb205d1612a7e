import {createToken} from '../createToken.ts'
import {httpError, validationError} from '../errors.ts'
import {requireRole, userOfToken} from '../identity.ts'
import {type LakeContext, param, readJson} from '../lakeContext.ts'
import {ROLES, roleNamed} from '../roles.ts'
import type {TokenRecord} from '../store/types.ts'

/** `GET /access/project/:projectId/robots`: the tokens, as the CLI lists them. */
export function robots(c: LakeContext): Response {
  requireRole(c.var.identity, 'admin', 'manage')
  const data = c.var.lake.store.tokens().map((token) => robotOf(token, param(c, 'projectId')))
  return c.json({data, nextCursor: null, totalCount: data.length})
}

/**
 * `POST /access/project/:projectId/robots`: makes a token, of `{label, memberships: [{roleNames}]}`.
 * The answer is the only one that ever holds it.
 */
export async function createRobot(c: LakeContext): Promise<Response> {
  requireRole(c.var.identity, 'admin', 'manage')
  const {label, memberships} = await readJson(c)
  const [membership]: unknown[] = Array.isArray(memberships) ? memberships : []
  const names: unknown =
    typeof membership === 'object' && membership !== null && 'roleNames' in membership
      ? membership.roleNames
      : undefined
  const [name]: unknown[] = Array.isArray(names) ? names : []
  const {record, token} = make(c, label, name)
  return c.json({...robotOf(record, param(c, 'projectId')), token}, 201)
}

/** `GET /projects/:projectId/tokens`: the tokens, as the projects API lists them. */
export function tokens(c: LakeContext): Response {
  requireRole(c.var.identity, 'admin', 'manage')
  return c.json(c.var.lake.store.tokens().map(tokenOf))
}

/** `POST /projects/:projectId/tokens`: makes a token, of `{label, roleName}`. */
export async function createProjectToken(c: LakeContext): Promise<Response> {
  requireRole(c.var.identity, 'admin', 'manage')
  const {label, roleName} = await readJson(c)
  const {record, token} = make(c, label, roleName)
  return c.json({...tokenOf(record), key: token}, 201)
}

/** `DELETE …/robots/:tokenId` and `…/tokens/:tokenId`: a token that no longer works. */
export function deleteToken(c: LakeContext): Response {
  requireRole(c.var.identity, 'admin', 'manage')
  const id = param(c, 'tokenId')
  if (!c.var.lake.store.revokeToken(id)) throw httpError(404, `Token "${id}" not found`)
  return c.body(null, 204)
}

/** `GET /access/project/:projectId/roles`: the roles that a token can have. */
export function accessRoles(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  const data = Object.values(ROLES).map((role) => ({
    ...role,
    isCustom: false,
    appliesToUsers: true,
    appliesToRobots: true,
    resourceId: param(c, 'projectId'),
    resourceType: 'project',
  }))
  return c.json({data, nextCursor: null, totalCount: data.length})
}

/** `GET /projects/:projectId/roles`: the same, as the projects API lists them. */
export function projectRoles(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  return c.json(
    Object.values(ROLES).map((role) => ({...role, isRootRole: false, appliesToRobots: true})),
  )
}

/** `GET /invitations/project/:projectId`: nobody is invited; tokens are given by hand. */
export function invitations(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  return c.json([])
}

function make(c: LakeContext, label: unknown, roleName: unknown) {
  const role = roleNamed(roleName)
  if (role === undefined) {
    const names = Object.values(ROLES).map(({name}) => name)
    throw validationError(`Unknown role ${JSON.stringify(roleName)}: use ${names.join(', ')}`)
  }
  if (typeof label !== 'string' || label === '') {
    throw validationError('A token needs a "label", which says what it is for')
  }
  return createToken(c.var.lake.store, {label, role}, c.var.lake.clock())
}

function robotOf(token: TokenRecord, projectId: string) {
  const {id, label, role, createdAt} = token
  return {
    id,
    label,
    createdAt,
    expiresAt: null,
    memberships: [
      {
        resourceType: 'project',
        resourceId: projectId,
        resourceUserId: userOfToken(token).id,
        roleNames: [ROLES[role].name],
        addedAt: createdAt,
      },
    ],
  }
}

function tokenOf(token: TokenRecord) {
  const {id, label, role, createdAt} = token
  const {name, title} = ROLES[role]
  return {id, label, projectUserId: userOfToken(token).id, createdAt, roles: [{name, title}]}
}
