/**
 * The path of an absolute address, as it is spelled. Every request asks for it, and the server has
 * put the address in order already, so it is cut out instead of being read again.
 */
export function pathnameOf(address: string): string {
  const start = address.indexOf('/', address.indexOf('://') + 3)
  if (start < 0) return '/'
  const end = address.slice(start).search(/[?#]/)
  return end < 0 ? address.slice(start) : address.slice(start, start + end)
}
