import dns, {type LookupAddress, type LookupOptions} from 'node:dns'
import {syncBuiltinESMExports} from 'node:module'

/**
 * Lets Node find `<project>.localhost`, which browsers take for this machine by themselves and
 * some systems do not. Loaded before a command that addresses a project by its host name:
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

Object.assign(dns, {lookup: lookupLocalhost})
syncBuiltinESMExports()
