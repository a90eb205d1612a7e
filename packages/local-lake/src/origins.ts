import {isIP} from 'node:net'

import {isLoopbackName} from './identity.ts'
import type {CorsOrigin} from './projectSettings.ts'

/** Where requests may come from and which names the lake answers to. */
export interface OriginOptions {
  /** Exact origins allowed to read answers, beside pages on this machine. */
  corsOrigins: readonly string[]
  studioOrigins: readonly string[]
  /** Further host names that the lake answers to; IP addresses are allowed when not empty. */
  allowedHosts: readonly string[]
}

/** The name in a Host header, without the port; lower case. */
export function hostnameOf(host: string | undefined): string {
  if (!host) return ''
  const match = /^(\[[0-9a-f:.]+\]|[^:]+)(?::\d+)?$/i.exec(host)
  return match?.[1]?.toLowerCase() ?? ''
}

/**
 * False for a host name that is not ours. A page of another site can make its own name point
 * at 127.0.0.1 (DNS rebinding); its requests then carry that name.
 */
export function isAllowedHost(hostname: string, {allowedHosts}: OriginOptions): boolean {
  if (isLoopbackName(hostname) || allowedHosts.includes(hostname)) return true
  return allowedHosts.length > 0 && isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
}

/** An origin that may read answers. */
export interface AllowedOrigin {
  origin: string
  /** Whether its pages may send what the browser keeps for the lake. */
  credentials: boolean
}

/**
 * Tells whether an origin may read answers: pages on this machine, the origins given at the start,
 * and those that were added to the project.
 */
export function findOrigin(
  origin: string,
  options: OriginOptions,
  added: readonly CorsOrigin[],
): AllowedOrigin | undefined {
  if (isAllowedAtStart(origin, options)) return {origin, credentials: true}
  const matching = added.filter((one) => matchesOrigin(origin, one.origin))
  if (matching.length === 0) return undefined
  return {origin, credentials: matching.some((one) => one.allowCredentials)}
}

function isAllowedAtStart(origin: string, options: OriginOptions): boolean {
  if (options.corsOrigins.includes(origin) || options.studioOrigins.includes(origin)) return true
  if (!URL.canParse(origin)) return false
  const {protocol, hostname} = new URL(origin)
  return (protocol === 'http:' || protocol === 'https:') && isLoopbackName(hostname)
}

/** `*` is any origin, and `file:///*` any page out of a file, as `sanity cors add` says. */
function matchesOrigin(origin: string, pattern: string): boolean {
  if (pattern === '*') return true
  if (pattern === 'file:///*') return origin === 'file://'
  const literal = pattern.toLowerCase().replaceAll(/[^a-z0-9*]/g, String.raw`\$&`)
  return new RegExp(`^${literal.replaceAll('*', '[^/]*')}$`).test(origin)
}
