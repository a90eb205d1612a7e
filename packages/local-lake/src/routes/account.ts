import {httpError, unauthorized, userNotFound, validationError} from '../errors.ts'
import {
  ADMIN_USER,
  type Identity,
  type LakeUser,
  requireRole,
  SYSTEM_USER,
  userOfToken,
} from '../identity.ts'
import {type LakeContext, param, readBody} from '../lakeContext.ts'
import {findOrigin} from '../origins.ts'
import {ROLES} from '../roles.ts'

function roleOf(identity: Identity) {
  return identity.role === 'anonymous' ? ROLES.read : ROLES[identity.role]
}

/** `GET /users/me`: who the request comes from; 401 for nobody, as the hosted service does. */
export function currentUser(c: LakeContext): Response {
  const {identity} = c.var
  if (!identity.user) throw unauthorized()
  const role = roleOf(identity)
  return c.json({
    ...identity.user,
    role: role.name,
    roles: [role],
    provider: 'local',
    profileImage: null,
    type: identity.via === 'token' ? 'robot' : 'user',
  })
}

/**
 * `GET /users/:ids`, `GET /projects/:projectId/users/:ids`: the public profiles of one or several users. Of
 * several ids those that are known are answered; a single one that is not known is a 404.
 */
export function users(c: LakeContext): Response {
  const {identity, lake} = c.var
  const project = c.req.param('projectId') ?? c.var.project
  const asker = requireRole(identity, 'read', 'read')
  const robots = [ADMIN_USER, ...lake.store.tokens().map(userOfToken)]
  const known = [asker, lake.settings.localUser, SYSTEM_USER, ...robots]
  const ids = param(c, 'ids').split(',')
  const found = ids.flatMap((id) => known.find((user) => user.id === id) ?? [])
  const profiles = found.map((user) => profile(user, asker.id === user.id, project))
  if (ids.length > 1) return c.json(profiles)
  const [only] = profiles
  if (!only) throw userNotFound(param(c, 'ids'), project)
  return c.json(only)
}

function profile(user: LakeUser, isCurrentUser: boolean, projectId: string) {
  const [givenName, ...rest] = user.name.split(' ')
  return {
    id: user.id,
    sanityUserId: user.id,
    projectId,
    displayName: user.name,
    givenName,
    familyName: rest.join(' '),
    middleName: null,
    imageUrl: null,
    email: user.email,
    provider: 'local',
    loginProvider: 'local',
    createdAt: null,
    updatedAt: null,
    isCurrentUser,
  }
}

/** `GET /users/me/keyvalue/:keys`: small values that the Studio keeps for its user. */
export function keyValues(c: LakeContext): Response {
  const user = requireRole(c.var.identity, 'read', 'read')
  const values = param(c, 'keys')
    .split(',')
    .map((key) => ({key, value: c.var.lake.store.keyValue(user.id, key) ?? null}))
  return c.json(values.filter(({value}) => value !== null))
}

/** `PUT /users/me/keyvalue`: stores `[{key, value}]`. */
export async function putKeyValues(c: LakeContext): Promise<Response> {
  const {lake, identity} = c.var
  const user = requireRole(identity, 'read', 'read')
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/json')) throw httpError(415, 'The body must be JSON')
  const text = new TextDecoder().decode(await readBody(c, lake.settings.maxBodySize))
  const pairs = parsePairs(text)
  for (const {key, value} of pairs) lake.store.setKeyValue(user.id, key, value)
  const updatedAt = lake.clock().toISOString()
  return c.json(pairs.map((pair) => ({...pair, updatedAt})))
}

function parsePairs(text: string): {key: string; value: unknown}[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw validationError('The body is not valid JSON')
  }
  const items: unknown[] = Array.isArray(parsed) ? parsed : [parsed]
  return items.map((item) => {
    if (typeof item === 'object' && item !== null && 'key' in item && 'value' in item) {
      if (typeof item.key === 'string') return {key: item.key, value: item.value}
    }
    throw validationError('The body must be a list of {key, value}')
  })
}

/** `GET /auth/id`: the id behind the session. */
export function authId(c: LakeContext): Response {
  const {identity, lake} = c.var
  const user = requireRole(identity, 'read', 'read')
  const expiry = Math.floor(lake.clock().getTime() / 1000) + 86_400
  return c.json({id: user.id, expiry})
}

/** `GET /auth/providers`: none, as there is nothing to log in to. */
export function authProviders(c: LakeContext): Response {
  return c.json({providers: [], thirdPartyLogin: false})
}

/** `POST /auth/logout`: nothing to end on the side of the lake. */
export function logout(c: LakeContext): Response {
  return c.body(null, 204)
}

/** `GET /check/cors`: whether the origin of the request may read answers. */
export function checkCors(c: LakeContext): Response {
  const {lake, project} = c.var
  const origin = c.req.header('origin')
  const found = origin && findOrigin(origin, lake.settings, lake.projects.corsOrigins(project))
  const allowed = origin === undefined || Boolean(found)
  const withCredentials = found ? found.credentials : allowed
  return c.json({result: {allowed, withCredentials}})
}
