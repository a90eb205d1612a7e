/**
 * The path of an absolute address, as it is spelled but for doubled slashes: `@sanity/migrate` puts two before
 * the version, and so does a host that was set with a slash at its end. Every request asks for it, and the
 * server has put the address in order already, so it is cut out instead of being read again.
 */
export function pathnameOf(address: string): string {
  const start = address.indexOf('/', address.indexOf('://') + 3)
  if (start < 0) return '/'
  const end = address.slice(start).search(/[?#]/)
  const path = end < 0 ? address.slice(start) : address.slice(start, start + end)
  return path.includes('//') ? path.replaceAll(/\/{2,}/g, '/') : path
}
