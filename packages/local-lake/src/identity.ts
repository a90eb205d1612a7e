import {createHash, timingSafeEqual} from 'node:crypto'

import type {Visibility} from './dataset.ts'
import {forbidden, unauthorized} from './errors.ts'
import type {LakeStore, TokenRole} from './store/types.ts'

/** A person or a robot, as `/users/me` answers it. */
export interface LakeUser {
  id: string
  name: string
  email: string
}

/** Who a request comes from. `anonymous` reads published documents and nothing else. */
export interface Identity {
  role: TokenRole | 'anonymous'
  /** Missing only for `anonymous`. */
  user?: LakeUser
  /** How the identity was shown: a token, or a Studio open on this machine. */
  via: 'none' | 'token' | 'studio'
}

/** Nobody in particular. */
export const ANONYMOUS: Identity = {role: 'anonymous', via: 'none'}

/** What of a request tells who sent it. */
export interface RequestFacts {
  authorization: string | undefined
  origin: string | undefined
  /** Host header without the port. */
  hostname: string
  /** Address of the other end of the connection. */
  peer: string | undefined
  /** Only browsers can send this header, and pages can not change it. */
  secFetchSite: string | undefined
  /** The request came through a proxy, so the peer says nothing about the sender. */
  forwarded: boolean
  /** Browsers leave `Sec-Fetch-Site` out of websocket handshakes. */
  websocket?: boolean
}

/**
 * Tells who a request comes from.
 * @throws a 401 for a token that is not known.
 */
export type Identify = (facts: RequestFacts) => Identity

/** Settings of `createIdentifier`. */
export interface IdentifierOptions {
  store: Pick<LakeStore, 'tokenByHash'>
  adminToken: string | undefined
  /** Exact origins whose pages act as the local user; empty switches that off. */
  studioOrigins: readonly string[]
  localUser: LakeUser
}

/** What is kept of a token: enough to recognise it, useless to one who reads it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/**
 * Makes the function that tells who a request comes from: a bearer token, else a Studio open
 * on this machine, else nobody.
 */
export function createIdentifier(options: IdentifierOptions): Identify {
  const {store, adminToken, studioOrigins, localUser} = options
  const adminHash = adminToken === undefined ? undefined : hashToken(adminToken)
  return (facts) => {
    const token = bearerToken(facts.authorization)
    if (token !== undefined) {
      const hash = hashToken(token)
      if (adminHash !== undefined && sameHash(hash, adminHash)) return tokenIdentity(ADMIN_TOKEN)
      const record = store.tokenByHash(hash)
      if (record) return tokenIdentity(record)
      throw unauthorized('Unauthorized - Unknown token')
    }
    if (isLocalStudio(facts, studioOrigins)) return {role: 'admin', user: localUser, via: 'studio'}
    return ANONYMOUS
  }
}

const ADMIN_TOKEN = {id: 'admin', label: 'Admin token', role: 'admin'} as const

/** Those who may have written in any lake: nobody lists them, and they are known all the same. */
export const SYSTEM_USER: LakeUser = {id: '<system>', name: 'System', email: ''}
export const ADMIN_USER: LakeUser = userOfToken(ADMIN_TOKEN)

function tokenIdentity(token: {id: string; label: string; role: TokenRole}): Identity {
  return {role: token.role, user: userOfToken(token), via: 'token'}
}

/** The robot that acts with a token. */
export function userOfToken({id, label}: {id: string; label: string}): LakeUser {
  return {id: `p-token-${id}`, name: label, email: `${id}@tokens.invalid`}
}

function bearerToken(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  const [scheme, token] = authorization.split(' ')
  if (scheme?.toLowerCase() === 'bearer' && token) return token
  throw unauthorized('Unauthorized - Malformed Authorization header')
}

function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}

/** All of it has to hold: same machine, a loopback name, the Studio's own page, a browser. */
function isLocalStudio(facts: RequestFacts, studioOrigins: readonly string[]): boolean {
  return (
    !facts.forwarded &&
    isLoopbackAddress(facts.peer) &&
    isLoopbackName(facts.hostname) &&
    facts.origin !== undefined &&
    studioOrigins.includes(facts.origin) &&
    (facts.secFetchSite !== undefined || facts.websocket === true)
  )
}

/** True for the address of this machine itself. */
export function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address)
}

/** True for names that always mean this machine. */
export function isLoopbackName(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]'
  )
}

/** Which documents this identity may see at all. */
export function visibilityOf(identity: Identity): Visibility {
  return identity.role === 'anonymous' ? 'public' : 'all'
}

const RANK = {anonymous: 0, read: 1, editor: 2, admin: 3} as const

/**
 * Refuses an identity that may not do something.
 * @throws 401 for nobody, 403 for somebody with too weak a role.
 */
export function requireRole(identity: Identity, role: TokenRole, permission: string): LakeUser {
  if (!identity.user) throw unauthorized()
  if (RANK[identity.role] < RANK[role]) throw forbidden(permission)
  return identity.user
}
