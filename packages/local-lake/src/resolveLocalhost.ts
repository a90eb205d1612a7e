import dns, {type LookupAddress, type LookupOptions} from 'node:dns'
import {syncBuiltinESMExports} from 'node:module'
import net, {type Socket} from 'node:net'
import tls from 'node:tls'

/**
 * Lets Node find `<project>.localhost`, which browsers take for this machine by themselves and
 * some systems do not, and without TLS, which no lake speaks: `@sanity/migrate` knows no other scheme
 * than https. Loaded before a command that addresses a project by its host name:
 * `NODE_OPTIONS="--import @jakamy/local-lake/resolve-localhost" npx sanity …`
 */
type Done = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void

const lookup = dns.lookup

function lookupLocalhost(
  hostname: string,
  options: LookupOptions | number | Done,
  callback?: Done,
): void {
  const done = typeof options === 'function' ? options : callback
  if (!hostname.endsWith('.localhost') || !done) {
    // The arguments go on as they came.
    return Reflect.apply(
      lookup,
      dns,
      callback ? [hostname, options, callback] : [hostname, options],
    )
  }
  const all = typeof options === 'object' && options.all === true
  const address = '127.0.0.1'
  process.nextTick(() => (all ? done(null, [{address, family: 4}]) : done(null, address, 4)))
}

const connectTls = tls.connect

/** A connection to a lake is said to be secure as soon as it is there. */
function connectPlainly(...given: unknown[]): Socket {
  const [to] = given
  if (!isLake(to)) return Reflect.apply(connectTls, tls, given)
  const socket = net.connect({host: to.host, port: Number(to.port)})
  socket.once('connect', () => socket.emit('secureConnect'))
  return socket
}

/** True for `<project>.localhost:4000`; what has the usual port of https does speak TLS. */
function isLake(to: unknown): to is {host: string; port: unknown} {
  if (typeof to !== 'object' || to === null || !('host' in to) || !('port' in to)) return false
  return typeof to.host === 'string' && to.host.endsWith('.localhost') && Number(to.port) !== 443
}

Object.assign(dns, {lookup: lookupLocalhost})
Object.assign(tls, {connect: connectPlainly})
syncBuiltinESMExports()
